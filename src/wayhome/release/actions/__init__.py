"""Writes of what is public."""
