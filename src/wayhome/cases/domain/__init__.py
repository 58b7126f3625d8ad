"""Words and rules of casework: pure, no tables."""
