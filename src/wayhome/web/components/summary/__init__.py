"""Answers and facts in rows."""
