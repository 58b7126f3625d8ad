"""Facts that people wrote down of an article, as a reviewer would take them; kept outside of here.

The articles are news texts of others. They are never part of this project: tests that want them are
skipped where the folder is absent.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wayhome.record.actions.note_fact import NewFact

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "record"
_KINDS = {
    "request": ("evidence", "kind", "by", "to", "what"),
    "response": ("evidence", "by", "kind", "to"),
    "commitment": ("evidence", "by", "on_behalf", "what"),
    "person_status": (
        *("evidence", "subject", "subject_span", "status", "status_span", "charge"),
        *("according_to", "past"),
    ),
    "measure": ("evidence", "kind", "actor", "target", "status"),
    "rating": ("evidence", "scheme", "level", "direction", "subject", "by", "date", "reasons"),
    "role": ("person", "role", "affiliation", "affiliation_entity", "qualifier"),
    "date": ("span", "edtf", "without_publication_date", "kind"),
}
_ENTITIES = ("person", "org", "place")


def gold() -> dict[str, list[dict[str, Any]]]:
    """The lines of each article, those only that must be found."""
    found: dict[str, list[dict[str, Any]]] = {}
    for text in (FOLDER / "gold.jsonl").read_text("utf-8").splitlines():
        line = json.loads(text)
        if line.get("doc") and line.get("tier") == "core":
            found.setdefault(line["doc"], []).append(line)
    return found


def facts(lines: list[dict[str, Any]]) -> Iterator[NewFact]:
    """The facts of an article that threads and timelines are made of."""
    names = {each["entity_id"]: each["canonical"] for each in lines if each["type"] in _ENTITIES}
    by_id = {each["id"]: each for each in lines}
    for line in lines:
        if line["type"] in _KINDS:
            given = {name: line.get(name) for name in _KINDS[line["type"]]}
            yield NewFact(line["type"], _as_taken(line["type"], given, by_id), names)


def _as_taken(kind: str, given: dict[str, Any], by_id: dict[str, Any]) -> dict[str, Any]:
    """The fields as a fact has them."""
    if kind == "response":
        given["by"] = given["by"] if isinstance(given["by"], list) else [given["by"]]
        answered = [by_id[each] for each in given["to"] if each in by_id]
        given["to"] = [span for each in answered for span in each.get("evidence", [])[:1]]
    if kind == "person_status":
        given["past"] = bool(given["past"])
    for name in ("to", "target", "subject"):
        if isinstance(given.get(name), dict):
            given[name] = given[name]["text"]
    if kind == "date":
        given["kind"] = given["kind"] or "point"
    return given
