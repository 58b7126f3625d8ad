"""Two descriptions side by side, field by field."""
