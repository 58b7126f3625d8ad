"""Words and rules of figures: pure, no tables."""
