"""Obligations: who owes what under which treaty, convention or resolution, and by when."""

from wayhome.extraction.obligations.find import find_obligations

__all__ = ["find_obligations"]
