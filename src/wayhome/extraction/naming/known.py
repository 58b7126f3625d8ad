"""Organisations that are known everywhere, by all their names."""

from functools import cache

from wayhome.extraction.naming.gazetteer import folded
from wayhome.extraction.words import Entry, lexicon


@cache
def _known() -> dict[str, Entry]:
    return {folded(word): each for each in lexicon("known_organisations") for word in each.words}


def known_organisation(name: str) -> Entry | None:
    """The entry of an organisation by one of its names; its rule is the organisation's id."""
    return _known().get(folded(name).removeprefix("the "))
