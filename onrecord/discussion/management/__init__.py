"""Commands for discussions."""
