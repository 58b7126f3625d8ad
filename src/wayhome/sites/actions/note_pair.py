"""Make the row of a pair; used by `propose_sites`, `attach` and `describe_place` only."""

from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.kernel import clock
from wayhome.matching.sites.score import SiteScore, score_sites
from wayhome.sites.domain.comparisons import to_codes
from wayhome.sites.models import Pair
from wayhome.sites.queries.opened import opened


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


def pair_by_hand(one: UUID, other: UUID, *, agency: UUID) -> Pair:
    """The pair of two places, added when nobody proposed it. Raises NotFound."""
    left, right = sorted((one, other))
    known = Pair.objects.filter(agency_id=agency, left_id=left, right_id=right).first()
    if known is not None:
        return known
    told = {each.id: each.told.description for each in opened(agency, [one, other])}
    if len(told) < 2:
        raise NotFound
    row = new_pair(one, other, score_sites(told[one], told[other]), agency=agency)
    row.save(force_insert=True)
    return row
