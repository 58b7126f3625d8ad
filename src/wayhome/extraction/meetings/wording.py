"""Plain lists of words that the rules for engagements ask for."""

from functools import cache

from wayhome.extraction.words import lexicon


@cache
def listed(name: str) -> frozenset[str]:
    """A list by its name, such as verbs that tell of the meeting itself."""
    entries = (each for each in lexicon("meetings_lists") if each.rule == name)
    return frozenset(word for each in entries for word in each.words)
