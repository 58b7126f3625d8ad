"""Claimed figures: those of one text, and those that claim to measure an indicator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.record.models import ClaimedFigure


@dataclass(frozen=True, slots=True)
class MarkedFigure:
    """A figure with the words that state it and the source where they stand.

    `fact` is the confirmed fact it was taken from; None when somebody marked it by hand.
    """

    id: UUID
    source: UUID
    publisher: str
    published_on: date | None
    start: int
    end: int
    exact: str
    value: Decimal
    is_approximate: bool
    unit: str
    period: Period | None
    according_to: str
    indicator: str
    is_withdrawn: bool
    fact: UUID | None = None


def figures_in(*text_versions: UUID) -> Sequence[MarkedFigure]:
    """The figures marked in text versions, in the order of the text, withdrawn ones too."""
    rows = _rows().filter(passage__text_version_id__in=text_versions)
    return [_value(row) for row in rows.order_by("passage__start", "id")]


def claims(actor: Actor, period: Period) -> Sequence[MarkedFigure]:
    """What sources claim of exactly this period, with an indicator, not withdrawn."""
    require(actor, Permission.REPORT_READ)
    rows = _rows().filter(
        withdrawn_at__isnull=True,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
    )
    return [_value(row) for row in rows.exclude(indicator="").order_by("indicator", "marked_at")]


def claimed_periods(actor: Actor) -> Sequence[Period]:
    """The periods of which sources claim a figure that the register can count, the latest first."""
    require(actor, Permission.REPORT_READ)
    found = (
        ClaimedFigure.objects.filter(withdrawn_at__isnull=True, starts_on__isnull=False)
        .exclude(indicator="")
        .values_list("starts_on", "ends_on")
        .distinct()
        .order_by("-starts_on", "-ends_on")
    )
    return [Period(starts, ends) for starts, ends in found if starts and ends]


def _rows() -> QuerySet[ClaimedFigure]:
    """Claimed figures with all that a reader is shown, without the bytes of sources."""
    return ClaimedFigure.objects.select_related("passage__text_version__source").defer(
        "passage__text_version__text", "passage__text_version__source__content"
    )


def _value(row: ClaimedFigure) -> MarkedFigure:
    """A figure as a value."""
    source = row.passage.text_version.source
    period = None
    if row.starts_on is not None and row.ends_on is not None:
        period = Period(row.starts_on, row.ends_on)
    return MarkedFigure(
        id=row.id,
        source=source.id,
        publisher=source.publisher,
        published_on=source.published_on,
        start=row.passage.start,
        end=row.passage.end,
        exact=row.passage.exact,
        value=row.value,
        is_approximate=row.is_approximate,
        unit=row.unit,
        period=period,
        according_to=row.according_to,
        indicator=row.indicator,
        is_withdrawn=row.withdrawn_at is not None,
        fact=row.fact_id,
    )
