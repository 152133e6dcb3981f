"""An app of the tests' own: their SQLite database begins as a new site does."""
