"""Explain how two names compare, for somebody at a console or for a program."""

import json

from wayhome.matching.names import read_name
from wayhome.matching.telling import tell
from wayhome.matching.two_names import TwoNames, compare_two_names
from wayhome.server.refusal import Refusal


def compare(one: str, other: str, *, as_json: bool) -> str:
    """Return the comparison of two names as text or JSON. Raises Refusal for a blank one."""
    found = compare_two_names(one, other)
    if found is None:
        raise Refusal("There is nothing to compare: give two names, each with a letter at least.")
    return _json(one, other, found) if as_json else _text(one, other, found)


def _told(name: str) -> list[dict[str, object]]:
    return [
        {"word": word.text, "script": word.script, "skeletons": word.skeletons}
        for word in read_name(name)
    ]


def _json(one: str, other: str, found: TwoNames) -> str:
    body = {
        "left": {"name": one, "words": _told(one)},
        "right": {"name": other, "words": _told(other)},
        "score": round(found.weight, 4),
        "probability": round(found.probability, 6),
        "agreement": found.agreement,
        "reason": found.reason,
        "words": [
            {
                "left": word.left,
                "right": word.right,
                "reason": word.reason,
                "weight": round(word.weight, 4),
            }
            for word in found.words
        ],
        "rules": [
            {"rule": applied.rule, "weight": round(applied.weight, 4)} for applied in found.rules
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=1)


def _text(one: str, other: str, found: TwoNames) -> str:
    lines = []
    for name in (one, other):
        words = (f"{each.text} [{' or '.join(each.skeletons)}]" for each in read_name(name))
        lines.append(f"{name}: {', '.join(words)}")
    return "\n".join([*lines, *tell(found)])
