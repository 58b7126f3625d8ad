"""Propose places that may be one site, for somebody to judge."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.matching.sites.score import KEPT_FROM, SiteScore, score_sites
from wayhome.sites.actions.note_pair import new_pair
from wayhome.sites.domain.tokens import place_tokens
from wayhome.sites.models import Pair, Place, Token
from wayhome.sites.queries.candidates import candidates
from wayhome.sites.queries.opened import Opened, opened
from wayhome.sites.queries.standing import paired_sites

_MOST_PAIRS = 10


@dataclass(frozen=True, slots=True)
class Proposed:
    """What came of it: pairs added and places compared."""

    pairs: tuple[UUID, ...]
    compared: int


def propose_sites(*, place: UUID, by: Actor) -> Proposed:
    """Make a place findable, compare it with those that share tokens, keep the likely pairs.

    Each other site is proposed once, by its nearest description; one that some pair already puts
    beside the place's own site is not proposed again. Raises NotFound.
    """
    require(by, Permission.SITE_REGISTER)
    found = opened(by.agency, [place])
    if not found:
        raise NotFound
    subject = found[0]
    with atomic():
        _lock(place, agency=by.agency)
        tokens = _index(subject, agency=by.agency)
        near = opened(by.agency, candidates(by, tokens, besides=place))
        known = paired_sites(by.agency, subject.site) | {subject.site}
        scored = _nearest(subject, (other for other in near if other.site not in known))
        pairs = _insert(subject, scored, agency=by.agency)
        detail = {"pairs": len(pairs), "compared": len(near)}
        about = About(kind="place", id=place, detail=detail)
        leave_leaf(by=by, tag=Tag.SITES_PAIR_PROPOSED, about=about)
    return Proposed(pairs=pairs, compared=len(near))


def _lock(place: UUID, *, agency: UUID) -> None:
    """Let whoever erases the place wait, or notice that it was erased. Raises NotFound."""
    own = Place.objects.select_for_update().filter(agency_id=agency, id=place)
    if not own.filter(sealed_told__isnull=False).exists():
        raise NotFound


def _index(subject: Opened, *, agency: UUID) -> list[int]:
    """Write the tokens of a place anew; returns them."""
    tokens = place_tokens(agency, subject.told.description)
    Token.objects.filter(agency_id=agency, place_id=subject.id).delete()
    Token.objects.bulk_create(
        [Token(agency_id=agency, token=token, place_id=subject.id) for token in tokens]
    )
    return tokens


def _nearest(subject: Opened, others: Iterable[Opened]) -> list[tuple[SiteScore, UUID]]:
    """For every other site its likely place that is nearest, the likeliest site first."""
    best: dict[UUID, tuple[SiteScore, UUID]] = {}
    for other in sorted(others, key=lambda each: each.id):
        score = score_sites(subject.told.description, other.told.description)
        before = best.get(other.site)
        if score.weight >= KEPT_FROM and (before is None or score.weight > before[0].weight):
            best[other.site] = (score, other.id)
    return sorted(best.values(), key=lambda each: (-each[0].weight, each[1]))


def _insert(
    subject: Opened, scored: Iterable[tuple[SiteScore, UUID]], *, agency: UUID
) -> tuple[UUID, ...]:
    """Add the pairs that are not there yet and return their ids."""
    rows = [new_pair(subject.id, other, score, agency=agency) for score, other in scored]
    rows = rows[:_MOST_PAIRS]
    # Two jobs may propose the same pair from its two ends at once: the second changes nothing.
    Pair.objects.bulk_create(rows, ignore_conflicts=True)
    ids = [row.id for row in rows]
    return tuple(Pair.objects.filter(agency_id=agency, id__in=ids).values_list("id", flat=True))
