"""The rules of the catalogue check, one module for each kind of thing in the database."""
