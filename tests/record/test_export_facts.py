"""Taking facts away: only what stood, withdrawn ones marked, many in parts, each on a leaf."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.record.test_review import Desk
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.interchange import tasks
from wayhome.interchange.exports.formats import ExportFormat, writer_of
from wayhome.interchange.exports.writer import whole
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.database import DbRole
from wayhome.kernel.period import Period
from wayhome.record.actions.export_facts import TooManyFacts, ask_export, export_facts
from wayhome.record.actions.note_fact import NewFact, confirm_fact, withdraw_fact
from wayhome.record.actions.tell_publication import tell_publication
from wayhome.record.queries.exports import export_content, export_state
from wayhome.record.queries.recorded import (
    Wanted,
    count_facts,
    recorded_fact,
    recorded_facts,
)

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def figure(desk: Desk, words: str = "41 complaints", value: int = 41) -> UUID:
    """A figure that stands."""
    fields = {
        "evidence": [desk.span(words)],
        "value": str(value),
        "value_num": float(value),
        "approx": False,
        "unit": "complaints",
        "period": None,
        "period_span": None,
        "about": None,
        "according_to": "person:mara-tolvanen",
    }
    names = {"person:mara-tolvanen": "Mara Tolvanen"}
    return desk.add(NewFact(kind="figure", fields=fields, names=names))


def table(text: str) -> list[Mapping[str, str]]:
    """The rows of a table."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def written(desk: Desk, export: UUID) -> str:
    """The file, after the worker did what was asked, job by job."""
    system = Actor.system(desk.by.agency)
    for _ in range(10):
        with context.acting(system, role=DbRole.JOBS):
            tasks.write_export(by=system, export=str(export))
    with context.acting(desk.by):
        assert export_state(desk.by, export).is_whole
        return b"".join(export_content(desk.by, export)).decode()


def test_fact_is_told_with_the_words_that_stand_in_its_text(desk: Desk) -> None:
    fact = figure(desk)

    with context.acting(desk.by):
        (found,) = recorded_facts(desk.by, Wanted())

    assert found.id == fact
    assert desk.text[found.start : found.end] == found.exact == "41 complaints"
    assert found.teller == "Mara Tolvanen"
    assert found.source.id == desk.source


def test_fact_that_waits_for_a_second_reviewer_is_not_told(desk: Desk) -> None:
    waiting = desk.add(desk.status())

    with context.acting(desk.by):
        assert count_facts(desk.by, Wanted()) == 0
        with pytest.raises(NotFound):
            recorded_fact(desk.by, waiting)


def test_fact_that_never_stood_is_not_told_when_it_was_withdrawn(desk: Desk) -> None:
    waiting = desk.add(desk.status())
    with context.acting(desk.by):
        withdraw_fact(waiting, why="Another person", by=desk.by)

    with context.acting(desk.by):
        assert recorded_facts(desk.by, Wanted()) == []


def test_withdrawn_fact_is_told_with_its_reason(desk: Desk) -> None:
    fact = figure(desk)
    before = clock.now()
    with context.acting(desk.by):
        withdraw_fact(fact, why="The source corrected it", by=desk.by)

    with context.acting(desk.by):
        (now,) = recorded_facts(desk.by, Wanted())
        (then,) = recorded_facts(desk.by, Wanted(as_of=before))

    assert now.withdrawn_why == "The source corrected it"
    assert now.withdrawn_at is not None
    assert then.withdrawn_at is None


def test_narrowing_leaves_out_other_sources_and_kinds(desk: Desk) -> None:
    figure(desk)

    with context.acting(desk.by):
        assert count_facts(desk.by, Wanted(source=desk.source, kind="figure")) == 1
        assert count_facts(desk.by, Wanted(source=uuid4())) == 0
        assert count_facts(desk.by, Wanted(kind="quote")) == 0


def test_file_leaves_a_leaf_without_words(desk: Desk, superuser: psycopg.Connection) -> None:
    figure(desk)

    with context.acting(desk.by):
        export_facts(Wanted(), form="csv", by=desk.by)

    ((body,),) = superuser.execute(
        "SELECT body FROM audit_leaf WHERE tag = 'record:export:made'"
    ).fetchall()
    assert b'"facts":1' in bytes(body)
    assert b'"csv"' in bytes(body)
    assert b"complaints" not in bytes(body)


def test_file_is_refused_when_somebody_would_wait_too_long(desk: Desk) -> None:
    figure(desk)

    with context.acting(desk.by), pytest.raises(TooManyFacts):
        export_facts(Wanted(), form="csv", by=desk.by, most=0)


@pytest.mark.parametrize("form", ExportFormat)
def test_file_written_in_parts_is_the_file_written_at_once(
    desk: Desk, form: ExportFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "MOST_AT_ONCE", 1)
    figure(desk)
    figure(desk, "received 41", 41)
    with context.acting(desk.by):
        export = ask_export(Wanted(), form=form, by=desk.by)

    text = written(desk, export)

    with context.acting(desk.by):
        state = export_state(desk.by, export)
        facts = recorded_facts(desk.by, state.wanted)
    assert (state.total, state.written, state.parts) == (2, 2, 2)
    if form in (ExportFormat.CSV, ExportFormat.ATOM):
        assert text == whole(writer_of(form), facts, as_of=state.as_of)
    else:
        assert text.count("41 complaints") >= 1


def test_fact_that_came_after_asking_is_not_in_the_file(desk: Desk) -> None:
    figure(desk)
    with context.acting(desk.by):
        export = ask_export(Wanted(), form="csv", by=desk.by)
    figure(desk, "received 41", 41)

    assert len(table(written(desk, export))) == 1


def test_file_is_written_when_there_is_nothing_to_tell(desk: Desk) -> None:
    with context.acting(desk.by):
        export = ask_export(Wanted(kind="rating"), form="csv", by=desk.by)

    assert table(written(desk, export)) == []


def test_file_ends_when_a_source_is_told_to_be_of_another_day_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "MOST_AT_ONCE", 1)
    figure(desk)
    figure(desk, "received 41", 41)
    with context.acting(desk.by):
        tell_publication(desk.source, date(2024, 5, 6), by=desk.by)
    days = Period(date(2024, 5, 1), date(2024, 5, 31))
    with context.acting(desk.by):
        export = ask_export(Wanted(days=days), form="csv", by=desk.by)
    system = Actor.system(desk.by.agency)
    with context.acting(system, role=DbRole.JOBS):
        tasks.write_export(by=system, export=str(export))
    with context.acting(desk.by):
        tell_publication(desk.source, date(2021, 5, 6), by=desk.by)

    assert len(table(written(desk, export))) == 1


def test_file_of_another_agency_is_not_found(desk: Desk) -> None:
    with context.acting(desk.by):
        export = ask_export(Wanted(), form="csv", by=desk.by)
    stranger = Actor(ActorKind.STAFF, uuid4(), uuid4(), frozenset({Role.RIGHTS_MONITOR}))

    with context.acting(stranger), pytest.raises(NotFound):
        export_content(stranger, export)


def test_export_is_refused_without_the_permission_to_read_sources(desk: Desk) -> None:
    officer = replace(desk.by, roles=frozenset({Role.INTAKE_OFFICER}))

    with context.acting(officer), pytest.raises(NotFound):
        export_facts(Wanted(), form="csv", by=officer)


def test_second_reviewer_lets_a_fact_be_told(desk: Desk) -> None:
    waiting, colleague = desk.add(desk.status()), desk.colleague()
    with context.acting(colleague):
        confirm_fact(waiting, by=colleague)

    with context.acting(desk.by):
        assert recorded_fact(desk.by, waiting).kind == "person_status"
