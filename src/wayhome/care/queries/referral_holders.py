"""Who of the receiving agency works on which referral, and who may be given one."""

from collections.abc import Iterable
from uuid import UUID

from wayhome.access.queries.colleagues import Colleague, office
from wayhome.care.models import ReferralHolder
from wayhome.care.policy import may_hold
from wayhome.kernel.actor import Actor


def holders_of(actor: Actor, referrals: Iterable[UUID]) -> dict[UUID, UUID]:
    """Who works on each of these referrals; part of larger work, which asks the policy."""
    return _newest(actor, referral_id__in=list(referrals))


def held_by(actor: Actor) -> frozenset[UUID]:
    """The referrals that the actor was given, and nobody else since."""
    ever = ReferralHolder.objects.filter(agency_id=actor.agency, user_id=actor.user)
    now = _newest(actor, referral_id__in=ever.values("referral_id"))
    return frozenset(referral for referral, user in now.items() if user == actor.user)


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
