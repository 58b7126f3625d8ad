"""What people type, made safe to keep without changing what it says."""

import re
import unicodedata
from dataclasses import dataclass

NAME_LIMIT = 200
LINE_LIMIT = 500
STORY_LIMIT = 20_000

# Control signs but the line end and the tab, lone surrogates, and overrides of direction.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


class TextTooLong(ValueError):
    """More was typed than can be kept; carries what was typed, so that nothing is lost."""

    def __init__(self, typed: str, *, limit: int) -> None:
        super().__init__("too_long")
        self.typed = typed
        self.limit = limit
        self.length = len(typed)


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text in NFC, and how many unseen signs were removed from it."""

    text: str
    removed: int


def clean_text(typed: str, *, limit: int) -> CleanText:
    """Remove control signs and overrides of direction, join line ends, compose accents.

    Invisible joiners and spaces stay: Khmer, Thai and Indic scripts need them. `limit` counts
    characters after cleaning. Raises TextTooLong.
    """
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    kept = _UNSEEN.sub("", lines)
    text = unicodedata.normalize("NFC", kept).strip()
    if len(text) > limit:
        raise TextTooLong(text, limit=limit)
    return CleanText(text=text, removed=len(lines) - len(kept))
