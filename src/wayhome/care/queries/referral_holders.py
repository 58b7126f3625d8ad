"""Who of the receiving agency works on which referral, and who may be given one."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from wayhome.access.queries.colleagues import Colleague, office
from wayhome.care.domain.referrals import GIVEN, ReferralState
from wayhome.care.models import ReferralHolder
from wayhome.care.policy import may_hold
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor

_NEW = timedelta(days=3)
"""How long a referral that was answered before is new to whoever was given it."""


def holders_of(actor: Actor, referrals: Iterable[UUID]) -> dict[UUID, UUID]:
    """Who works on each of these referrals; part of larger work, which asks the policy."""
    return _newest(actor, referral_id__in=list(referrals))


def held_by(actor: Actor) -> frozenset[UUID]:
    """The referrals that the actor was given, and nobody else since."""
    ever = ReferralHolder.objects.filter(agency_id=actor.agency, user_id=actor.user)
    now = _newest(actor, referral_id__in=ever.values("referral_id"))
    return frozenset(referral for referral, user in now.items() if user == actor.user)


def awaited_holders(actor: Actor) -> frozenset[UUID]:
    """Everybody of the actor's agency whom a referral waits for that they were given.

    Part of larger work, which asks the policy.
    """
    return frozenset(user for user in _new_to_holders(actor) if user)


def given_count(actor: Actor) -> int:
    """How many referrals the actor was given and has still to look at; 0 for whoever has none."""
    return _new_to_holders(actor).count(actor.user)


def _new_to_holders(actor: Actor) -> list[UUID | None]:
    """The holder of each referral that waits for its answer, or was given to them days ago."""
    newest = (
        ReferralHolder.objects.filter(
            agency_id=actor.agency, referral__receiver_agency_id=actor.agency
        )
        .filter(referral__state__in=GIVEN)
        .order_by("referral_id", "-given_at", "-id")
        .distinct("referral_id")
        .values_list("user_id", "given_by", "given_at", "referral__state")
    )
    since = clock.now() - _NEW
    return [
        holder
        for holder, giver, given_at, state in newest
        if holder and holder != giver and (state == ReferralState.SENT or given_at > since)
    ]


def could_hold(actor: Actor) -> tuple[Colleague, ...]:
    """Those of the actor's agency who may be given a referral."""
    return tuple(each for each in office(actor).colleagues if may_hold(each.roles))


def _newest(actor: Actor, **which: object) -> dict[UUID, UUID]:
    """The newest holder of each referral; none for one that was given back."""
    rows = (
        ReferralHolder.objects.filter(agency_id=actor.agency, **which)
        .order_by("referral_id", "-given_at", "-id")
        .distinct("referral_id")
    )
    return {row.referral_id: row.user_id for row in rows if row.user_id is not None}
