"""The record of a report: speakers, statements, figures, checks, measures. Imports reports and below."""
