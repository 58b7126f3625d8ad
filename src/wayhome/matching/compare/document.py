"""Compare document numbers: one slip is common, and people hold several documents."""

from collections.abc import Mapping

from rapidfuzz.distance import OSA

from wayhome.matching.compare.comparison import Agreement, Reason, Told

TOLD: Mapping[str, Told] = {
    "same": Told(Agreement.AGREES, Reason.DOCUMENT_SAME),
    "one_character": Told(Agreement.CLOSE, Reason.DOCUMENT_ONE_CHARACTER_DIFFERS),
    "differs": Told(Agreement.DIFFERS, Reason.DOCUMENT_DIFFERS),
}
"""Levels of agreement of two document numbers, the closest first."""

_SHORTEST_NEAR = 6
_CLOSENESS = tuple(TOLD)


def _level(one: str, other: str) -> str:
    if one == other:
        return "same"
    long_enough = min(len(one), len(other)) >= _SHORTEST_NEAR
    if long_enough and OSA.distance(one, other, score_cutoff=1) == 1:
        return "one_character"
    return "differs"


def document_level(left: tuple[str, ...], right: tuple[str, ...]) -> str | None:
    """Return the best agreement of any two numbers read by `read_document`."""
    if not left or not right:
        return None
    return min((_level(a, b) for a in left for b in right), key=_CLOSENESS.index)
