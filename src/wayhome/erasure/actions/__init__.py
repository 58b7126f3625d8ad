"""Actions: the only place where tables of this room change."""
