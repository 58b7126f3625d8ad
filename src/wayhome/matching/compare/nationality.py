"""Compare nationalities by their ISO 3166-1 alpha-3 codes."""

from collections.abc import Mapping

from wayhome.matching.compare.comparison import Agreement, Reason, Told

TOLD: Mapping[str, Told] = {
    "same": Told(Agreement.AGREES, Reason.NATIONALITY_SAME),
    "differs": Told(Agreement.DIFFERS, Reason.NATIONALITY_DIFFERS),
}
"""Levels of agreement of two nationalities."""


def nationality_level(left: str | None, right: str | None) -> str | None:
    """Return how two nationalities agree, None if one is unknown."""
    if not left or not right:
        return None
    return "same" if left == right else "differs"
