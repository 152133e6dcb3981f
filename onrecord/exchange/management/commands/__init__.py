"""Commands of the exchange, one for each file."""
