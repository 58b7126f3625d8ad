"""The weights of places, in base-two logarithms of Bayes factors.

Set by hand on invented sites (`bench/matching/sites.py`), to be replaced by weights learned from an
instance's own judgements; the file `data/site_weights.json` keeps its shape.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wayhome.matching.tables import table


@dataclass(frozen=True, slots=True)
class SiteWeights:
    """The prior and the weights of each side, all in log2 unless a name ends in its unit."""

    version: int
    prior: float
    name: Mapping[str, Any]
    address: Mapping[str, float]
    area: Mapping[str, float]
    point: Mapping[str, float]
    landmark: Mapping[str, float]

    @classmethod
    def stored(cls) -> "SiteWeights":
        """Return the weights shipped with this version."""
        return cls(**table("site_weights"))


DEFAULT = SiteWeights.stored()
