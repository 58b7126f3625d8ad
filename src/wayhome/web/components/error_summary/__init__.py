"""What must be put right, first on the page."""
