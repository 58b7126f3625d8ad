"""A figure stands only with the exact words that state it."""

import threading
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DatabaseError, connections

from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.extraction.reading import SourceNotRead
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.database import connection
from wayhome.kernel.period import Period
from wayhome.record.actions.add_source import AddedSource, NewSource, add_source
from wayhome.record.actions.mark_figure import (
    Claim,
    Span,
    WordsNotThere,
    mark_figure,
    withdraw_figure,
)
from wayhome.record.queries.figures import claims
from wayhome.record.queries.sources import source

TEXT = "The ministry said it had received 289 complaints between 18 August and 18 September."
MONTH = Period(date(2022, 8, 18), date(2022, 9, 18))
CLAIM = Claim(
    value=Decimal(289),
    unit="complaints",
    according_to="the ministry",
    period=MONTH,
    indicator="complaints_received",
)


def monitor(agency: UUID | None = None) -> Actor:
    """Who keeps the record."""
    roles = frozenset({Role.RIGHTS_MONITOR})
    return Actor(ActorKind.STAFF, agency or uuid4(), uuid4(), roles)


def added(by: Actor, text: str = TEXT) -> AddedSource:
    """A source in the record."""
    with context.acting(by):
        return add_source(NewSource(content=text.encode(), publisher="Sample Post"), by=by)


def span_of(by: Actor, added_source: AddedSource, words: str) -> Span:
    """Where words stand in the newest text of a source."""
    with context.acting(by):
        page = source(by, added_source.id)
    start = page.text.index(words)
    return Span(page.text_version, start, start + len(words), words)


def test_source_is_kept_once_when_two_people_add_it_at_once(
    database: str, superuser: psycopg.Connection
) -> None:
    agency = uuid4()
    answers: list[AddedSource] = []

    def add() -> None:
        answers.append(added(monitor(agency)))
        connections.close_all()

    late = threading.Thread(target=add)
    with context.acting(monitor(agency)) as by:
        first = add_source(NewSource(content=TEXT.encode()), by=by)
        late.start()
        # Nobody else sees it yet; the other writes it too, and waits.
        late.join(timeout=2)
    late.join(timeout=30)

    leaves = superuser.execute("SELECT count(*) FROM audit_leaf").fetchone()
    assert answers == [AddedSource(id=first.id, already_there=True)]
    assert leaves == (1,)


def test_source_is_kept_once_when_added_twice(database: str) -> None:
    by = monitor()

    first, second = added(by), added(by)

    assert first.id == second.id
    assert (first.already_there, second.already_there) == (False, True)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"\x00\x01\x02", "not_text"),
        (b"word " * 1000 + b"\x00", "not_text"),
    ],
)
def test_source_is_refused_when_it_is_no_text(database: str, content: bytes, code: str) -> None:
    by = monitor()

    with pytest.raises(SourceNotRead) as refused, context.acting(by):
        add_source(NewSource(content=content), by=by)

    assert refused.value.code == code


def test_figure_is_claimed_for_its_period_and_no_other(database: str) -> None:
    by = monitor()
    span = span_of(by, added(by), "289 complaints")
    with context.acting(by):
        figure = mark_figure(span, CLAIM, by=by)

        (found,) = claims(by, MONTH)
        nothing = claims(by, Period.month(2022, 9))

    assert (found.id, found.exact, found.value) == (figure, "289 complaints", Decimal(289))
    assert nothing == []


def test_figure_is_refused_when_words_are_not_there(database: str) -> None:
    by = monitor()
    span = span_of(by, added(by), "289 complaints")

    with pytest.raises(WordsNotThere), context.acting(by):
        mark_figure(Span(span.text_version, span.start, span.end, "298 complaints"), CLAIM, by=by)


def test_figure_is_not_claimed_when_withdrawn(database: str) -> None:
    by = monitor()
    span = span_of(by, added(by), "289 complaints")
    with context.acting(by):
        figure = mark_figure(span, CLAIM, by=by)

        withdraw_figure(figure, by=by)

        assert claims(by, MONTH) == []


def test_figure_of_another_agency_is_read_and_not_changed(database: str) -> None:
    by, reader = monitor(), monitor()
    span = span_of(by, added(by), "289 complaints")
    with context.acting(by):
        figure = mark_figure(span, CLAIM, by=by)

    with context.acting(reader):
        (found,) = claims(reader, MONTH)
        with pytest.raises(NotFound):
            withdraw_figure(figure, by=reader)

    assert found.id == figure


def test_source_cannot_be_changed_by_anyone(database: str, superuser: psycopg.Connection) -> None:
    by = monitor()
    kept = added(by)

    update = "UPDATE record_source SET title = 'x' WHERE id = %s"
    with (
        pytest.raises(DatabaseError, match="denied"),
        context.acting(by),
        connection().cursor() as cursor,
    ):
        cursor.execute(update, [kept.id])
    with pytest.raises(psycopg.Error, match="append-only"):
        superuser.execute("UPDATE record_source SET title = 'x' WHERE id = %s", [kept.id])


def test_figure_without_a_passage_cannot_exist(
    database: str, superuser: psycopg.Connection
) -> None:
    with pytest.raises(psycopg.errors.NotNullViolation):
        superuser.execute(
            "INSERT INTO record_claimed_figure (id, agency_id, value, is_approximate, unit,"
            " according_to, indicator, marked_at)"
            " VALUES (gen_random_uuid(), gen_random_uuid(), 1, false, 'x', 'x', '', now())"
        )
