"""Reports made for partners: the partner reads its own, the agency those it made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.cooperation.domain.scope import Scope
from wayhome.cooperation.queries.agreements import agreements_in_force
from wayhome.insight.domain.report import Report
from wayhome.insight.models import ProgressReport
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.period import Period


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report in a list. A partner cannot open it once the agreement has ended."""

    id: UUID
    agency: UUID
    partner: UUID
    agreement: UUID
    period: Period
    made_at: datetime
    is_readable: bool


@dataclass(frozen=True, slots=True)
class PartnerReport:
    """A report as the partner reads it, small cells hidden; `scope` while the agreement holds."""

    id: UUID
    agency: UUID
    partner: UUID
    period: Period
    report: Report
    made_at: datetime
    scope: Scope | None


def reports_for(actor: Actor) -> Sequence[ReportRow]:
    """Reports made for a partner, or by an agency, the latest period first. Raises NotFound."""
    in_force = {agreement.id for agreement in agreements_in_force(actor)}
    may_always = actor.kind is not ActorKind.PARTNER
    return [
        ReportRow(
            id=row.id,
            agency=row.agency_id,
            partner=row.partner_agency_id,
            agreement=row.agreement_id,
            period=Period(row.starts_on, row.ends_on),
            made_at=row.made_at,
            is_readable=may_always or row.agreement_id in in_force,
        )
        for row in _reach(actor).defer("figures").order_by("-starts_on", "-made_at", "id")
    ]


def partner_report(actor: Actor, report_id: UUID) -> PartnerReport:
    """One report. Raises NotFound; for a partner also when the agreement has ended."""
    row = _reach(actor).filter(id=report_id).first()
    if row is None:
        raise NotFound
    scopes = {agreement.id: agreement.scope for agreement in agreements_in_force(actor)}
    scope = scopes.get(row.agreement_id)
    if scope is None and actor.kind is ActorKind.PARTNER:
        raise NotFound
    return PartnerReport(
        id=row.id,
        agency=row.agency_id,
        partner=row.partner_agency_id,
        period=Period(row.starts_on, row.ends_on),
        report=Report.from_json(row.figures),
        made_at=row.made_at,
        scope=scope,
    )


def _reach(actor: Actor) -> QuerySet[ProgressReport]:
    """The reports of which the actor's agency is the partner, or the maker."""
    require(actor, Permission.REPORT_READ)
    if actor.kind is ActorKind.PARTNER:
        return ProgressReport.objects.filter(partner_agency_id=actor.agency)
    return ProgressReport.objects.filter(agency_id=actor.agency)
