"""Baked pages and the events table. Knows no report: each app above says which pages it bakes."""
