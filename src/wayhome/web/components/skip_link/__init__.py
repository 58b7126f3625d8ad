"""Past the header, to the content."""
