"""The commands that the tests begin differently."""
