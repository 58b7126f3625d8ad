"""The history of a thread: which fact was added, removed or put back, and what was judged."""

from collections.abc import Sequence
from uuid import UUID

from wayhome.record.domain.places_in_thread import PlaceEvent, PlaceLine
from wayhome.record.domain.standings import StandingLine, StandingVerdict
from wayhome.record.models import Standing, ThreadLine


def lines_of(thread: UUID) -> Sequence[PlaceLine]:
    """What was done with facts in a thread, oldest first; part of a larger read or action."""
    rows = ThreadLine.objects.filter(thread_id=thread).order_by("number")
    return [place_line(row) for row in rows]


def standings_of(thread: UUID, commitment: UUID | None) -> Sequence[StandingLine]:
    """What was judged of a thread's request, or of a commitment in it; part of a larger one."""
    rows = Standing.objects.filter(thread_id=thread, commitment_id=commitment)
    return [standing_line(row) for row in rows.prefetch_related("further").order_by("number")]


def place_line(row: ThreadLine) -> PlaceLine:
    """A row as a value."""
    return PlaceLine(row.id, row.number, row.fact_id, PlaceEvent(row.event))


def standing_line(row: Standing) -> StandingLine:
    """A row as a value; its further evidence came with it."""
    facts = [row.rests_on_id, *(each.fact_id for each in row.further.all())]
    return StandingLine(
        id=row.id,
        number=row.number,
        verdict=StandingVerdict(row.verdict) if row.verdict else None,
        evidence=frozenset(fact for fact in facts if fact is not None),
    )
