"""Statements: what is quoted in marks, in part, or reported in other words, and who says it."""

from wayhome.extraction.statements.find import find_quotes

__all__ = ["find_quotes"]
