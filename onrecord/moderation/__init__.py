"""Queues and decisions, each by a clause of the standards. Imports discussion and below."""
