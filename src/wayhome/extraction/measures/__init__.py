"""Measures: sanctions, bans, freezes and conditions, by whom, against whom, and whether in force."""

from wayhome.extraction.measures.find import find_measures

__all__ = ["find_measures"]
