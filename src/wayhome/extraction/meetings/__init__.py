"""Engagements: who met whom, when, where and about what, held or still to come."""

from wayhome.extraction.meetings.find import find_meetings

__all__ = ["find_meetings"]
