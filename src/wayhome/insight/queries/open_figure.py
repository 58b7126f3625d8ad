"""Open a figure into what it counts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID, uuid5

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, can, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.domain.outcomes import Outcome
from wayhome.cases.queries.memberships import complaints_in, memberships
from wayhome.insight.domain.indicators import LATER, IndicatorCode
from wayhome.insight.domain.labels import is_row
from wayhome.insight.domain.opened import Closed, OpenedFigure, OpenedRow
from wayhome.insight.queries.count import DIMENSIONS, concluded, located_in, waits
from wayhome.insight.queries.happened import Happening, happened
from wayhome.intake.queries.counts import complaint_ids, first_actions
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class _Counted:
    """The complaints behind a figure, with what matters of each for this figure."""

    complaints: frozenset[UUID]
    outcomes: Mapping[UUID, Outcome]
    hours: Mapping[UUID, Decimal]


def open_figure(
    actor: Actor, period: Period, indicator: IndicatorCode, *, key: str | None = None
) -> OpenedFigure:
    """The complaints that a figure of the actor's agency counts, with their cases.

    `key` is the row of a breakdown, the empty one for "not known". Whoever reads reports without
    the permission to open them gets the reason; opening leaves a leaf. Raises NotFound.
    """
    require(actor, Permission.REPORT_READ, Target(agency=actor.agency))
    if not can(actor, Permission.FIGURE_OPEN, Target(agency=actor.agency)):
        return OpenedFigure(indicator, key, closed=Closed.NOT_YOUR_ROLE)
    rows = _rows(actor, _counted(actor, period, indicator, key=key))
    leave_leaf(
        by=actor,
        tag=Tag.INSIGHT_FIGURE_OPENED,
        about=About(
            kind="figure",
            id=figure_id(actor.agency, period, indicator),
            detail={
                "indicator": indicator.value,
                "key": key,
                "from": period.starts_on.isoformat(),
                "to": period.ends_on.isoformat(),
                "rows": len(rows),
            },
        ),
    )
    return OpenedFigure(indicator, key, rows=rows)


def figure_id(agency: UUID, period: Period, indicator: IndicatorCode) -> UUID:
    """An id for the audit: the same whenever the same figure is opened."""
    return uuid5(agency, f"{indicator}:{period.starts_on}:{period.ends_on}")


def _counted(
    actor: Actor, period: Period, indicator: IndicatorCode, *, key: str | None
) -> _Counted:
    """What is behind a figure. Raises NotFound for a row that its table cannot have."""
    if key is not None:
        # The key goes on the leaf, where no words of anybody's may stand.
        if not is_row(indicator, key):
            raise NotFound
        found = complaint_ids(actor, period, by=DIMENSIONS[indicator], value=key)
        return _Counted(found, {}, {})
    match indicator:
        case IndicatorCode.FINDINGS_CONCLUDED | IndicatorCode.SHARE_SUBSTANTIATED:
            outcomes = concluded(actor, complaint_ids(actor, period))
            return _Counted(frozenset(outcomes), outcomes, {})
        case IndicatorCode.TIME_TO_FIRST_ACTION:
            hours = dict(waits(first_actions(actor, period)))
            return _Counted(frozenset(hours), {}, hours)
        case IndicatorCode.PERSONS_LOCATED:
            mentions = located_in(actor, period)
            return _Counted(frozenset(mention.complaint for mention in mentions), {}, {})
        case _ if indicator in LATER:
            return _Counted(_behind(actor, happened(actor, period)[indicator]), {}, {})
        case _:
            return _Counted(complaint_ids(actor, period), {}, {})


def _behind(actor: Actor, happenings: Collection[Happening]) -> frozenset[UUID]:
    """The complaints behind what happened; where only a case is known, all of its complaints."""
    told = {each.complaint for each in happenings if each.complaint}
    cases = {each.case for each in happenings if each.case and not each.complaint}
    return frozenset(told | {each.complaint for each in complaints_in(actor, cases)})


def _rows(actor: Actor, counted: _Counted) -> tuple[OpenedRow, ...]:
    """Codes of the complaints and of their cases, in the order of lodging."""
    cases = {each.complaint: each for each in memberships(actor, counted.complaints)}
    complaints = sorted(
        rows_of(actor, counted.complaints), key=lambda row: (row.lodged_at, row.code)
    )
    return tuple(
        OpenedRow(
            complaint=row.id,
            code=row.code,
            lodged_at=row.lodged_at,
            case=cases[row.id].case if row.id in cases else None,
            case_code=cases[row.id].code if row.id in cases else "",
            outcome=counted.outcomes.get(row.id),
            hours=_rounded(counted.hours.get(row.id)),
        )
        for row in complaints
    )


def _rounded(hours: Decimal | None) -> Decimal | None:
    """Hours to a tenth."""
    return None if hours is None else hours.quantize(_TENTH)
