"""Reads what other discussion systems give out; a module for each of them."""
