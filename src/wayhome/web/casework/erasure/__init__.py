"""Pages on which people agree that a case be erased."""
