"""Whether a proposal answers a gold line: enough of the words, and the field that decides."""

import re
from collections import Counter
from collections.abc import Callable

from wayhome.extraction.scoring.documents import Line, spans_of

_TOKEN = re.compile(r"\w+", re.UNICODE)
_SENTENCE_BREAK = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z])|\n\s*\n")

_QUOTE, _DATE, _ROLE = 0.8, 0.6, 0.5
_HALF = 0.5


def token_f1(one: Line, other: Line) -> float:
    """F1 of the words two spans share; 0 when they do not touch."""
    if one["start"] >= other["end"] or other["start"] >= one["end"]:
        return 0.0
    ones, others = (Counter(_TOKEN.findall(each["text"].lower())) for each in (one, other))
    shared = (ones & others).total()
    total: int = ones.total() + others.total()
    return 2 * shared / total if shared else 0.0


def _cover(one: Line, other: Line) -> float:
    """How much of each of two spans lies in the other, the lesser share."""
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    longer: int = max(one["end"] - one["start"], other["end"] - other["start"])
    return max(0.0, float(shared / longer))


def _best(one: Line, other: Line, measure: Callable[[Line, Line], float]) -> float:
    """The best measure of any span of a line with any of the other, alternatives included."""
    wanted = [*spans_of(one), *(a for a in one.get("alternatives", []) if isinstance(a, dict))]
    return max((measure(a, b) for a in wanted for b in spans_of(other)), default=0.0)


def _values(line: Line, name: str) -> set[str]:
    """The values of a field that may be one or several, alternatives of the gold included."""
    found = line.get(name)
    told = found if isinstance(found, list) else [found]
    values = [each["text"] if isinstance(each, dict) else each for each in told]
    more = line.get(f"{name}_alternatives", [])
    if name in ("status", "edtf"):
        other = line.get("alternatives", [])
        also = [other] if isinstance(other, str) else other
        more = [*more, *(a for a in also if isinstance(a, str))]
    return {str(value).lower() for value in [*values, *more] if value is not None}


def agrees(gold: Line, proposed: Line, name: str) -> bool:
    """Whether a field agrees: equal, or one of several."""
    ones, others = _values(gold, name), _values(proposed, name)
    same = bool(ones & others) or not (ones or others)
    return same or (name in ("by", "to") and _same_words(ones, others))


def _same_words(gold: set[str], proposed: set[str]) -> bool:
    """Whether those meant are told in the same words where they have no name.

    The annotator's "group:capitals" or "the capitals" is found in the proposed "both capitals".
    """
    wanted, told = (
        [frozenset(_TOKEN.findall(v.removeprefix("group:"))) - {"the"} for v in values if _bare(v)]
        for values in (gold, proposed)
    )
    return any(one <= other for one in wanted for other in told if one)


def _bare(value: str) -> bool:
    return ":" not in value or value.startswith("group:")


def _same_figure(gold: Line, proposed: Line) -> bool:
    if gold.get("value_num") is not None:
        return bool(gold["value_num"] == proposed.get("value_num"))
    return agrees(gold, proposed, "value")


def same_sentence(gold: Line, proposed: Line, text: str) -> bool:
    """Whether the words of a meeting stand in one sentence with some evidence of it."""
    for one in spans_of(gold):
        for other in spans_of(proposed)[:1]:
            first, last = sorted((one, other), key=lambda span: int(span["start"]))
            between = text[first["end"] : last["start"]] if text else ""
            near = bool(text) and not _SENTENCE_BREAK.search(between)
            if first["end"] > last["start"] or near:
                return True
    return False


def _meets(gold: Line, proposed: Line, text: str) -> bool:
    present = _values(proposed, "participants")
    return same_sentence(gold, proposed, text) and _values(gold, "participants") <= present


def worth(kind: str, gold: Line, proposed: Line, *, text: str = "") -> float:
    """How well a proposal answers a line of its type, 0 when it does not."""
    match kind:
        case "quote":
            found = _best(gold, proposed, token_f1)
            return found if found >= _QUOTE and gold["kind"] == proposed["kind"] else 0.0
        case "date":
            return found if (found := _best(gold, proposed, token_f1)) >= _DATE else 0.0
        case "role":
            found = _best(gold, proposed, token_f1)
            return found if found >= _ROLE and agrees(gold, proposed, "person") else 0.0
        case "meeting":
            return 1.0 if _meets(gold, proposed, text) else 0.0
        case _:
            found = _best(gold, proposed, _cover)
            return found if found >= _HALF and _decided(kind, gold, proposed) else 0.0


def _decided(kind: str, gold: Line, proposed: Line) -> bool:
    """Whether the field that decides agrees."""
    match kind:
        case "figure":
            return _same_figure(gold, proposed)
        case "person_status":
            return agrees(gold, proposed, "status")
        case "rating":
            return agrees(gold, proposed, "level")
        case "response":
            return agrees(gold, proposed, "kind")
        case "measure":
            return agrees(gold, proposed, "kind") and agrees(gold, proposed, "status")
        case _:
            return True
