"""Jobs: work after the answer."""
