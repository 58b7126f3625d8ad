"""Whether a form of address inside a run of capital words is one, or part of the name."""

from wayhome.extraction.naming.gazetteer import family_names, folded, given_names
from wayhome.extraction.naming.runs import Word
from wayhome.extraction.naming.vocabulary import honorifics, title_heads

_LETTERS = frozenset({"m.", "me", "u", "e."})
_PREFIXES = frozenset({"sub", "ex", "co", "vice", "deputy", "under", "then"})


def is_honorific(words: list[Word], first: int, at: int, *, last: int) -> bool:
    """Whether the word at a place is a form of address, and no last name or initial.

    "King" is none in "Martin Luther King", nor is "M." in "Abdullah M. Al Rashed".
    """
    if words[at].low not in honorifics():
        return False
    if at == first or not is_name_part(words[at - 1]):
        return True
    return at + 1 < last and words[at].low not in _LETTERS


def is_surname(words: list[Word], first: int, at: int, *, last: int) -> bool:
    """Whether a word for an office ends somebody's name: "Stephen King", "Justin Bishop"."""
    ends = at + 1 == last and at > first
    return ends and folded(words[first].text) in given_names() and _is_family(words[at])


def is_name_part(word: Word) -> bool:
    """Whether a word is listed among the names that people have."""
    return folded(word.text) in given_names() or _is_family(word)


def _is_family(word: Word) -> bool:
    return folded(word.text) in family_names()


def title_of(words: list[Word], at: int, *, last: int) -> str:
    """A title without what is put before it, or made of several before a name.

    "sub-inspector" is an inspector, and so are "Inspectors Ana Ruiz and Ben Sollis".
    """
    title = words[at].low.removesuffix("-elect").removesuffix("-designate")
    head, dash, rest = title.partition("-")
    title = rest if dash and head in _PREFIXES else title
    single = title.removesuffix("s")
    if title in title_heads() or at + 1 >= last or not is_name_part(words[at + 1]):
        return title
    return single if single in title_heads() else title
