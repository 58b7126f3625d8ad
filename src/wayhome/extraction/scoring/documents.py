"""JSON Lines of facts read by document, and what names in one file are called in the other."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Line = dict[str, Any]

ENTITIES = ("person", "org", "place")
_UNNAMED = ("group:", "role:")


class UnreadableLine(Exception):
    """A line is no fact; the message names file and line."""


@dataclass(slots=True)
class Document:
    """The lines of one article by type, of gold and of proposals."""

    gold: defaultdict[str, list[Line]] = field(default_factory=lambda: defaultdict(list))
    proposed: defaultdict[str, list[Line]] = field(default_factory=lambda: defaultdict(list))


def documents(gold: Path, proposed: Path) -> dict[str, Document]:
    """Every document of the gold with what is proposed of it. Raises UnreadableLine."""
    found: defaultdict[str, Document] = defaultdict(Document)
    for line in _lines(gold):
        if line.get("doc"):
            found[line["doc"]].gold[line["type"]].append(line)
    for line in _lines(proposed):
        if line.get("doc") in found:
            found[line["doc"]].proposed[line["type"]].append(line)
    for document in found.values():
        _leave_out(document)
        _rename(document)
    return dict(found)


def _leave_out(document: Document) -> None:
    """Without proposals of types that nobody looked for, when the gold says which it was read for.

    Names stay: facts are compared by whom they name.
    """
    for article in document.gold["article"]:
        read = article.get("annotated")
        kept = {*(read or document.proposed), *ENTITIES, "block"}
        for kind in document.proposed:
            if kind not in kept:
                document.proposed[kind] = []


def _lines(path: Path) -> Iterator[Line]:
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not text.strip():
            continue
        try:
            line = json.loads(text)
        except ValueError as fault:
            raise UnreadableLine(f"{path}, line {number}: no JSON") from fault
        if not isinstance(line, dict) or "type" not in line:
            raise UnreadableLine(f"{path}, line {number}: no object with a type")
        yield line


def _rename(document: Document) -> None:
    """Call entities in proposals as the gold calls those whose mentions they share."""
    meant = dict(_meant(document))
    for lines in document.proposed.values():
        for line in lines:
            for name, value in line.items():
                line[name] = _renamed(value, meant)
    for line in document.proposed["quote"]:
        if (one := str(line.get("speaker"))).startswith(_UNNAMED):
            line["speaker"] = _unnamed(document, line.get("speaker_mention")) or one


def _unnamed(document: Document, mention: Line | None) -> str | None:
    """Whom the gold means by the very words that a proposal gives for people without a name."""
    if mention is None:
        return None
    for line in document.gold["quote"]:
        told = str(line.get("speaker"))
        if told.startswith(_UNNAMED) and _touch(mention, line.get("speaker_mention")):
            return told
    for line in document.gold["org"]:
        if any(
            _touch(mention, each) and each["end"] >= mention["end"] for each in line["mentions"]
        ):
            return str(line["entity_id"])
    return None


def _touch(one: Line, other: Line | None) -> bool:
    return other is not None and bool(one["start"] < other["end"] and other["start"] < one["end"])


def _meant(document: Document) -> Iterator[tuple[str, str]]:
    """Each proposed entity id with the gold id that most of its mentions stand under."""
    places: dict[tuple[int, int], str] = {}
    for kind in ENTITIES:
        for line in document.gold[kind]:
            for mention in [*line["mentions"], *line.get("mentions_extended", [])]:
                places[mention["start"], mention["end"]] = line["entity_id"]
    for kind in ENTITIES:
        for line in document.proposed[kind]:
            under = Counter(
                gold_id
                for mention in line["mentions"]
                for (start, end), gold_id in places.items()
                if mention["start"] < end and start < mention["end"]
            )
            if under:
                yield line["entity_id"], under.most_common(1)[0][0]


def _renamed(value: Any, meant: dict[str, str]) -> Any:  # any JSON
    if isinstance(value, str):
        return meant.get(value, value)
    if isinstance(value, list):
        return [_renamed(each, meant) for each in value]
    return value


def spans_of(line: Line) -> list[Line]:
    """The spans a fact is told by: its evidence, or its one span."""
    for name in ("evidence", "spans", "mentions"):
        if line.get(name):
            return list(line[name])
    for name in ("content", "span", "role"):
        if line.get(name):
            return [line[name]]
    return []


def all_spans(value: Any) -> Iterable[Line]:  # any JSON
    """Every span anywhere in a line."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for each in value.values():
            yield from all_spans(each)
    elif isinstance(value, list):
        for each in value:
            yield from all_spans(each)
