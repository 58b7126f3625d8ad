"""Turns of a transcript or an interview: `NAME: words`, `Q:` and `A:`, unlabelled answers."""

import re
from collections import Counter
from collections.abc import Iterator

from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.statements.page import Page, Statement
from wayhome.extraction.statements.wording import listed

_NAME = r"[^\W\d_][\w.’'-]*"
_LABEL = re.compile(
    rf"(?P<name>{_NAME}(?: {_NAME}){{0,5}}(?: ?\([^)\n]{{1,60}}\))?(?:, [A-Z][^:,\n]{{1,40}})?)"
    r" ?[:：]\s+(?=\S)"
)
_QUESTION_WORDS = ("q", "question", "a", "answer", "ans")
_SHORT_LABEL = re.compile(r"(?P<name>[QA])[.:]\s+(?=\S)")
_ENDS = re.compile(r"[.?!…—–-][\"”’»)\]]*\s*$")
_ASIDE = re.compile(r"^[(\[].*[)\]]$")
_FEWEST_TURNS = 3
_HALF = 0.5


def turns(pages: list[Page]) -> Iterator[Statement]:
    """The turns of an article that is a transcript, in part or whole; none of any other."""
    labels = {page.paragraph.number: found for page in pages if (found := _label(page))}
    names = Counter(_plain(match["name"]) for match in labels.values())
    if len(labels) < 2 or not _is_transcript(names):  # one turn is no talk
        return
    known = {number for number, match in labels.items() if _is_speaker(match["name"], names)}
    last: Statement | None = None
    for place, page in enumerate(pages):
        number = page.paragraph.number
        if number in known:
            last = _turn(page, labels[number])
        elif last is not None and _goes_on(page, pages[place + 1 :], known):
            last = Statement("direct", page, 0, len(page.text), "turn", follows=last)
        elif last is not None and (rest := _unlabelled(pages[place:], known, pages[:place])):
            yield from rest
            return
        else:
            continue
        page.turn = last
        yield last


def _label(page: Page) -> "re.Match[str] | None":
    text = page.text
    if page.is_title:
        return None
    match = _SHORT_LABEL.match(text) or _LABEL.match(text)
    if match is None or not _ENDS.search(text) or text[match.end() :].isupper():
        return None
    return None if _plain(match["name"]) in listed("no turn") else match


def _plain(name: str) -> str:
    return name.partition("(")[0].partition(",")[0].strip().lower()


def _is_transcript(names: Counter[str]) -> bool:
    """Whether labels come again, or ask and answer."""
    return (
        names.total() >= _FEWEST_TURNS
        and (max(names.values()) > 1 or any(name in _QUESTION_WORDS for name in names))
    ) or (
        len(names) >= 2
        and all(" " in name and name.title() != name.lower() for name in names)
        and names.total() >= 2
    )


def _is_speaker(name: str, names: Counter[str]) -> bool:
    """Whether a label names somebody: written like a name, or coming again."""
    plain = _plain(name)
    words = [word for word in name.partition("(")[0].split() if word[0].isalpha()]
    like_name = all(word[0].isupper() for word in words)
    return like_name and (
        names[plain] > 1 or plain in _QUESTION_WORDS or len(words) > 1 or name.isupper()
    )


def _turn(page: Page, match: "re.Match[str]") -> Statement:
    name = match["name"].partition("(")[0].rstrip()
    label = page.paragraph.span(0, len(name))
    return Statement("direct", page, match.end(), len(page.text), "turn", label=label)


def _goes_on(page: Page, following: list[Page], known: set[int]) -> bool:
    """Whether a paragraph without a label goes on with the turn before: another turn follows."""
    if page.is_title or _ASIDE.match(page.text) or not _ENDS.search(page.text):
        return False
    return any(each.paragraph.number in known for each in following)


def _unlabelled(rest: list[Page], known: set[int], before: list[Page]) -> list[Statement]:
    """Questions and answers that alternate without labels once the two have been named."""
    bodies = [page for page in rest if page.paragraph.block.label is BlockLabel.BODY]
    said = [page.turn for page in before if page.turn and page.paragraph.number in known]
    asked = bodies[::2]
    if len(said) < 2 or len(asked) < 2 or known & {page.paragraph.number for page in rest}:
        return []
    if sum("?" in page.text for page in asked) < _HALF * len(asked):
        return []
    found = []
    for number, page in enumerate(bodies):
        of = said[-2 + number % 2]
        page.turn = Statement("direct", page, 0, len(page.text), "turn", follows=of)
        found.append(page.turn)
    return found
