"""Words and rules of the record: pure, no tables."""
