"""Commitments: who says what they, or whom they speak for, will do."""

from wayhome.extraction.promises.find import find_commitments

__all__ = ["find_commitments"]
