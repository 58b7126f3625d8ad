"""Names of people by what stands around them: titles, offices, family names, words of saying."""
