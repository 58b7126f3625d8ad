"""A page that says the same in every language."""
