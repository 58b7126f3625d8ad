"""Figures: how many of what, how much money, what share, in which time, by whose account."""
