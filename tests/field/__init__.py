"""Field work: takings, edits, differences."""
