"""Words and rules of what is public: pure, no tables."""
