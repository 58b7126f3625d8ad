"""Draft a referral: what for, to whom, how soon, and which field groups it would carry."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.policy import NotFound
from wayhome.access.queries.agency_names import agency_names
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.actions.record_service import known_provider
from wayhome.care.actions.working import (
    Whom,
    WordsMissing,
    at_work,
    lock_case,
    person_of,
    sealed_words,
)
from wayhome.care.domain.lines import CareLine
from wayhome.care.domain.referrals import SHAREABLE, Urgency
from wayhome.care.domain.services import ServiceKind
from wayhome.care.models import Provider, Referral, ReferralOrigin
from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_code, new_id
from wayhome.kernel.sealing import Place


@dataclass(frozen=True, slots=True)
class NewReferral:
    """A referral for one service of one person, to a provider or straight to an agency.

    `groups` are what it would carry of what was told; `words` what staff write for the receiver,
    which belong to `words_group` and are carried only when that group is covered too.
    """

    id: UUID
    whom: Whom
    kind: ServiceKind
    urgency: Urgency
    groups: Collection[FieldGroup]
    provider: UUID | None = None
    receiver: UUID | None = None
    words: str = field(default="", repr=False)
    words_group: FieldGroup = FieldGroup.CIRCUMSTANCES


def draft_referral(new: NewReferral, *, by: Actor) -> UUID:
    """Write a draft, which nobody else sees. Raises NotFound, EventRefused, WordsMissing.

    WordsMissing names `to` without exactly one receiver, `groups` when nothing would be carried.
    """
    groups = _carried(new)
    if (new.provider is None) == (new.receiver is None):
        raise WordsMissing("to")
    if not groups:
        raise WordsMissing("groups")
    with atomic():
        lock_case(new.whom.case, by=by)
        if Referral.objects.filter(id=new.id, agency_id=by.agency).exists():
            return new.id
        held = at_work(new.whom.case, CareLine.REFERRAL_DRAFT, new.id, by=by)
        person = person_of(by, new.whom)
        provider = known_provider(new.provider, by=by) if new.provider else None
        Referral(
            id=new.id,
            agency_id=held.agency,
            receiver_agency_id=_receiver(new, provider, by=by),
            code=new_code(),
            key_id=keys.store().create(new_id()).id,
            matter_id=uuid5(held.id, f"{person}:{new.kind.value}"),
            kind=new.kind,
            urgency=new.urgency,
            groups=groups,
        ).save(force_insert=True)
        _write_origin(new, held, person=person, provider=provider, by=by)
        about = About(
            kind="case", id=held.id, field_groups=groups, detail={"referral": str(new.id)}
        )
        leave_leaf(by=by, tag=Tag.CARE_REFERRAL_DRAFTED, about=about)
    return new.id


def _write_origin(
    new: NewReferral, held: CaseAtHand, *, person: UUID, provider: Provider | None, by: Actor
) -> None:
    """Write what the sender alone knows."""
    origin = new_id()
    place = Place("care_referral_origin", "sealed_words", origin)
    ReferralOrigin(
        id=origin,
        agency_id=held.agency,
        referral_id=new.id,
        case_id=held.id,
        complaint_id=person,
        provider=provider,
        words_group=new.words_group if new.words.strip() else "",
        sealed_words=sealed_words(new.words, key=held.key, place=place),
        drafted_at=clock.now(),
        drafted_by=by.user,
    ).save(force_insert=True)


def _carried(new: NewReferral) -> list[str]:
    """The field groups that the referral would carry, in their order."""
    asked = set(new.groups) | ({new.words_group} if new.words.strip() else set())
    return [group.value for group in FieldGroup if group in asked & SHAREABLE]


def _receiver(new: NewReferral, provider: Provider | None, *, by: Actor) -> UUID | None:
    """The agency of this instance that receives; None for a provider outside. Raises NotFound."""
    receiver = provider.partner_agency_id if provider else new.receiver
    if receiver is None:
        return None
    if receiver == by.agency or receiver not in agency_names():
        raise NotFound
    return receiver
