"""The forms in which the record goes out: shapes of our own and those of others."""
