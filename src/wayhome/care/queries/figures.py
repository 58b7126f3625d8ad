"""What figures about care are counted from: first services, and referrals accepted."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Min

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.care.domain.referrals import ReferralEvent
from wayhome.care.models import ReferralOrigin, ReferralStep, Service
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.people.queries.mentions import mentions


@dataclass(frozen=True, slots=True)
class ServedMention:
    """A person (all mentions held to be the same share `person`), the complaint, and the case."""

    person: UUID
    complaint: UUID
    case: UUID


@dataclass(frozen=True, slots=True)
class AcceptedReferral:
    """A referral of the agency that somebody accepted in a period, and the case it came from."""

    referral: UUID
    case: UUID


def first_served(actor: Actor, period: Period) -> tuple[ServedMention, ...]:
    """Every person whose first service in the register began in a period. Raises NotFound.

    A person who is told of by several complaints is served first when any of them is.
    """
    require(actor, Permission.REPORT_READ, Target(agency=actor.agency))
    began = (
        Service.objects.filter(agency_id=actor.agency, from_on__isnull=False)
        .values("complaint_id", "case_id")
        .annotate(first=Min("from_on"))
    )
    cases = {row["complaint_id"]: row["case_id"] for row in began}
    first = {row["complaint_id"]: row["first"] for row in began}
    found = mentions(actor, complaints=cases) if cases else ()
    earliest: dict[UUID, tuple[object, UUID]] = {}
    for mention in found:
        told = (first[mention.complaint], mention.complaint)
        if mention.cluster not in earliest or told < earliest[mention.cluster]:
            earliest[mention.cluster] = told
    return tuple(
        ServedMention(person, complaint, cases[complaint])
        for person, (_day, complaint) in earliest.items()
        if period.starts_on <= first[complaint] <= period.ends_on
    )


def referrals_accepted(actor: Actor, period: Period) -> tuple[AcceptedReferral, ...]:
    """Every referral of the actor's agency that was accepted in a period. Raises NotFound."""
    require(actor, Permission.REPORT_READ, Target(agency=actor.agency))
    accepted = ReferralStep.objects.filter(
        agency_id=actor.agency,
        event=ReferralEvent.ACCEPT,
        at__gte=period.begins_at(),
        at__lt=period.ends_before(),
    ).values_list("referral_id", flat=True)
    origins = ReferralOrigin.objects.filter(
        agency_id=actor.agency, referral_id__in=list(accepted)
    ).order_by("drafted_at", "id")
    return tuple(AcceptedReferral(row.referral_id, row.case_id) for row in origins)
