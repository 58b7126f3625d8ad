"""Hold a confirmed figure beside an indicator; such a claim ends when its fact does."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.period import Period
from wayhome.record.models import ClaimedFigure, Fact

_PLACES = Decimal("0.0001")
_LARGEST = Decimal(10) ** 14


class NoNumber(Exception):
    """The fact is no figure, or tells no number that could be compared."""


class AlreadyTied(Exception):
    """The fact is held beside something else; that must be withdrawn first."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What a person says of a figure: its definition, its days, and whose word it is."""

    indicator: str
    period: Period
    according_to: str


def tie_figure(fact: UUID, tie: Tie, *, by: Actor) -> UUID:
    """Write the claim of a fact that stands and return its id; saying the same again changes nothing.

    Raises NoNumber, AlreadyTied, and NotFound for a fact that does not stand.
    """
    require(by, Permission.FIGURE_MARK)
    with atomic():
        row = Fact.objects.select_for_update().filter(agency_id=by.agency, id=fact).first()
        if row is None or row.confirmed_at is None or row.withdrawn_at is not None:
            raise NotFound
        value = number_of(row)
        standing = row.figures.filter(withdrawn_at__isnull=True).first()
        if standing is not None:
            if _says(standing) == tie:
                return standing.id
            raise AlreadyTied
        figure = _figure(row, value, tie, by=by)
        figure.save(force_insert=True)
        leave_leaf(
            by=by,
            tag=Tag.RECORD_FIGURE_MARKED,
            about=About(
                kind="claimed_figure",
                id=figure.id,
                detail={"indicator": tie.indicator, "fact": str(row.id)},
            ),
        )
    return figure.id


def end_figures(fact: Fact, *, by: Actor) -> None:
    """Withdraw what a fact is held beside; part of withdrawing the fact."""
    for figure in ClaimedFigure.objects.select_for_update().filter(
        agency_id=by.agency, fact=fact, withdrawn_at__isnull=True
    ):
        end_figure(figure, by=by)


def end_figure(figure: ClaimedFigure, *, by: Actor) -> None:
    """Withdraw a claimed figure that stands; part of a larger action."""
    figure.withdrawn_at, figure.withdrawn_by = clock.now(), by.user
    figure.save(update_fields=["withdrawn_at", "withdrawn_by"])
    leave_leaf(
        by=by,
        tag=Tag.RECORD_FIGURE_WITHDRAWN,
        about=About(kind="claimed_figure", id=figure.id),
    )


def number_of(fact: Fact) -> Decimal:
    """The number that a figure tells. Raises NoNumber."""
    number = fact.fields.get("value_num") if fact.kind == "figure" else None
    if not isinstance(number, int | float) or isinstance(number, bool):
        raise NoNumber
    value = Decimal(str(number))
    if not value.is_finite() or not 0 <= value < _LARGEST:
        raise NoNumber
    return value.quantize(_PLACES)


def _says(figure: ClaimedFigure) -> Tie | None:
    if figure.starts_on is None or figure.ends_on is None:
        return None
    return Tie(figure.indicator, Period(figure.starts_on, figure.ends_on), figure.according_to)


def _figure(fact: Fact, value: Decimal, tie: Tie, *, by: Actor) -> ClaimedFigure:
    """The row of a claim, in the very words of its fact."""
    return ClaimedFigure(
        agency_id=by.agency,
        passage_id=fact.passage_id,
        fact=fact,
        value=value,
        is_approximate=bool(fact.fields.get("approx")),
        unit=str(fact.fields.get("unit") or "")[:60],
        starts_on=tie.period.starts_on,
        ends_on=tie.period.ends_on,
        according_to=tie.according_to,
        indicator=tie.indicator,
        marked_by=by.user,
        marked_at=clock.now(),
    )
