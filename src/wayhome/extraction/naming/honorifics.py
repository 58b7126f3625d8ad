"""Whether a form of address inside a run of capital words is one, or part of the name."""

from wayhome.extraction.english import is_common, is_noun
from wayhome.extraction.naming.gazetteer import (
    adjectives,
    family_names,
    folded,
    given_names,
    is_place,
)
from wayhome.extraction.naming.runs import Word
from wayhome.extraction.naming.vocabulary import honorifics, title_heads, uses

_LETTERS = frozenset({"m.", "me", "u", "e."})
_ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "madam"})
_DATO = frozenset({"dato", "dato'", "dato’", "datuk"})
_SRI = frozenset({"sri", "seri"})
_DOERS = ("tor", "er", "ist", "man", "woman", "ian")
_PREFIXES = frozenset({"sub", "ex", "co", "vice", "deputy", "under", "then"})


def is_honorific(words: list[Word], first: int, at: int, *, last: int) -> bool:
    """Whether the word at a place is a form of address, and no last name or initial.

    "King" is none in "Martin Luther King", nor is "M." in "Abdullah M. Al Rashed".
    """
    if words[at].low in _SRI and at and words[at - 1].low in _DATO:
        return True
    if words[at].low not in honorifics():
        return False
    if _ends_name(words, first, at, last=last):
        return False
    if at + 1 == last and at - first > 1 and folded(words[at].text) in given_names():
        return False  # "Piang Ngaih Don" is one name
    if at == first or not is_name_part(words[at - 1]):
        return True
    return at + 1 < last and words[at].low not in _LETTERS


def _ends_name(words: list[Word], first: int, at: int, *, last: int) -> bool:
    """Whether a form of address is somebody's name: "Ms Lama", "Sushila Lama", "Tun Tun Aung"."""
    low = words[at].low
    twice = (at + 1 < last and words[at + 1].low == low) or (
        at > first and words[at - 1].low == low
    )
    if twice or at + 1 < last or at == first:
        return twice
    before = words[at - 1]
    if before.low.strip(".") in _ADDRESS:
        return low.strip(".") not in _ADDRESS
    plain = is_common(before.low) or is_noun(before.low) or before.low in honorifics()
    return not plain and before.low not in title_heads() and not is_place(before.text)


def is_surname(words: list[Word], first: int, at: int, *, last: int) -> bool:
    """Whether a word for an office ends somebody's name: "Stephen King", "Marriyum Sheikh"."""
    if at + 1 < last or at == first or not _is_family(words[at]):
        return False
    before = words[at - 1]
    if folded(words[first].text) in given_names():
        return True
    said_of = uses("roles", "modifier") | uses("roles", "qualifier") | title_heads() | honorifics()
    plain = before.low not in said_of and not is_common(before.low) and not is_noun(before.low)
    return plain and folded(before.text) not in adjectives() and not is_place(before.text)


def is_trade(word: Word) -> bool:
    """Whether a noun that may begin a sentence says what somebody does: "Curator Ana Ruiz"."""
    return word.low.endswith(_DOERS) and is_noun(word.low) and not is_name_part(word)


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
    title = title.removesuffix("-at-large")
    head, dash, rest = title.partition("-")
    title = rest if dash and head in _PREFIXES else title
    single = title.removesuffix("s")
    if title in title_heads() or at + 1 >= last or not is_name_part(words[at + 1]):
        return title
    return single if single in title_heads() else title
