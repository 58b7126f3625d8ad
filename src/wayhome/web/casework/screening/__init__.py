"""Pages on names held against sanctions lists: ask, see what came near, review, and what was when."""
