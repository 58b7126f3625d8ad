"""A published number and all that belongs to it."""
