"""Words and rules of this room, without a database."""
