"""Make the row of a pair; used by `propose_sites` and `attach` only."""

from uuid import UUID

from wayhome.kernel import clock
from wayhome.matching.sites.score import SiteScore
from wayhome.sites.domain.comparisons import to_codes
from wayhome.sites.models import Pair


def new_pair(one: UUID, other: UUID, score: SiteScore, *, agency: UUID) -> Pair:
    """A pair of two places in the order that makes it unique, not yet saved."""
    left, right = sorted((one, other))
    return Pair(
        agency_id=agency,
        left_id=left,
        right_id=right,
        weight=score.weight,
        probability=score.probability,
        comparisons=to_codes(score.comparisons),
        proposed_at=clock.now(),
    )
