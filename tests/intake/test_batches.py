"""A file of complaints: no row lost, none doubled, each wrong row named."""

from uuid import UUID, uuid4

import psycopg
import pytest

from tests.intake.ground import make_agency, partner, receiving_agency, staff
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.intake.actions.lodge_batch import lodge_batch
from wayhome.intake.actions.start_batch import confirm_batch, start_batch
from wayhome.intake.domain import sheets
from wayhome.intake.domain.batches import NewBatch, RowState
from wayhome.intake.domain.kinds import LodgerKind
from wayhome.intake.queries.batch_rows import batch_results
from wayhome.intake.queries.batches import batch_progress, batches
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind

HEADINGS = "relation,help,name,sex\n"


def file_of(count: int, *, wrong: int = 0) -> bytes:
    rows = [f"embassy,find,Invented Person {number},female\n" for number in range(count)]
    rows += [f"embassy,find,Wrong Person {number},purple\n" for number in range(wrong)]
    return (HEADINGS + "".join(rows)).encode()


def start(agency: UUID, lodger: UUID, content: bytes) -> UUID:
    with context.acting(partner(lodger)) as by:
        batch = NewBatch(
            agency=agency,
            lodger_agency=lodger,
            lodger_kind=LodgerKind.EMBASSY,
            language="en",
            name="people.csv",
            sheet=sheets.read(content),
        )
        return start_batch(batch, by=by)


def lodge_all(agency: UUID, lodger: UUID, batch: UUID) -> None:
    with context.acting(partner(lodger)) as by:
        confirm_batch(batch_id=batch, by=by)
    while True:
        with context.acting(Actor.system(agency)) as system:
            if not lodge_batch(batch_id=batch, by=system):
                return


def complaints(superuser: psycopg.Connection) -> int:
    row = superuser.execute("SELECT count(*) FROM intake_complaint").fetchone()
    assert row is not None
    return int(row[0])


def test_batch_lodges_right_rows_and_names_wrong_ones(
    database: str, superuser: psycopg.Connection
) -> None:
    agency, embassy = receiving_agency(), make_agency("embassy")
    batch = start(agency, embassy, file_of(70, wrong=2))
    assert complaints(superuser) == 0

    lodge_all(agency, embassy, batch)

    with context.acting(partner(embassy)) as by:
        seen = batch_progress(by, batch)
    assert (seen.lodged, seen.refused, seen.waiting) == (70, 2, 0)
    assert seen.is_done
    assert [row.number for row in seen.refused_rows] == [72, 73]
    assert {trouble.column for row in seen.refused_rows for trouble in row.problems} == {"sex"}
    assert complaints(superuser) == 70


def test_batch_lodges_nothing_before_it_is_confirmed(
    database: str, superuser: psycopg.Connection
) -> None:
    agency, embassy = receiving_agency(), make_agency("embassy")
    batch = start(agency, embassy, file_of(3))

    with context.acting(Actor.system(agency)) as system:
        done = lodge_batch(batch_id=batch, by=system)

    assert (done, complaints(superuser)) == (0, 0)


def test_corrected_file_lodges_only_what_is_new(
    database: str, superuser: psycopg.Connection
) -> None:
    agency, embassy = receiving_agency(), make_agency("embassy")
    lodge_all(agency, embassy, start(agency, embassy, file_of(3)))

    corrected = start(agency, embassy, file_of(5))
    lodge_all(agency, embassy, corrected)

    with context.acting(partner(embassy)) as by:
        seen = batch_progress(by, corrected)
        rows = batch_results(by, corrected, states=[RowState.LODGED, RowState.LODGED_BEFORE])
    assert (seen.lodged, seen.lodged_before, seen.answered) == (2, 3, 5)
    assert seen.is_done
    assert [row.was_before for row in rows] == [True, True, True, False, False]
    assert len({row.complaint for row in rows}) == 5
    assert complaints(superuser) == 5


def test_batch_begins_where_it_left_off_when_a_job_dies(
    database: str, superuser: psycopg.Connection
) -> None:
    agency, embassy = receiving_agency(), make_agency("embassy")
    batch = start(agency, embassy, file_of(60))
    with context.acting(partner(embassy)) as by:
        confirm_batch(batch_id=batch, by=by)

    def die_after_lodging() -> None:
        with context.acting(Actor.system(agency)) as system:
            lodge_batch(batch_id=batch, by=system)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        die_after_lodging()
    lodge_all(agency, embassy, batch)

    assert complaints(superuser) == 60


def test_batch_is_unknown_to_another_partner(database: str) -> None:
    agency, first, second = receiving_agency(), make_agency("first"), make_agency("second")
    batch = start(agency, first, file_of(1))

    with context.acting(partner(second)) as by:
        assert batches(by) == ()
        with pytest.raises(NotFound):
            batch_progress(by, batch)
        with pytest.raises(NotFound):
            confirm_batch(batch_id=batch, by=by)


def test_files_are_not_there_when_the_role_lodges_none(database: str) -> None:
    agency = receiving_agency()
    monitor = Actor(ActorKind.STAFF, agency, uuid4(), frozenset({Role.RIGHTS_MONITOR}))

    with context.acting(monitor) as by, pytest.raises(NotFound):
        batches(by)


def test_officer_lodges_a_file_that_was_handed_over(
    database: str, superuser: psycopg.Connection
) -> None:
    agency = receiving_agency()
    officer = staff(agency)
    with context.acting(officer) as by:
        batch = start_batch(
            NewBatch(
                agency=agency,
                lodger_kind=LodgerKind.HOTLINE,
                language="en",
                name="list.csv",
                sheet=sheets.read(file_of(1)),
            ),
            by=by,
        )
        confirm_batch(batch_id=batch, by=by)
    with context.acting(Actor.system(agency)) as system:
        lodge_batch(batch_id=batch, by=system)

    found = superuser.execute("SELECT entered_by, channel FROM intake_complaint").fetchone()
    assert found == (officer.user, "file")
