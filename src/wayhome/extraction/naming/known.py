"""Organisations that are known everywhere, by all their names."""

from functools import cache

from wayhome.extraction.naming.gazetteer import folded
from wayhome.extraction.naming.runs import Word
from wayhome.extraction.words import Entry, lexicon


@cache
def _known() -> dict[str, Entry]:
    return {folded(word): each for each in lexicon("known_organisations") for word in each.words}


@cache
def _longest() -> int:
    return max(len(name.split()) for name in _known())


def known_from(text: str, words: list[Word], first: int) -> int:
    """Behind which word a known name of several words ends that begins here; 0 when none does."""
    for last in range(min(len(words), first + _longest()), first + 1, -1):
        name = folded(text[words[first].start : words[last - 1].end])
        if name in _known():
            return last
    return 0


def known_organisation(name: str) -> Entry | None:
    """The entry of an organisation by one of its names; its rule is the organisation's id."""
    return _known().get(folded(name).removeprefix("the "))
