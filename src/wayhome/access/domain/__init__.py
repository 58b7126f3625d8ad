"""Words and rules of access: pure, no tables."""
