"""A copy of the public site as files: written whole, or kept current by following the events."""
