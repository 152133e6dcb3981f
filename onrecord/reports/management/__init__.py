"""Commands for reports."""
