"""Everything that changes the tables of field work."""
