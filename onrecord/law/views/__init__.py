"""What anybody sends about illegal content, and the desk's screens for it."""
