"""Dates: what is told by day, month, weekday, feast or distance, and which day that was.

An expression is read once and answered twice: with the day of publication, and from the text alone.
"""

from wayhome.extraction.dates.find import find_dates

__all__ = ["find_dates"]
