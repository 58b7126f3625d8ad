"""A source text with its proposals marked."""
