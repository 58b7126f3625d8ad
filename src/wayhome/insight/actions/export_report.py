"""Take a report away as a file; who took which one stays on a leaf."""

from uuid import UUID

from wayhome.access.queries.agency_names import agency_names
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.insight.domain.spreadsheet import Imprint, to_csv
from wayhome.insight.queries.partner_reports import partner_report
from wayhome.insight.queries.progress_report import progress_report
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period


def export_report(period: Period, *, by: Actor) -> str:
    """The agency's own report as CSV, counted now. Raises NotFound."""
    report = progress_report(by, period)
    imprint = Imprint(_name(by.agency), period, counted_at=clock.now())
    leave_leaf(
        by=by,
        tag=Tag.INSIGHT_REPORT_EXPORTED,
        about=About(
            kind="agency",
            id=by.agency,
            detail={"from": period.starts_on.isoformat(), "to": period.ends_on.isoformat()},
        ),
    )
    return to_csv(report, imprint)


def export_partner_report(report_id: UUID, *, by: Actor) -> str:
    """A report made for a partner as CSV, with the partner's name in it. Raises NotFound."""
    made = partner_report(by, report_id)
    imprint = Imprint(
        _name(made.agency), made.period, counted_at=made.made_at, given_to=_name(made.partner)
    )
    leave_leaf(
        by=by,
        tag=Tag.INSIGHT_REPORT_EXPORTED,
        about=About(kind="progress_report", id=report_id),
    )
    return to_csv(made.report, imprint)


def _name(agency: UUID) -> str:
    """The public name of an agency."""
    found = agency_names().get(agency)
    return found.name if found else ""
