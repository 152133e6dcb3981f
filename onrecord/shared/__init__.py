"""Small things that know nothing about news; imports nothing of ours."""
