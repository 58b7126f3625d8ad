"""A link with words for those who hear it alone."""
