"""The desk's screens for the record."""
