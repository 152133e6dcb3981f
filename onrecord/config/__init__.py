"""Wiring only: settings, environment, addresses and the server's entry point."""
