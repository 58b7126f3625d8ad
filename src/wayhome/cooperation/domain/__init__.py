"""Words and rules of cooperation: pure, no tables."""
