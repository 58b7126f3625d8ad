"""Which names of different articles are proposed as one, beside which are one and which are not.

python -m bench.record.linking [--data DIR] [--details]

DIR holds `gold.jsonl` and `articles/`. Names are compared as the program compares those of confirmed
facts, here with every name that is read of an article; nothing is joined, since only people do that.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.record.__main__ import DATA
from wayhome.extraction.article import Article
from wayhome.extraction.extract import extract
from wayhome.extraction.extracted import Extracted
from wayhome.extraction.json_lines import TYPES, as_fields
from wayhome.record.domain.subject_contexts import Described, Telling, described
from wayhome.record.domain.subject_keys import keys
from wayhome.record.domain.subject_likeness import likeness
from wayhome.record.domain.subjects import SubjectKind, spoken_of


@dataclass(frozen=True, slots=True)
class Found:
    """Links of the gold that were proposed, of how many; and proposals that it knows to be two."""

    same: int
    same_of: int
    apart: int
    apart_of: int
    proposed: int
    lines: tuple[str, ...]


def main() -> None:
    """Print how many links are proposed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--details", action="store_true", help="show every proposal and miss")
    options = parser.parse_args()
    found = linked(options.data)
    print(f"links proposed {found.same}/{found.same_of}")
    print(f"proposed though they must not be one {found.apart}/{found.apart_of}")
    print(f"pairs proposed in all {found.proposed}")
    for line in found.lines if options.details else ():
        print(f"    {line}")


def linked(data: Path) -> Found:
    """Compare every two names of different articles, and the links of the gold with what came of it."""
    gold = [json.loads(line) for line in (data / "gold.jsonl").read_text("utf-8").splitlines()]
    told = dict(_described(data, gold))
    pairs = set(_proposed(told))
    entities = {line["id"]: set(_entities(line, told)) for line in gold if "mentions" in line}
    same = [line for line in gold if _is(line, "same_") and line["tier"] == "core"]
    apart = [line for line in gold if _is(line, "must_not")]
    missed = [line for line in same if not _is_linked(line["facts"], entities, pairs)]
    false = [line for line in apart if _meets(line["facts"], entities, pairs)]
    names = [
        " = ".join(f"{doc[:3]} {entity}" for doc, entity in sorted(p))
        for p in sorted(pairs, key=sorted)
    ]
    return Found(
        same=len(same) - len(missed),
        same_of=len(same),
        apart=len(false),
        apart_of=len(apart),
        proposed=len(pairs),
        lines=(
            *names,
            *(f"missed {line['id']}" for line in missed),
            *(f"false {line['id']}" for line in false),
        ),
    )


Named = tuple[str, str]
"""An article and an entity of it."""


def _is(line: dict[str, Any], kind: str) -> bool:
    return bool(line["type"] == "link" and line["kind"].startswith(kind))


def _described(
    data: Path, gold: list[dict[str, Any]]
) -> Iterator[tuple[Named, tuple[Described, list[Any]]]]:
    """Every name that is read of each article, with where it stands."""
    for line in gold:
        if line["type"] == "article":
            text = (data / "articles" / line["doc"]).read_text(encoding="utf-8")
            published = date.fromisoformat(line["publication_date_supplied"])
            read = extract(Article.of(line["doc"], text, published))
            told = described(_tellings(read))
            for entity in read.entities:
                yield (
                    (line["doc"], entity.entity_id),
                    (told[entity.entity_id], list(entity.mentions)),
                )


def _tellings(read: Extracted) -> Iterator[Telling]:
    """The facts of an article, and each time that it names somebody."""
    names = {entity.entity_id: entity.canonical for entity in read.entities}
    for fact in read.facts:
        kind, fields = TYPES[type(fact)], as_fields(fact)
        yield Telling(kind, fields, names, spoken_of(kind, fields))
    for entity in read.entities:
        kinds = {entity.entity_id: SubjectKind(entity.kind)}
        yield from (Telling("", {}, names, kinds) for _ in entity.mentions)


def _proposed(told: dict[Named, tuple[Described, list[Any]]]) -> Iterator[frozenset[Named]]:
    """Pairs that share a key and are alike, of two articles."""
    for (left, (one, _)), (right, (other, _)) in combinations(told.items(), 2):
        if left[0] != right[0] and keys(one) & keys(other) and likeness(one, other):
            yield frozenset({left, right})


def _entities(line: dict[str, Any], told: dict[Named, Any]) -> Iterator[Named]:
    """What was read at the places where the gold names this."""
    places = {(span["start"], span["end"]) for span in line["mentions"]}
    for named, (_, mentions) in told.items():
        if named[0] == line["doc"] and places & {(span.start, span.end) for span in mentions}:
            yield named


def _is_linked(
    facts: list[str], entities: dict[str, set[Named]], pairs: set[frozenset[Named]]
) -> bool:
    """Whether all these are linked with one another by proposals, directly or through others."""
    groups = [entities[fact] for fact in facts]
    reached, waiting = {0}, [0]
    while waiting:
        here = waiting.pop()
        for there, group in enumerate(groups):
            if there not in reached and _touch(groups[here], group, pairs):
                reached.add(there)
                waiting.append(there)
    return len(reached) == len(groups)


def _meets(
    facts: list[list[str]], entities: dict[str, set[Named]], pairs: set[frozenset[Named]]
) -> bool:
    """Whether something of one side is proposed as one with something of the other."""
    left, right = (set().union(*(entities[fact] for fact in side)) for side in facts)
    return _touch(left, right, pairs)


def _touch(left: set[Named], right: set[Named], pairs: set[frozenset[Named]]) -> bool:
    return any(frozenset({one, other}) in pairs for one in left for other in right)


if __name__ == "__main__":
    main()
