"""What of a model's answer holds: words that stand in the article, names that the reader knows."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wayhome.extraction.article import Article
from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.facts import (
    Commitment,
    Entity,
    EntityKind,
    Fact,
    PersonStatus,
    Quote,
    Request,
)
from wayhome.extraction.json_lines import first_words
from wayhome.extraction.model.question import statuses
from wayhome.extraction.spans import Span

RULE = "model"
"""Rules of a model begin with it, so that its proposals are counted apart: `model.quote`."""

_MOST = 200
_OPENING, _CLOSING = '"“‘«„「『', '"”’»“」』'


class NoAnswer(Exception):
    """The answer is no JSON object with a list of facts."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The facts that hold, and how many were dropped."""

    facts: tuple[Fact, ...]
    dropped: int


def answered(content: str, article: Article, entities: Sequence[Entity]) -> Answered:
    """Read an answer. Raises NoAnswer."""
    lines = _lines(content)
    read = _Reader(article, entities)
    found = [read.fact(line) for line in lines]
    facts = tuple(dict.fromkeys(each for each in found if each is not None))
    return Answered(facts, dropped=sum(each is None for each in found))


def _lines(content: str) -> list[Any]:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise NoAnswer from error
    facts = told.get("facts") if isinstance(told, dict) else None
    if not isinstance(facts, list):
        raise NoAnswer
    return facts[:_MOST]


@dataclass(frozen=True, slots=True)
class _Reader:
    article: Article
    entities: Sequence[Entity]

    def fact(self, line: Any) -> Fact | None:
        """The fact of a line; None where anything about it does not hold."""
        words = self._span(line.get("words")) if isinstance(line, dict) else None
        if words is None:
            return None
        match line.get("type"):
            case "quote":
                return self._quote(words, line)
            case "request":
                by, to = self._names(line.get("by")), self._name(line.get("to"))
                return Request((words,), "request", by, to, None, f"{RULE}.request")
            case "commitment":
                return Commitment(
                    (words,), self._names(line.get("by")), None, None, f"{RULE}.commitment"
                )
            case "person_status":
                return self._status(words, line)
        return None

    def _quote(self, words: Span, line: Mapping[str, Any]) -> Fact:
        text = self.article.text
        before, after = text[: words.start].rstrip(), text[words.end :].lstrip()
        is_direct = before.endswith(tuple(_OPENING)) and after.startswith(tuple(_CLOSING))
        kind = "direct" if is_direct else "indirect"
        speaker = self._name(line.get("speaker"))
        return Quote(kind, words, speaker, None, None, f"{RULE}.quote")

    def _status(self, words: Span, line: Mapping[str, Any]) -> Fact | None:
        """A status only of a person whom its own words name."""
        status, person = line.get("status"), self._entity(line.get("person"))
        if status not in statuses() or person is None or person.kind is not EntityKind.PERSON:
            return None
        named = next((each for each in person.mentions if words.covers(each)), None)
        if named is None:
            return None
        return PersonStatus(
            evidence=(words,),
            subject=person.entity_id,
            subject_span=named,
            status=str(status),
            status_span=words,
            charge=None,
            according_to=None,
            past=False,
            rule=f"{RULE}.person_status",
        )

    def _span(self, words: Any) -> Span | None:
        """Where words stand in what is read of the article, when that is one place."""
        if not isinstance(words, str) or not words.strip():
            return None
        words, text = words.strip(), self.article.text
        blocks = [block for block in self.article.blocks if block.label is not BlockLabel.FURNITURE]
        places = [
            place for block in blocks for place in _places(words, text, block.start, end=block.end)
        ]
        return Span(places[0], places[0] + len(words), words) if len(places) == 1 else None

    def _names(self, given: Any) -> tuple[str, ...]:
        names = given if isinstance(given, list) else [given]
        return tuple(dict.fromkeys(each for each in map(self._name, names) if each))

    def _name(self, given: Any) -> str | None:
        found = self._entity(given)
        return found.entity_id if found else None

    def _entity(self, given: Any) -> Entity | None:
        """The entity that is called so in the article; None when several are, or none."""
        if not isinstance(given, str):
            return None
        found = [each for each in self.entities if given.strip().casefold() in _called(each)]
        return found[0] if len(found) == 1 else None


def _called(entity: Entity) -> set[str]:
    return {entity.canonical.casefold(), *(each.text.casefold() for each in entity.mentions)}


def _places(words: str, text: str, start: int, *, end: int) -> Iterator[int]:
    while (start := text.find(words, start, end)) >= 0:
        yield start
        start += 1


def without_agreeing(facts: Iterable[Fact], told: Sequence[tuple[type[Fact], Span]]) -> list[Fact]:
    """The facts whose words no rule has told yet in the same kind: a rule's reading goes first."""
    return [
        fact
        for fact in facts
        if not any(kind is type(fact) and words.touches(first_words(fact)) for kind, words in told)
    ]
