"""More to read for those who want it."""
