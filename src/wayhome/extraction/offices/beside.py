"""Where a person's role stands: before the name, behind a comma, or behind "who serves as"."""

from collections.abc import Iterator

from wayhome.extraction.naming.vocabulary import honorifics, uses
from wayhome.extraction.offices.page import Page
from wayhome.extraction.offices.phrases import Phrase, is_head, phrase_at

_FAR = 9
_SKIPPED = frozenset({"also", "now", "currently", "then", "once", "long", "still", "jointly"})
_LEADING = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "then", "one"})


def phrases_of(page: Page, first: int, last: int) -> Iterator[Phrase]:
    """The roles that stand beside a name of these words."""
    yield from _before(page, first)
    yield from _behind(page, last)


def _before(page: Page, first: int) -> Iterator[Phrase]:
    """Titles right before a name, and a role before a comma: "the head of X, Ana Ruiz"."""
    at = first - 1
    while at >= 0 and page.words[at].low in honorifics() and not is_head(page, at):
        at -= 1
    if at < 0 or page.is_name(at):
        return
    gap = page.gap(at)
    if gap in {" ", "\u00a0"}:
        phrase = _reaching(page, at, comma=False)
        if phrase:
            yield phrase
            if (
                phrase.begin > 0
                and page.blank(phrase.begin - 1)
                and is_head(page, phrase.begin - 1)
            ):
                yield phrase_at(page, phrase.begin - 1)
            elif (
                phrase.begin > 0
                and page.gap(phrase.begin - 1) == ", "
                and not page.is_name(phrase.begin - 1)
            ):
                more = _reaching(page, phrase.begin - 1, comma=True)
                if more:
                    yield more
    elif gap in {", ", ', "', ": "} and not page.words[at].owner:
        phrase = _reaching(page, at, comma=True)
        if phrase and not _of_another(page, phrase):
            yield phrase


def _reaching(page: Page, last: int, *, comma: bool) -> Phrase | None:
    """The role whose words end with this one."""
    for head in range(last, max(-1, last - _FAR), -1):
        if page.is_name(head) or (head < last and not _open(page, head)):
            return None
        if is_head(page, head):
            phrase = phrase_at(page, head)
            if phrase.tail == last + 1:
                return phrase
            if (
                comma
                and head < last
                and page.words[head + 1].low in {"of", "for", "at", "in", "to"}
            ):
                return phrase if _no_verb(page, head + 1, last + 1) else None
    return None


def _open(page: Page, at: int) -> bool:
    """Whether a phrase may go on from a word to the next."""
    return page.blank(at) or page.joined(at)


def _no_verb(page: Page, first: int, last: int) -> bool:
    return all(page.pos(at) not in {"VERB", "AUX"} for at in range(first, last))


def _of_another(page: Page, phrase: Phrase) -> bool:
    """Whether a role between commas belongs to the name before it."""
    at = phrase.begin - 1
    while at >= 0 and page.words[at].low in _LEADING and page.blank(at):
        at -= 1
    return at >= 0 and page.gap(at) == ", " and page.is_name(at)


def _behind(page: Page, last: int) -> Iterator[Phrase]:
    """A role behind a name: ", director of X" and ", who also serves as director of X"."""
    at = last
    if at >= len(page.words):
        return
    gap = page.gap(at - 1)
    is_aged = page.words[at].text.isdigit() and gap in {", ", " ("}
    if is_aged or (gap.startswith(" (") and page.gap(at).startswith(")")):
        gap = page.gap(at).lstrip(")")
        at += 1
    if at >= len(page.words):
        return
    if gap in {", ", " - ", " – ", " — "}:
        if page.words[at].low in {"who", "whose"}:
            yield from _relative(page, at + 1)
        else:
            yield from _apposed(page, at)
    elif gap == " " and page.words[at].low in {"is", "was", "became", "remains"}:
        yield from _apposed(page, at + 1, article=True)


def _relative(page: Page, at: int) -> Iterator[Phrase]:
    """What follows "who": a verb of serving and the role."""
    while at < len(page.words) and page.words[at].low in _SKIPPED | {
        "has",
        "had",
        "been",
        "is",
        "was",
    }:
        if page.words[at].low in {"is", "was"}:
            yield from _apposed(page, at + 1, article=True)
        at += 1
    for length in (2, 3, 1):
        verb = " ".join(word.low for word in page.words[at : at + length])
        if verb in uses("roles", "serves"):
            yield from _apposed(page, at + length)
            return


def _apposed(page: Page, at: int, *, article: bool = False) -> Iterator[Phrase]:
    """The role that a noun phrase from here on names."""
    if article and (at >= len(page.words) or page.words[at].low not in _LEADING):
        return
    for head in range(at, min(at + _FAR, len(page.words))):
        if page.is_name(head):
            return
        if is_head(page, head) and not is_head_next(page, head):
            phrase = phrase_at(page, head)
            follows = phrase.tail
            titled = follows < len(page.words) and page.is_name(follows) and page.blank(follows - 1)
            if not titled:
                yield phrase
            return
        if not _open(page, head) or page.pos(head) in {
            "VERB",
            "AUX",
            "ADP",
            "SCONJ",
            "PRON",
        } - _allowed(page, head):
            return


def is_head_next(page: Page, at: int) -> bool:
    """Whether the next word is the head of the same role: "police chief"."""
    return at + 1 < len(page.words) and page.blank(at) and is_head(page, at + 1)


def _allowed(page: Page, at: int) -> set[str]:
    """Parts of speech that are fine for a word: pronouns that own, "acting" and "outgoing"."""
    word = page.words[at].low
    if word in uses("roles", "qualifier"):
        return {"VERB"}
    return {"PRON"} if word in _LEADING else set()
