"""The wording of a role: its head, what stands before it, and what it is a role of."""

from dataclasses import dataclass
from functools import cache

from wayhome.extraction.naming.gazetteer import adjectives, country_of, folded
from wayhome.extraction.naming.runs import Word
from wayhome.extraction.naming.vocabulary import uses
from wayhome.extraction.offices.page import Page
from wayhome.extraction.words import lexicon

_AT_MOST_BEFORE = 5
_AT_MOST_BEHIND = 9
_LINKS = frozenset({"of", "for", "to", "in", "on", "at", "with"})
_DETERMINERS = frozenset({"the", "a", "an", "our", "its", "his", "her", "their", "my", "one"})
_GOES_ON = frozenset({"of", "for", "on", "and", "the", "against", "from"})
_NOUNS = frozenset({"ADJ", "NOUN", "PROPN", "X"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a role in a page: `head` from `begin` on, and `end` (exclusive) without affiliation.

    `tail` is where all that belongs to it ends, its affiliation included.
    """

    begin: int
    head: int
    end: int
    tail: int
    qualifier: str | None
    rule: str


@cache
def _heads() -> dict[str, str]:
    """The rule by the head of a role, or by the whole of one that has several words."""
    found: dict[str, str] = {}
    for use in ("trade", "office", "rank"):
        for each in lexicon("roles"):
            if each.more["use"] == use:
                found |= dict.fromkeys(each.words, each.rule)
    return found


@cache
def _last_words() -> dict[str, str]:
    return {role.split()[-1]: rule for role, rule in _heads().items()}


@cache
def _qualifiers() -> dict[str, str]:
    return {
        word: str(each.more["qualifier"])
        for each in lexicon("roles")
        if each.more["use"] == "qualifier"
        for word in each.words
    }


def is_head(page: Page, at: int) -> bool:
    """Whether a word is the head of a role."""
    word = page.words[at]
    return _head_rule(page.words, at) is not None and not (
        word.is_capital and word.low == "general" and page.is_name(at + 1)
    )


def _head_rule(words: list[Word], at: int) -> str | None:
    """The rule of the role that ends with a word; None when none does."""
    low = words[at].low
    low = low.removesuffix("-elect").removesuffix("-designate")
    if low in _heads():
        return _heads()[low]
    if low not in _last_words():
        return None
    for length in (4, 3, 2):
        phrase = " ".join(word.low for word in words[max(0, at - length + 1) : at + 1])
        if phrase in _heads():
            return _heads()[phrase]
    return None


def phrase_at(page: Page, head: int) -> Phrase:
    """The role whose head is a word: with what stands before, and what follows it."""
    begin, qualifier = _beginning(page, head, _first_word(page.words, head))
    end, tail = _ending(page, head)
    rule = _head_rule(page.words, head) or "role.office"
    return Phrase(begin, head, end, tail, qualifier, rule)


def _first_word(words: list[Word], head: int) -> int:
    """With which word the longest role of several words that ends here begins."""
    for length in (4, 3, 2):
        begin = max(0, head - length + 1)
        if " ".join(word.low for word in words[begin : head + 1]) in _heads():
            return begin
    return head


def _beginning(page: Page, head: int, begin: int) -> tuple[int, str | None]:
    """With which word a role begins, and what qualifies it."""
    while begin > 0 and head - begin < _AT_MOST_BEFORE and _goes_with(page, begin - 1):
        begin -= 1
    qualifier = None
    for at in range(head, begin - 2, -1):
        if at >= 0 and (at == begin - 1 or at < head) and page.blank(at):
            found = _qualifiers().get(page.words[at].low)
            if found:
                qualifier = found
                begin = max(begin, at + 1)
                break
    if page.words[head].low.endswith(("-elect", "-designate")):
        qualifier = "new"
    prefix = page.words[begin].low.split("-")[0]
    if prefix == "ex" and "-" in page.words[begin].text:
        qualifier = "former"
    return begin, qualifier


def _goes_with(page: Page, at: int) -> bool:
    """Whether a word stands before a head as a part of the role."""
    word = page.words[at]
    if not page.blank(at) or word.low in _DETERMINERS or word.low in _qualifiers():
        return False
    if word.owner:
        return (
            word.low in {"women", "people", "secretary-general", "workers"}
            and page.mention(at) is None
        )
    if page.kind(at) == "org" or page.kind(at) == "person":
        return False
    if word.low in uses("roles", "modifier") or folded(word.text) in adjectives():
        return True
    return page.pos(at) in _NOUNS and not (word.opens and page.pos(at) == "ADJ")


def _ending(page: Page, head: int) -> tuple[int, int]:
    """Where a role ends without its affiliation, and with it."""
    at = head + 1
    if (
        at >= len(page.words)
        or not page.blank(head)
        or page.words[at].low not in _LINKS
        or page.words[head].owner
    ):
        return head + 1, head + 1
    stop = _noun_phrase(page, at + 1)
    if stop == at + 1:
        return head + 1, head + 1
    kinds = {page.kind(each) for each in range(at + 1, stop)}
    link = page.words[at].low
    if link in {"in", "at", "with"} and not kinds & {"place", "org"}:
        return head + 1, head + 1
    return (head + 1 if _belongs(page, head, stop, kinds=kinds) else stop), stop


def _belongs(page: Page, head: int, stop: int, *, kinds: set[str | None]) -> bool:
    """Whether what follows a head is whom or what it is a role of, and no part of its wording."""
    is_of = page.words[head + 1].low == "of"
    return (
        "org" in kinds
        or _is_body(page, head + 2, stop)
        or (is_of and "place" in kinds)
        or (is_of and _head_rule(page.words, head) != "role.office")
        or all(page.pos(each) in {"NUM", "DET", "PRON"} for each in range(head + 2, stop))
    )


def _is_body(page: Page, first: int, last: int) -> bool:
    """Whether a noun phrase is an organisation in plain words: "the oil workers' union"."""
    bodies = uses("organisations", "kind") | uses("organisations", "attached")
    return any(page.words[at].low in bodies for at in range(first, last))


def _noun_phrase(page: Page, begin: int) -> int:
    """Behind which word the noun phrase from here ends."""
    at = begin
    while at < len(page.words) and at - begin < _AT_MOST_BEHIND:
        word = page.words[at]
        fits = page.mention(at) is not None or page.pos(at) in _NOUNS | {"NUM"}
        if at == begin:
            fits = fits or word.low in _DETERMINERS or page.pos(at) in {"DET", "PRON"}
        else:
            fits = fits or (word.low in _GOES_ON and _continues(page, at))
        if not fits or page.kind(at) == "person":
            break
        at += 1
        if not page.blank(at - 1) and not page.joined(at - 1):
            break
    while at > begin and page.words[at - 1].low in _LINKS | _DETERMINERS | {"and"}:
        at -= 1
    return at


def _continues(page: Page, at: int) -> bool:
    """Whether a small word goes on with a noun phrase: the same name, or a noun behind."""
    if page.mention(at) is not None:
        return True
    follow = at + 1
    if follow >= len(page.words) or page.kind(follow) == "person":
        return False
    if page.words[at].low == "and":
        return (
            page.pos(follow) in {"NOUN", "PROPN"}
            and page.words[follow].is_capital
            and not is_head(page, follow)
        )
    return page.pos(follow) in _NOUNS | {"DET"}


def bag(page: Page, phrase: Phrase) -> frozenset[str]:
    """The words that count when two wordings of a role are compared."""
    words = {word.low for word in page.words[phrase.begin : phrase.end]}
    return frozenset(words - _LINKS - _DETERMINERS)


def country_in(page: Page, phrase: Phrase) -> int | None:
    """The word of a role, before its head, that is of a country."""
    for at in range(phrase.begin, phrase.head):
        if country_of(page.words[at].text):
            return at
    return None
