"""Figures: how many of what, how much money, what share, in which time, by whose account."""

from wayhome.extraction.figures.find import find_figures

__all__ = ["find_figures"]
