"""Queries: the only place where tables of this room are read for others."""
