"""Back to the page before."""
