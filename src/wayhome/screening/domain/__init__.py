"""Words and rules of screening: pure, no tables."""
