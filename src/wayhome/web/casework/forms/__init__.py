"""Pages of an agency's own forms: bringing and publishing them, filling them in, finding answers."""
