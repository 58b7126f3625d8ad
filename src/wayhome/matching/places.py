"""Last known places in comparable form: a P-code, or the folded words of a place name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from wayhome.matching.normalise import fold
from wayhome.matching.skeletons import skeletons

# COD P-codes: the two letters of the country, then two or more digits (OCHA, COD-AB guidance).
_P_CODE = re.compile(r"[A-Z]{2}\d{2,}")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as text to compare; for names also its words, its numbers and its skeletons."""

    text: str
    is_code: bool
    skeletons: tuple[str, ...]
    words: frozenset[str] = frozenset()
    digits: str = ""


@lru_cache(maxsize=65_536)
def read_place(text: str) -> Place | None:
    """Return a place, or None when nothing but punctuation was written."""
    code = text.strip().upper()
    if _P_CODE.fullmatch(code):
        return Place(code, is_code=True, skeletons=())
    folded = fold(text)
    if not folded:
        return None
    return Place(
        folded,
        is_code=False,
        skeletons=skeletons(folded.replace(" ", "")),
        words=frozenset(folded.split()),
        digits="".join(filter(str.isdecimal, folded)),
    )
