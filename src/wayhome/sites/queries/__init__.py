"""Everything that reads sites."""
