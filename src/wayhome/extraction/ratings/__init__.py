"""Ratings: which level of which scheme a country or body has, and whether it rose, fell or stayed."""

from wayhome.extraction.ratings.find import find_ratings

__all__ = ["find_ratings"]
