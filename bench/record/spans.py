"""Find the words of an annotation in its article.

Words stand for themselves and occur once. `head ~ tail` runs from the head to the next tail;
`context >> words` takes the first such words within or behind a context that occurs once; a table
`{text, nth}` counts from 1, `{text, after}` looks behind other words. Words begin and end where words
of the text do, save in scripts written without spaces.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

Told = str | dict[str, Any]
FAR = 400  # letters: an attribution further off than this belongs to another quote


class Span(TypedDict):
    """Words of the text and where they stand, in code points, the end exclusive."""

    start: int
    end: int
    text: str


class NotInText(Exception):
    """Words stand nowhere in the text, or more often than the annotation can mean."""


def find(text: str, told: Told) -> Span:
    """Return the one span that an annotation tells."""
    if isinstance(told, dict):
        return _nth(text, told)
    if " >> " in told:
        context, _, words = told.partition(" >> ")
        return _ranges(text, words, since=_only(text, context)["start"])[0]
    return _only(text, told)


def _nth(text: str, told: dict[str, Any]) -> Span:
    """Return the span of a table: the nth of its words, or the first behind other words."""
    if unknown := set(told) - {"text", "nth", "after"}:
        raise NotInText(f"unknown fields {sorted(unknown)} of a span")
    since = _only(text, told["after"])["end"] if "after" in told else 0
    ranges = _ranges(text, told["text"], since=since)
    number: int = told.get("nth", 1)
    if not 1 <= number <= len(ranges):
        raise NotInText(f"{told['text']!r} stands {len(ranges)} times only")
    return ranges[number - 1]


def _only(text: str, words: str) -> Span:
    """Return the only place of some words."""
    ranges = _ranges(text, words)
    if len(ranges) > 1:
        raise NotInText(f"{words!r} stands {len(ranges)} times")
    return ranges[0]


def _ranges(text: str, words: str, *, since: int = 0) -> list[Span]:
    """Return every place of some words, or of a head with the next tail; never none."""
    head, _, tail = words.partition(" ~ ")
    found = []
    for start, stop in _places(text, head, since):
        ends = _places(text, tail, stop) if tail else [(start, stop)]
        found += [span(text, start, ends[0][1])] if ends else []
    if not found:
        raise NotInText(f"{words!r} does not stand in the text")
    return found


def _places(text: str, words: str, since: int) -> list[tuple[int, int]]:
    """Return where words stand as whole words."""
    places = (match.span() for match in re.finditer(re.escape(words), text[since:]))
    return [(since + a, since + b) for a, b in places if _whole(text, since + a, since + b)]


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether a range cuts no word of a script that parts words by spaces."""
    return not any(
        0 < at < len(text) and all(c.isalnum() and c < "\u0e00" for c in text[at - 1 : at + 1])
        for at in (start, end)
    )


def span(text: str, start: int, end: int) -> Span:
    """Return a range with its words."""
    return {"start": start, "end": end, "text": text[start:end]}


def said(text: str, told: str, *, near: Span, before: bool) -> dict[str, Any]:
    """Return who says a quote and the word of saying, nearest before or behind its content.

    `[He] (added)` marks both. `<` or `>` in front overrules where to look.
    """
    if told[0] in "<>":
        told, before = told[1:], told[0] == "<"
    ranges = _ranges(text, re.sub(r"[\[\]()]", "", told))
    if before:
        nearest = max((r for r in ranges if r["end"] <= near["start"]), key=_start, default=None)
    else:
        nearest = min((r for r in ranges if r["start"] >= near["end"]), key=_start, default=None)
    if (
        nearest is None
        or min(abs(near["start"] - nearest["end"]), abs(nearest["start"] - near["end"])) > FAR
    ):
        raise NotInText(f"{told!r} does not stand near the quote")
    return {
        "speaker_mention": _marked(text, told, r"\[(.+?)\]", nearest),
        "cue": _marked(text, told, r"\((.+?)\)", nearest),
    }


def _start(found: Span) -> int:
    """Order places by where they begin."""
    return found["start"]


def _marked(text: str, told: str, mark: str, within: Span) -> Span | None:
    """Return the words between marks, looked for behind what the annotation tells before them."""
    match = re.search(mark, told)
    if match is None:
        return None
    lead = re.sub(r"[\[\]()]", "", told[: match.start()])
    since = within["start"]
    for part in lead.split(" ~ "):
        since = text.index(part, since) + len(part) if part else since
    return _ranges(text, match[1], since=since)[0]


def body(text: str, taken: Sequence[Span]) -> list[Span]:
    """Return what no block names, without the empty lines around it."""
    edges = [
        0,
        *(at for s in sorted(taken, key=_start) for at in (s["start"], s["end"])),
        len(text),
    ]
    rest = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        words = text[start:end].strip()
        begin = text.index(words, start)
        rest += [span(text, begin, begin + len(words))] if words else []
    return rest


def mentions(
    text: str, told: Mapping[str, Mapping[str, Any]], outside: Sequence[Span]
) -> list[dict[str, Any]]:
    """Return every entity with all places of its names; a longer name hides a shorter one in it.

    A place within the name of an organisation, and the words told as `also`, are optional mentions.
    """
    taken: list[tuple[int, int, str]] = []
    whole: dict[str, dict[str, Any]] = {}
    names: list[tuple[str, str, bool]] = []
    for kind, entities in told.items():
        for slug, entry in entities.items():
            given = entry if isinstance(entry, dict) else {"names": entry}
            whole[f"{kind}:{slug}"] = given
            names += [(name, f"{kind}:{slug}", False) for name in given["names"]]
            names += [(name, f"{kind}:{slug}", True) for name in given.get("also", [])]
    sure: dict[str, list[Span]] = {one: [] for one in whole}
    optional: dict[str, list[Span]] = {one: [] for one in whole}
    for name, one, also in sorted(names, key=lambda n: -len(n[0])):
        kept = _kept(text, name, whole[one].get("except_nth", {}).get(name, []), outside)
        for found in kept:
            around = [t for t in taken if t[0] <= found["start"] and found["end"] <= t[1]]
            if not around:
                (optional if also else sure)[one].append(found)
                taken.append((found["start"], found["end"], one))
            elif one.startswith("place:") and not any(t[2].startswith("place:") for t in around):
                optional[one].append(found)
    return [_entity(one, whole[one], sure[one], optional[one]) for one in whole]


def _kept(text: str, name: str, left_out: list[int], outside: Sequence[Span]) -> list[Span]:
    """Return the places of a name that count."""
    return [
        found
        for number, found in enumerate(_ranges(text, name), start=1)
        if number not in left_out
        and not any(o["start"] <= found["start"] < o["end"] for o in outside)
    ]


def _entity(
    one: str, given: dict[str, Any], sure: list[Span], optional: list[Span]
) -> dict[str, Any]:
    """Return the line of an entity."""
    line: dict[str, Any] = {"entity_id": one, "canonical": given["names"][0]}
    line["mentions"] = sorted(sure, key=_start)
    if optional:
        line["mentions_extended"] = sorted(optional, key=_start)
    line["tier"] = given.get("tier", "core" if sure else "extended")
    return line | ({"kind": given["kind"]} if "kind" in given else {})
