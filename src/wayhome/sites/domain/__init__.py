"""Pure rules of sites: what is sealed, how it is found, what judgements add up to."""
