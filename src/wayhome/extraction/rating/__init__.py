"""Ratings: which level of which scheme a country or body has, and whether it rose, fell or stayed."""
