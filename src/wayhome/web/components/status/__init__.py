"""A status in one or two words."""
