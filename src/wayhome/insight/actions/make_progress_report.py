"""Make the progress report of a period for a partner, and note that it left."""

from uuid import UUID

from django.db import IntegrityError

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, require
from wayhome.cooperation.actions.disclose import disclose
from wayhome.cooperation.queries.agreements import AgreementInForce, agreement_in_force
from wayhome.insight.domain.partner_report import partner_report
from wayhome.insight.models import ProgressReport
from wayhome.insight.queries.count import count
from wayhome.intake.queries.counts import Narrowing
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.period import Period

KIND = "progress_report"


class PeriodNotOver(Exception):
    """The period still runs: its counts would change after the partner has them."""


class PeriodsOverlap(Exception):
    """The partner has a report of some of these days: two of them could give back a hidden cell."""


def make_progress_report(*, agreement: UUID, period: Period, by: Actor) -> UUID:
    """Count, hide small cells, keep the report and disclose it, all or nothing; returns its id.

    The same period under the same agreement gives the report that stands. Raises NotFound (also
    for an agreement that is not in force), PeriodNotOver, PeriodsOverlap.
    """
    require(by, Permission.AGREEMENT_MANAGE, Target(agency=by.agency))
    under = agreement_in_force(by, agreement)
    if under is None:
        raise NotFound
    if period.ends_before() > clock.now():
        raise PeriodNotOver
    if (made := _made(under, period)) is not None:
        return made
    tally = count(by, period, scope=scope_of(under))
    row = ProgressReport(
        agency_id=by.agency,
        partner_agency_id=under.partner_agency,
        agreement_id=under.id,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        figures=partner_report(tally, under.scope.figures).to_json(),
        made_by=by.user,
        made_at=clock.now(),
    )
    try:
        with atomic():
            row.save(force_insert=True)
            disclose(under=under, kind=KIND, subject=row.id, by=by)
    except IntegrityError as error:
        raise PeriodsOverlap from error
    return row.id


def scope_of(agreement: AgreementInForce) -> Narrowing:
    """The complaints that the figures for this partner may count."""
    scope = agreement.scope
    return Narrowing(
        nationalities=scope.nationalities,
        lodger_agency=agreement.partner_agency if scope.lodged_only else None,
    )


def _made(under: AgreementInForce, period: Period) -> UUID | None:
    """The report of exactly this period under this agreement, if there is one."""
    return (
        ProgressReport.objects.filter(
            agency_id=under.agency,
            agreement_id=under.id,
            starts_on=period.starts_on,
            ends_on=period.ends_on,
        )
        .values_list("id", flat=True)
        .first()
    )
