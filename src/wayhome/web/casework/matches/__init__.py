"""Pages on who is whom: piles of pairs, one pair side by side, a person, and the search."""
