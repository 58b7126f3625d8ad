"""Whoever erases a complaint erases what its name was screened for, in one stroke."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.cases.ground import Office, office
from tests.intake.ground import answers, lodge_publicly
from tests.screening.ground import OUK, imported, screened
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.kernel import context, keys
from wayhome.screening.actions.export_screenings import export_screenings
from wayhome.screening.actions.rescreen import NameErased, rescreen
from wayhome.screening.actions.review_hit import Reviewed, review_hit
from wayhome.screening.actions.screen_complaint import PersonAsked, screen_complaint
from wayhome.screening.actions.take_back import take_back
from wayhome.screening.domain.verdicts import Verdict
from wayhome.screening.queries.opened import open_hit, open_screening
from wayhome.screening.queries.screenings import ScreeningFilter

SANCTIONS = Purpose.SANCTIONS


@dataclass(frozen=True, slots=True)
class Ground:
    """A screening of the person of a complaint, one that follows it, and a review of its hit."""

    unit: Office
    complaint: UUID
    screenings: tuple[UUID, UUID]
    hit: UUID
    review: UUID


@pytest.fixture
def ground(database: str) -> Ground:
    """A complaint whose person comes near two entries, the second of them listed later."""
    unit = office()
    told = answers(name="Tevoda Ouk", birth="1971-02-14", nationality=["KHM"])
    complaint = lodge_publicly(unit.agency, key="one", answers=told).complaint
    imported(unit.system, OUK)
    with context.acting(unit.supervisor) as by:
        first = screen_complaint(PersonAsked(uuid4(), complaint, SANCTIONS), by=by).id
        hit = open_screening(by, first, purpose=SANCTIONS).hits[0].id
        review = review_hit(Reviewed(hit, Verdict.DIFFERENT, "Another year of birth."), by=by)
    imported(unit.system, OUK, replace(OUK, key="2"))
    with context.acting(unit.supervisor) as by:
        second = rescreen(screening=first, purpose=SANCTIONS, by=by)
    assert second.hits == 1
    return Ground(unit, complaint, (first, second.id), hit, review)


def erased(database: str, complaint: UUID) -> None:
    """The key of a complaint, and nothing else, destroyed."""
    with psycopg.connect(database) as admin:
        row = admin.execute(
            "SELECT key_id FROM intake_complaint WHERE id = %s", [complaint]
        ).fetchone()
    assert row is not None
    keys.store().destroy(row[0])


def test_names_hits_and_reasons_go_with_the_complaint(ground: Ground, database: str) -> None:
    erased(database, ground.complaint)

    with context.acting(ground.unit.supervisor) as by:
        for screening in ground.screenings:
            found = open_screening(by, screening, purpose=SANCTIONS)
            assert found.sought is None
            assert found.hits == ()
        with pytest.raises(NotFound):
            open_hit(by, ground.hit, purpose=SANCTIONS)
        rows = export_screenings(ScreeningFilter(), by=by, names_for=SANCTIONS)
    assert [row.names for row in rows] == [(), ()]


def test_no_key_but_the_complaints_is_left_to_open_them(ground: Ground, database: str) -> None:
    with psycopg.connect(database) as admin:
        used = admin.execute(
            "SELECT key_id FROM screening_screening UNION SELECT key_id FROM screening_review"
        ).fetchall()
        own = admin.execute("SELECT key_id FROM intake_complaint").fetchall()

    assert used == own


def test_erased_screening_is_neither_screened_nor_judged_again(
    ground: Ground, database: str
) -> None:
    erased(database, ground.complaint)
    imported(ground.unit.system, OUK)

    with context.acting(ground.unit.supervisor) as by:
        with pytest.raises(NameErased):
            rescreen(screening=ground.screenings[1], purpose=SANCTIONS, by=by)
        with pytest.raises(NotFound):
            take_back(review=ground.review, reason="Too late.", by=by)


def test_erasing_a_complaint_leaves_other_screenings_as_they_are(
    ground: Ground, database: str
) -> None:
    typed = screened(ground.unit.worker, "Somebody Else")

    erased(database, ground.complaint)

    with context.acting(ground.unit.worker) as by:
        found = open_screening(by, typed.id, purpose=SANCTIONS)
    assert found.sought is not None
