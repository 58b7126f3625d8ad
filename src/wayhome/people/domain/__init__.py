"""Words and rules of people: pure, no tables."""
