"""Compare document numbers: one slip is common, and people hold several documents."""

from collections.abc import Iterable, Mapping

from rapidfuzz.distance import Levenshtein

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason, missing

_SHORTEST_NEAR = 6


def _level(one: str, other: str) -> tuple[Agreement, str, Reason]:
    if one == other:
        return Agreement.AGREES, "same", Reason.DOCUMENT_SAME
    long_enough = min(len(one), len(other)) >= _SHORTEST_NEAR
    if long_enough and Levenshtein.distance(one, other, score_cutoff=1) == 1:
        return Agreement.CLOSE, "one_character", Reason.DOCUMENT_ONE_CHARACTER_DIFFERS
    return Agreement.DIFFERS, "differs", Reason.DOCUMENT_DIFFERS


def compare_documents(
    left: Iterable[str], right: Iterable[str], levels: Mapping[str, float]
) -> Comparison:
    """Return the best agreement of any two numbers read by `read_document`."""
    rights = tuple(right)
    found = [_level(one, other) for one in left for other in rights]
    if not found:
        return missing(Feature.DOCUMENT)
    agreement, level, reason = max(found, key=lambda each: levels[each[1]])
    return Comparison(Feature.DOCUMENT, agreement, levels[level], reason)
