"""Writes of insight."""
