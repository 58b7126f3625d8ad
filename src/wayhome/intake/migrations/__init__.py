"""Changes of the schema of intake."""
