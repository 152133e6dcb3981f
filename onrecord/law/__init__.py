"""What is owed in public and by law: the log of decisions, notices, a person's data, erasure."""
