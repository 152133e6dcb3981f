"""Password hashing at a cost that a small server can bear under a spray of sign-ins."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id with OWASP's least memory (19 MiB, t=2, p=1); Django's takes 100 MiB a sign-in."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
