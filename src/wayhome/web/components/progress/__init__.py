"""How far a long work has come."""
