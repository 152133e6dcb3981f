"""This app's operator jobs."""
