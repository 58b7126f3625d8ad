"""Every change of a table of this room."""
