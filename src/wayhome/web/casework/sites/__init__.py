"""Pages on places: the list of sites, one site, pairs side by side, and what staff add."""
