"""Measures: sanctions, bans, freezes and conditions, by whom, against whom, and whether in force."""
