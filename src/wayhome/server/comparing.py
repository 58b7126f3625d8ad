"""Explain how two names compare, for somebody at a console or for a program."""

import json

from wayhome.matching.description import Description
from wayhome.matching.names import read_name
from wayhome.matching.score import Score, score


def compare(one: str, other: str, *, as_json: bool) -> str:
    """Return the comparison of two names as text or JSON."""
    found = score(Description(names=(one,)), Description(names=(other,)))
    return _json(one, other, found) if as_json else _text(one, other, found)


def _told(name: str) -> list[dict[str, object]]:
    return [
        {"word": word.text, "script": word.script, "skeletons": word.skeletons}
        for word in read_name(name)
    ]


def _json(one: str, other: str, found: Score) -> str:
    body = {
        "left": {"name": one, "words": _told(one)},
        "right": {"name": other, "words": _told(other)},
        "score": round(found.weight, 4),
        "probability": round(found.probability, 6),
        "comparisons": [
            {
                "feature": each.feature,
                "agreement": each.agreement,
                "weight": round(each.weight, 4),
                "reason": each.reason,
            }
            for each in found.comparisons
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=1)


def _text(one: str, other: str, found: Score) -> str:
    lines = []
    for name in (one, other):
        words = (f"{each.text} [{' or '.join(each.skeletons)}]" for each in read_name(name))
        lines.append(f"{name}: {', '.join(words)}")
    lines += [
        f"{each.feature}: {each.agreement} ({each.reason}), weight {each.weight:+.2f}"
        for each in found.comparisons
        if each.weight
    ]
    lines.append(f"score {found.weight:.2f}, probability {found.probability:.4f}")
    return "\n".join(lines)
