"""Narrowing a list."""
