"""Words that stand in and around names, by their use, from the lexicons."""

from functools import cache

from wayhome.extraction.words import lexicon


@cache
def uses(kind: str, use: str) -> frozenset[str]:
    """The words of a lexicon that have this use."""
    return frozenset(
        word for each in lexicon(kind) if each.more.get("use") == use for word in each.words
    )


@cache
def titles() -> frozenset[str]:
    """Words, in small letters, that say what a person is and may stand before a name."""
    return uses("roles", "office") | uses("roles", "rank") | uses("roles", "trade")


@cache
def people_words() -> frozenset[str]:
    """Words, in small letters, for a person by what they are or do."""
    return titles() | uses("roles", "part")


@cache
def title_heads() -> frozenset[str]:
    """The last words of titles, in small letters."""
    return frozenset(word.split()[-1] for word in titles()) - {"to", "for", "of"}


@cache
def honorifics() -> frozenset[str]:
    """Forms of address, in small letters, before a name that they are no part of."""
    return frozenset(word.lower() for word in uses("names", "honorific"))
