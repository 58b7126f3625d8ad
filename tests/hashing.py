"""Passwords of tests: the same Argon2id, at the least cost that it allows."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickHasher(Argon2PasswordHasher):
    """A hundredth of the work, so that thousands of invented users cost seconds."""

    time_cost = 1
    memory_cost = 64
    parallelism = 1
