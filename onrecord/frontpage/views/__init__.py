"""What is answered for one person, or for one query: never baked."""
