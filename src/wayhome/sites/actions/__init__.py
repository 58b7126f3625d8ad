"""Everything that changes sites."""
