"""What was extracted as JSON Lines, one entity or fact a line.

A line has `id`, `doc`, `type` and the fields of the fact; a span is an object of `start`, `end`
and `text`. The order is that of the text inside each type, so that two runs are equal.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import PurePath
from typing import Any

from wayhome.extraction.extracted import Extracted
from wayhome.extraction.facts import (
    Commitment,
    Dated,
    Entity,
    Fact,
    Figure,
    Measure,
    Meeting,
    Obligation,
    PersonStatus,
    Quote,
    Rating,
    Request,
    Response,
    Role,
)
from wayhome.extraction.spans import Span

TYPES: dict[type[Fact], str] = {
    Role: "role",
    Dated: "date",
    Quote: "quote",
    Meeting: "meeting",
    Request: "request",
    Commitment: "commitment",
    Response: "response",
    Figure: "figure",
    Rating: "rating",
    PersonStatus: "person_status",
    Measure: "measure",
    Obligation: "obligation",
}
"""The word for each kind of fact, here and wherever a kind is named outside Python."""


def lines(extracted: Extracted) -> Iterator[str]:
    """One line for each block, entity and fact."""
    for each in as_objects(extracted):
        yield json.dumps(each, ensure_ascii=False)


def as_objects(extracted: Extracted) -> Iterator[dict[str, Any]]:
    """The same as objects."""
    article, counts = extracted.article, Counter[str]()
    stem = PurePath(article.name).stem

    def named(kind: str) -> dict[str, Any]:
        counts[kind] += 1
        return {"id": f"{stem}-{kind}-{counts[kind]:02}", "doc": article.name, "type": kind}

    for block in article.blocks:
        span = Span(block.start, block.end, article.text[block.start : block.end])
        yield named("block") | {"label": block.label, "spans": [_plain(span)]}
    for entity in extracted.entities:
        yield named(entity.kind) | as_fields(entity)
    for fact in sorted(extracted.facts, key=_order):
        yield named(TYPES[type(fact)]) | as_fields(fact)


def _order(fact: Fact) -> tuple[int, int, int]:
    kinds = list(TYPES)
    first = first_words(fact)
    return kinds.index(type(fact)), first.start, first.end


def first_words(fact: Fact) -> Span:
    """The words a fact is told by."""
    match fact:
        case Role():
            return fact.role
        case Dated():
            return fact.span
        case Quote():
            return fact.content
        case _:
            return fact.evidence[0]


def as_fields(value: Entity | Fact) -> dict[str, Any]:
    """The fields of an entity or a fact as JSON."""
    return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}


def _plain(value: Any) -> Any:  # JSON has no narrower type
    match value:
        case Span():
            return {"start": value.start, "end": value.end, "text": value.text}
        case tuple():
            return [_plain(each) for each in value]
        case _:
            return value
