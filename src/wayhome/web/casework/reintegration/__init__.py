"""Pages on the way home and life after it: one person of a case at a time, and what is due."""
