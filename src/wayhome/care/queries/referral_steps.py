"""What happened to a referral, as both ends read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.policy_table import Decision
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.domain.referrals import ReferralEvent
from wayhome.care.models import Referral, ReferralStep
from wayhome.care.queries.referral_key import key_of
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, unseal_json


@dataclass(frozen=True, slots=True)
class StepOfReferral:
    """Something that happened: by whom, of which agency."""

    id: UUID
    event: ReferralEvent
    code: str
    has_words: bool
    at: datetime
    by: UUID | None
    by_agency: UUID


def steps_of(ids: Iterable[UUID]) -> dict[UUID, tuple[StepOfReferral, ...]]:
    """What happened to referrals, oldest first; part of a page, which asks the policy."""
    found: dict[UUID, tuple[StepOfReferral, ...]] = {}
    for row in ReferralStep.objects.filter(referral_id__in=list(ids)).order_by("at", "id"):
        step = StepOfReferral(
            id=row.id,
            event=ReferralEvent(row.event),
            code=row.code,
            has_words=row.sealed_words is not None,
            at=row.at,
            by=row.by_id,
            by_agency=row.by_agency_id,
        )
        found[row.referral_id] = (*found.get(row.referral_id, ()), step)
    return found


def opened_step(
    actor: Actor, referral: Referral, step: UUID, *, purpose: Purpose, decision: Decision
) -> str:
    """The words of one step, open, with a leaf; `decision` is what the actor may open of it.

    Part of the queries of either end. Raises NotFound.
    """
    group = FieldGroup.CIRCUMSTANCES
    if group not in decision.field_groups or purpose not in decision.purposes:
        raise NotFound
    said = ReferralStep.objects.filter(id=step, referral=referral).first()
    if said is None or said.sealed_words is None:
        raise NotFound
    words: str = unseal_json(
        said.sealed_words,
        key=key_of(referral),
        place=Place("care_referral_step", "sealed_words", said.id),
    )
    about = About(
        kind="referral",
        id=referral.id,
        purpose=purpose.value,
        field_groups=[group.value],
        detail={"step": str(said.id)},
    )
    leave_leaf(by=actor, tag=Tag.CARE_REFERRAL_OPENED, about=about)
    return words
