"""Words that stand out from the page."""
