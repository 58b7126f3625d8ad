"""Pages on which people agree that a case, or a complaint that is in none, be erased."""
