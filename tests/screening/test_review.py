"""A person says what a hit is worth; it can be taken back, and nothing else moves."""

from uuid import UUID, uuid4

import psycopg
import pytest

from tests.cases.ground import Office, lodged, office
from tests.screening.ground import OUK, imported, screened
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.reasons import ReasonMissing
from wayhome.screening.actions.export_screenings import export_screenings
from wayhome.screening.actions.review_hit import AlreadyReviewed, Reviewed, review_hit
from wayhome.screening.actions.screen_complaint import PersonAsked, screen_complaint
from wayhome.screening.actions.take_back import NotInForce, take_back
from wayhome.screening.domain.verdicts import HitState, Verdict
from wayhome.screening.queries.opened import OpenedReview, open_hit, open_screening
from wayhome.screening.queries.screenings import ScreeningFilter, screenings


@pytest.fixture
def unit(database: str) -> Office:
    """An agency with a list of one."""
    unit = office()
    imported(unit.system, OUK)
    return unit


@pytest.fixture
def hit(unit: Office) -> UUID:
    """A hit of a name that a case worker screened."""
    done = screened(unit.worker, "Tevoda Ouk")
    with context.acting(unit.worker) as by:
        return open_screening(by, done.id, purpose=Purpose.SANCTIONS).hits[0].id


def said(by: Actor, hit: UUID, verdict: Verdict, reason: str = "Another year of birth.") -> UUID:
    """A verdict by somebody."""
    with context.acting(by):
        return review_hit(Reviewed(hit, verdict, reason), by=by)


def seen(by: Actor, hit: UUID) -> OpenedReview:
    """The hit as somebody opens it."""
    with context.acting(by):
        return open_hit(by, hit, purpose=Purpose.SANCTIONS)


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        (Verdict.SAME, HitState.SAME),
        (Verdict.DIFFERENT, HitState.DIFFERENT),
        (Verdict.CANNOT_TELL, HitState.LATER),
    ],
)
def test_hit_stands_as_before_when_its_review_is_taken_back(
    unit: Office, hit: UUID, verdict: Verdict, state: HitState
) -> None:
    review = said(unit.worker, hit, verdict)
    reviewed = seen(unit.worker, hit)
    with context.acting(unit.supervisor) as by:
        take_back(review=review, reason="Read the wrong entry.", by=by)

    after = seen(unit.worker, hit)

    assert (reviewed.hit.state, after.hit.state) == (state, HitState.OPEN)
    assert [line.reason for line in after.history] == [
        "Read the wrong entry.",
        "Another year of birth.",
    ]
    assert not any(line.is_in_force for line in after.history)


def test_decided_hit_is_not_decided_again(unit: Office, hit: UUID) -> None:
    first = said(unit.worker, hit, Verdict.DIFFERENT)

    with pytest.raises(AlreadyReviewed):
        said(unit.supervisor, hit, Verdict.SAME)

    assert said(unit.worker, hit, Verdict.DIFFERENT) == first


def test_review_is_taken_back_once(unit: Office, hit: UUID) -> None:
    review = said(unit.worker, hit, Verdict.SAME)
    with context.acting(unit.worker) as by:
        take_back(review=review, reason="Mistake.", by=by)

    with pytest.raises(NotInForce), context.acting(unit.worker) as by:
        take_back(review=review, reason="Mistake.", by=by)


@pytest.mark.parametrize("reason", ["", "  ", "x" * 2_001])
def test_review_needs_a_reason(unit: Office, hit: UUID, reason: str) -> None:
    with pytest.raises(ReasonMissing):
        said(unit.worker, hit, Verdict.SAME, reason)


def test_reason_lies_under_seal(unit: Office, hit: UUID, superuser: psycopg.Connection) -> None:
    said(unit.worker, hit, Verdict.SAME, "Zzyzx told us.")

    row = superuser.execute("SELECT r::text, sealed_reason FROM screening_review r").fetchone()

    assert row is not None
    assert "Zzyzx" not in row[0]
    assert b"Zzyzx" not in bytes(row[1])


def test_hit_of_a_complaint_is_not_reviewed_by_whoever_may_not_see_it(unit: Office) -> None:
    with context.acting(unit.supervisor) as by:
        asked = PersonAsked(uuid4(), lodged(unit.agency), Purpose.SANCTIONS)
        screen_complaint(asked, by=by)
        listed = screenings(by, ScreeningFilter()).rows
    with context.acting(unit.worker) as by:
        hidden = screenings(by, ScreeningFilter()).rows

    assert len(listed) == 1
    assert hidden == ()


def test_file_has_names_only_for_a_purpose_and_whoever_may_see_them(
    unit: Office, hit: UUID
) -> None:
    with context.acting(unit.worker) as by:
        (bare,) = export_screenings(ScreeningFilter(), by=by)
        (named,) = export_screenings(ScreeningFilter(), by=by, names_for=Purpose.SANCTIONS)
        with pytest.raises(NotFound):
            export_screenings(ScreeningFilter(), by=by, names_for=Purpose.TRIAGE)

    assert (bare.names, named.names) == ((), ("Tevoda Ouk",))


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (ScreeningFilter(), 1),
        (ScreeningFilter(is_waiting=True), 1),
        (ScreeningFilter(is_due=True), 0),
        (ScreeningFilter(person=uuid4()), 0),
    ],
)
def test_list_is_narrowed(unit: Office, hit: UUID, wanted: ScreeningFilter, count: int) -> None:
    with context.acting(unit.supervisor) as by:
        assert len(screenings(by, wanted).rows) == count


def test_screening_is_due_once_a_list_changed(unit: Office, hit: UUID) -> None:
    imported(unit.system, OUK, OUK.__class__(key="9", kind=OUK.kind, names=OUK.names))

    with context.acting(unit.supervisor) as by:
        (row,) = screenings(by, ScreeningFilter(is_due=True)).rows

    assert row.is_due
    assert row.waiting == 1
