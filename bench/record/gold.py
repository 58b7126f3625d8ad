"""Compile annotated articles (`NN-slug.txt` with `NN-slug.toml`) to JSON Lines of facts.

    python -m bench.record.gold bench/record/articles > gold.jsonl

A span is told by its words, never by a count of letters (`bench/record/spans.py` says how). Fields
have the names they have in the compiled lines (`bench/record/fields.py`). Beside them an annotation
knows `said` of a quote (`"[He] (added)"`: who, and the word of saying) and `names`, `also` and `kind`
of an entity. What no block names is body; in furniture nobody is named. `annotated` lists the types
an article was read for when these are not all: what is missing of another type tells nothing.
"""

import json
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.record.fields import FIELDS, WORDS, guessed
from bench.record.spans import NotInText, body, find, mentions, said

KINDS = ("person", "org", "place")
ARTICLE = ("published", "title", "publisher", "language", "annotated")
HEAD = {*ARTICLE, "note", "block", *KINDS, *FIELDS}


class BadAnnotation(Exception):
    """An annotation does not fit its article; the words say which file and which entry."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text, what was written down of it, and the ids of those it names."""

    name: str
    text: str
    notes: dict[str, Any]
    known: dict[str, str] = field(default_factory=dict)

    def entity(self, given: str) -> str | None:
        """Return the full id behind an id or its last part; None when the words are no id."""
        kind, mark, _ = given.partition(":")
        if given in self.known:
            return self.known[given]
        if mark and kind in KINDS:
            raise NotInText(f"unknown entity {given!r}")
        return given if mark and kind in ("group", "role") and " " not in given else None


def compiled(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of every article of a folder, in order of their numbers."""
    for notes in sorted(folder.rglob("*.toml")):
        yield from lines_of(notes)


def lines_of(notes: Path) -> list[dict[str, Any]]:
    """Return the lines of one article; `BadAnnotation` when anything in it does not fit."""
    article = _opened(notes)
    found: list[dict[str, Any]] = []
    misfits = []
    for kind, entries in _entries(article):
        for number, entry in enumerate(entries, start=1):
            try:
                found.append(_head(article, kind, number, entry) | _fact(article, kind, entry))
            except (NotInText, TypeError, KeyError, ValueError) as wrong:
                misfits.append(f"{notes.name}: {kind} {number} ({_told(entry)}): {wrong}")
    if misfits:
        raise BadAnnotation("\n".join(misfits))
    _check_answers(notes.name, found)
    return found


def _opened(notes: Path) -> Article:
    """Read the text and its annotation; their names differ in the ending only."""
    told = tomllib.loads(notes.read_text("utf-8"))
    if unknown := set(told) - HEAD:
        raise BadAnnotation(f"{notes.name}: unknown fields {sorted(unknown)}")
    text = notes.with_suffix(".txt").read_bytes().decode("utf-8")
    known: dict[str, str] = {}
    for kind in KINDS:
        for slug in told.get(kind, {}):
            if slug in known:
                raise BadAnnotation(f"{notes.name}: {slug!r} stands for two entities")
            known[slug] = known[f"{kind}:{slug}"] = f"{kind}:{slug}"
    return Article(notes.with_suffix("").name, text, told, known)


def _entries(article: Article) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield every type with its entries, furniture and names first."""
    told = article.notes
    yield "article", [{key: told[key] for key in ARTICLE if key in told}]
    try:
        blocks = [
            {**block, "spans": [find(article.text, words) for words in block["spans"]]}
            for block in told.get("block", [])
        ]
        outside = [s for b in blocks if b["label"] == "boilerplate" for s in b["spans"]]
        named = mentions(article.text, {kind: told.get(kind, {}) for kind in KINDS}, outside)
    except NotInText as wrong:
        raise BadAnnotation(f"{article.name}.toml: a block or a name: {wrong}") from wrong
    rest = body(article.text, [span for block in blocks for span in block["spans"]])
    yield "block", [*blocks, {"label": "body", "spans": rest}]
    for kind in KINDS:
        yield kind, [one for one in named if one["entity_id"].startswith(kind)]
    for kind in FIELDS:
        yield kind, told.get(kind, [])


def _head(article: Article, kind: str, number: int, entry: dict[str, Any]) -> dict[str, Any]:
    """Return what every line begins with."""
    short = article.name.partition("-")[0]
    tier = entry.get("tier", "core")
    if tier not in ("core", "extended"):
        raise NotInText(f"unknown tier {tier!r}")
    line = f"{short}-{kind}-{number:02}"
    return {"id": line, "doc": f"{article.name}.txt", "type": kind, "tier": tier}


def _fact(article: Article, kind: str, entry: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of one line; those of a type that may be empty are null when not told."""
    if kind == "article":
        title = find(article.text, entry["title"]) if "title" in entry else None
        return {
            "title": title and title["text"],
            "title_span": title,
            "publisher": entry.get("publisher"),
            "publication_date_supplied": entry["published"],
            "language": entry.get("language", "en"),
            "annotated": entry.get("annotated", [*KINDS, *FIELDS]),
        }
    if kind not in FIELDS:
        return {key: value for key, value in entry.items() if key != "tier"}
    aside = ("tier", "said", "without")
    kept = {name: entry[name] for name in entry if name not in aside} | guessed(kind, entry)
    if unknown := set(kept) - set(FIELDS[kind]):
        raise NotInText(f"unknown fields {sorted(unknown)}")
    fact: dict[str, Any] = {}
    for name, reads in FIELDS[kind].items():
        if name in kept:
            fact[name] = _read(article, reads.rstrip("!?"), kept[name])
            if kept[name] not in WORDS.get((kind, name), [kept[name]]):
                raise NotInText(f"unknown {name} {kept[name]!r}")
        elif reads.endswith("!"):
            raise NotInText(f"{name} is missing")
        elif reads.endswith("?"):
            fact[name] = [] if reads == "spans?" else None
    if kind == "quote" and "said" in entry:
        before = entry["kind"] != "direct"
        fact |= said(article.text, entry["said"], near=fact["content"], before=before)
    return fact


def _read(article: Article, reads: str, given: Any) -> Any:
    """Return one field as the compiled line holds it: a span, an id, a list of them, or as told."""
    if reads.endswith("s"):
        listed = given if isinstance(given, list) else [given]
        return [_read(article, reads[:-1], one) for one in listed]
    if reads == "entity" and isinstance(given, list):
        return [_read(article, reads, one) for one in given]
    if reads == "word" or not given:
        return None if given == "" else given
    entity = article.entity(given) if reads != "span" and isinstance(given, str) else None
    if entity or (reads == "subject" and given in ("group", "unnamed person")):
        return entity or given
    if reads in ("entity", "subject"):
        raise NotInText(f"unknown entity {given!r}")
    return find(article.text, given)


def _check_answers(name: str, found: list[dict[str, Any]]) -> None:
    """Give the answers of responses their full ids, and refuse those that answer nothing."""
    ids = {line["id"] for line in found}
    for line in found:
        if line["type"] == "response":
            short = line["id"].partition("-")[0]
            parts = [answer.rpartition("-") for answer in line["to"]]
            line["to"] = [f"{short}-{kind}-{int(number):02}" for kind, _, number in parts]
            if lost := set(line["to"]) - ids:
                raise BadAnnotation(f"{name}: {line['id']} answers unknown {sorted(lost)}")


def _told(entry: dict[str, Any]) -> str:
    """Return a few words by which a writer finds the entry again."""
    return str(next(iter(entry.values()), ""))[:50] if "content" not in entry else entry["content"]


def main(folder: str) -> int:
    """Print every line; tell the first misfit and return 1."""
    try:
        for line in compiled(Path(folder)):
            print(json.dumps(line, ensure_ascii=False))
    except BadAnnotation as wrong:
        print(wrong, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
