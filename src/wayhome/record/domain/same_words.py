"""When two proposals say the same in the same words, wherever in a text these stand."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def same_words(kind: str, fields: Mapping[str, Any]) -> bytes:
    """A digest of what a proposal says, without places and without the rule that proposed it."""
    told = {name: _without_place(value) for name, value in fields.items() if name != "rule"}
    line = json.dumps([kind, told], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(line.encode()).digest()


def _without_place(value: Any) -> Any:
    """A field with the words of its spans instead of the spans; blanks do not matter."""
    match value:
        case {"start": _, "end": _, "text": str(words)}:
            return " ".join(words.split())
        case list():
            return [_without_place(each) for each in value]
        case _:
            return value
