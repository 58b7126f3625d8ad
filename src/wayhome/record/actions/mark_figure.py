"""Mark a passage as stating a figure, and withdraw such a mark."""

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
from wayhome.record.actions.serialise import one_at_a_time
from wayhome.record.actions.tie_figure import end_figure
from wayhome.record.models import ClaimedFigure, Passage, TextVersion

_CONTEXT = 32


class WordsNotThere(Exception):
    """The words given do not stand at that place of the text."""


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` to `end` (exclusive) of a text version, and the words expected there."""

    text_version: UUID
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What the passage says: the value and unit, the period if it has one, and whose word it is."""

    value: Decimal
    unit: str
    according_to: str
    period: Period | None = None
    is_approximate: bool = False
    indicator: str = ""


def mark_figure(span: Span, claim: Claim, *, by: Actor) -> UUID:
    """Tie a claim to its exact words and return its id. Raises NotFound and WordsNotThere.

    The same claim in the same words gives the figure that stands.
    """
    require(by, Permission.FIGURE_MARK)
    version = TextVersion.objects.filter(agency_id=by.agency, id=span.text_version).first()
    if version is None:
        raise NotFound
    if not span.exact.strip() or version.text[span.start : span.end] != span.exact:
        raise WordsNotThere
    with atomic():
        one_at_a_time(version.id)
        if (standing := _standing(span, claim, by=by)) is not None:
            return standing
        passage = _passage(version, span)
        passage.save(force_insert=True)
        figure = _figure(passage, claim, by=by)
        figure.save(force_insert=True)
        leave_leaf(
            by=by,
            tag=Tag.RECORD_FIGURE_MARKED,
            about=About(kind="claimed_figure", id=figure.id, detail={"indicator": claim.indicator}),
        )
    return figure.id


def withdraw_figure(figure_id: UUID, *, by: Actor) -> None:
    """Withdraw a mark; it stays in the record with its end. Twice changes nothing."""
    require(by, Permission.FIGURE_MARK)
    with atomic():
        figure = (
            ClaimedFigure.objects.select_for_update()
            .filter(agency_id=by.agency, id=figure_id)
            .first()
        )
        if figure is None:
            raise NotFound
        if figure.withdrawn_at is not None:
            return
        end_figure(figure, by=by)


def _standing(span: Span, claim: Claim, *, by: Actor) -> UUID | None:
    """The figure that already says this in these words."""
    return (
        ClaimedFigure.objects.filter(
            agency_id=by.agency,
            passage__text_version_id=span.text_version,
            passage__start=span.start,
            passage__end=span.end,
            value=claim.value,
            unit=claim.unit,
            starts_on=claim.period.starts_on if claim.period else None,
            ends_on=claim.period.ends_on if claim.period else None,
            according_to=claim.according_to,
            indicator=claim.indicator,
            withdrawn_at__isnull=True,
        )
        .values_list("id", flat=True)
        .first()
    )


def _passage(version: TextVersion, span: Span) -> Passage:
    """The passage with its surroundings, by which a later text version can find it again."""
    return Passage(
        agency_id=version.agency_id,
        text_version=version,
        start=span.start,
        end=span.end,
        exact=span.exact,
        before=version.text[max(0, span.start - _CONTEXT) : span.start],
        after=version.text[span.end : span.end + _CONTEXT],
    )


def _figure(passage: Passage, claim: Claim, *, by: Actor) -> ClaimedFigure:
    """The row of a claim."""
    return ClaimedFigure(
        agency_id=by.agency,
        passage=passage,
        value=claim.value,
        is_approximate=claim.is_approximate,
        unit=claim.unit,
        starts_on=claim.period.starts_on if claim.period else None,
        ends_on=claim.period.ends_on if claim.period else None,
        according_to=claim.according_to,
        indicator=claim.indicator,
        marked_by=by.user,
        marked_at=clock.now(),
    )
