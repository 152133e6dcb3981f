"""Accounts, roles, profiles and notices. Imports only what is below: delivery, shared."""
