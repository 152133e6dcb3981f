"""Carries the whole content of one database into another, and proves that it arrived."""
