"""The page in another language."""
