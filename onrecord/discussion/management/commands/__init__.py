"""Each module here is one command."""
