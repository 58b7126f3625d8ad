"""Which case or person this page is about."""
