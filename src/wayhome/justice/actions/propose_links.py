"""Propose that alleged persons of two cases may be one, for somebody to judge."""

from collections.abc import Iterable
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.justice.actions.judge_link import lock_judging
from wayhome.justice.domain.identity import Identity
from wayhome.justice.domain.likeness import Likeness, compare, to_codes
from wayhome.justice.domain.tokens import Found, identity_tokens
from wayhome.justice.models import AllegedPerson, Link, Token
from wayhome.justice.queries.candidates import candidates
from wayhome.justice.queries.identities import identities
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic

_MOST_LINKS = 20


def propose_links(*, alleged: UUID, by: Actor) -> tuple[UUID, ...]:
    """Make an alleged person findable, compare with those of other cases, keep the likely links.

    Whoever was taken back or erased is not found any more. Nothing is joined by it. Raises NotFound
    for anybody but the machine.
    """
    require(by, Permission.PERSON_REGISTER)
    with atomic():
        lock_judging(by.agency)
        Token.objects.filter(agency_id=by.agency, alleged_id=alleged).delete()
        told = identities(by.agency, [alleged]).get(alleged)
        if told is None:
            return ()
        tokens = identity_tokens(by.agency, told)
        _index(alleged, tokens, agency=by.agency)
        near = candidates(by, [each.token for each in tokens], besides=alleged)
        others = identities(by.agency, _of_other_cases(by.agency, alleged, near))
        links = _insert(alleged, _likely(told, others), agency=by.agency)
        detail = {"links": len(links), "compared": len(others)}
        about = About(kind="alleged", id=alleged, detail=detail)
        leave_leaf(by=by, tag=Tag.JUSTICE_LINK_PROPOSED, about=about)
    return links


def _index(alleged: UUID, tokens: Iterable[Found], *, agency: UUID) -> None:
    """Write the tokens of an alleged person."""
    Token.objects.bulk_create(
        Token(agency_id=agency, token=each.token, alleged_id=alleged, shared=each.shared.value)
        for each in tokens
    )


def _of_other_cases(agency: UUID, alleged: UUID, near: Iterable[UUID]) -> list[UUID]:
    """Those who are alleged in another case."""
    own = AllegedPerson.objects.filter(agency_id=agency)
    case = own.filter(id=alleged).values("case_id")
    return list(
        own.filter(id__in=list(near)).exclude(case_id__in=case).values_list("id", flat=True)
    )


def _likely(told: Identity, others: dict[UUID, Identity]) -> list[tuple[UUID, Likeness]]:
    """Those worth a look, the likeliest first."""
    compared = [(other, compare(told, known)) for other, known in others.items()]
    kept = [(other, likeness) for other, likeness in compared if likeness.is_kept]
    return sorted(kept, key=lambda each: (-each[1].weight, each[0]))[:_MOST_LINKS]


def _insert(
    alleged: UUID, likely: Iterable[tuple[UUID, Likeness]], *, agency: UUID
) -> tuple[UUID, ...]:
    """Add the links that are not there yet and return their ids."""
    rows = [_link(alleged, other, likeness, agency=agency) for other, likeness in likely]
    # Two jobs may propose the same link from its two ends at once: the second changes nothing.
    Link.objects.bulk_create(rows, ignore_conflicts=True)
    ids = [row.id for row in rows]
    return tuple(Link.objects.filter(agency_id=agency, id__in=ids).values_list("id", flat=True))


def _link(one: UUID, other: UUID, likeness: Likeness, *, agency: UUID) -> Link:
    """A link in the order that makes it unique, not yet saved."""
    left, right = sorted((one, other))
    return Link(
        agency_id=agency,
        left_id=left,
        right_id=right,
        weight=likeness.weight,
        reasons=to_codes(likeness.comparisons, shares_account=likeness.shares_account),
        proposed_at=clock.now(),
    )
