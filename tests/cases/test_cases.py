"""A case lives: assigned, planned, assessed, found, moved on, closed, taken up again."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError

from tests.cases.ground import (
    ALL_PRESENT,
    NEWS,
    SUBSTANTIATED,
    assessed,
    found,
    lodged,
    office,
    opened,
)
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.cases.actions.add_note import NoteEmpty, add_note
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.change_case import CaseChanged
from wayhome.cases.actions.close import close, reopen
from wayhome.cases.actions.plan import Plan, plan
from wayhome.cases.actions.reach import reach
from wayhome.cases.actions.record_assessment import NewAssessment, record_assessment
from wayhome.cases.actions.record_finding import (
    AssessmentMissing,
    NewFinding,
    ReasonsMissing,
    record_finding,
)
from wayhome.cases.domain.milestones import FindingMissing, Milestone
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.offences import OffenceKind
from wayhome.cases.domain.outcomes import (
    ContradictsAssessment,
    OffenceMissing,
    Outcome,
    StandardOfProof,
)
from wayhome.cases.domain.palermo import Elements, Means, Presence, Result
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.stuck import StuckReason
from wayhome.cases.domain.workflow import CloseReason, EventRefused
from wayhome.cases.models import Assessment, Case, Finding
from wayhome.cases.queries.case_page import case_page
from wayhome.cases.queries.load import case_load
from wayhome.cases.queries.queue import CaseFilter, Pile, case_queue
from wayhome.cases.queries.stuck import stuck_cases
from wayhome.cases.queries.supervised import Cut
from wayhome.cases.queries.words import Words, open_words
from wayhome.intake.queries.progress import progress
from wayhome.kernel import clock, context

pytestmark = pytest.mark.usefixtures("database")

UNSUBSTANTIATED = NewFinding(
    outcome=Outcome.UNSUBSTANTIATED,
    standard_of_proof=StandardOfProof.BALANCE_OF_PROBABILITIES,
    reasons="The person was reached and works elsewhere by choice.",
)


def test_finding_is_refused_when_nothing_was_assessed() -> None:
    unit = office()
    case = opened(unit).case

    with context.acting(unit.supervisor) as by, pytest.raises(AssessmentMissing):
        record_finding(case=case, finding=UNSUBSTANTIATED, by=by)


def test_finding_of_trafficking_is_refused_when_an_element_is_absent() -> None:
    unit = office()
    case = opened(unit).case
    without_means = Elements(
        act=ALL_PRESENT.act,
        means=dict.fromkeys((each.value for each in Means), Presence.ABSENT),
        purpose=ALL_PRESENT.purpose,
    )

    with context.acting(unit.supervisor) as by:
        result = record_assessment(
            case=case, assessment=NewAssessment(without_means, is_child=False), by=by
        ).result
        with pytest.raises(ContradictsAssessment):
            record_finding(case=case, finding=SUBSTANTIATED, by=by)

    assert result is Result.NOT_MET


@pytest.mark.parametrize(
    ("outcome", "offence"),
    [
        (Outcome.SUBSTANTIATED, None),
        (Outcome.UNSUBSTANTIATED, OffenceKind.CYBERCRIME),
    ],
)
def test_finding_is_refused_when_outcome_and_offence_do_not_fit(
    outcome: Outcome, offence: OffenceKind | None
) -> None:
    unit = office()
    case = opened(unit).case
    assessed(case, by=unit.supervisor)
    finding = NewFinding(
        outcome=outcome,
        standard_of_proof=StandardOfProof.SUSPICION,
        reasons="Two accounts.",
        offence_kind=offence,
    )

    with context.acting(unit.supervisor) as by, pytest.raises(OffenceMissing):
        record_finding(case=case, finding=finding, by=by)


def test_finding_and_note_are_refused_when_they_say_nothing() -> None:
    unit = office()
    case = opened(unit).case

    with context.acting(unit.supervisor) as by:
        with pytest.raises(NoteEmpty):
            add_note(case=case, text="  \n", by=by)
        with pytest.raises(ReasonsMissing):
            record_finding(
                case=case,
                finding=NewFinding(
                    outcome=Outcome.UNDETERMINED,
                    standard_of_proof=StandardOfProof.SUSPICION,
                    reasons=" ",
                ),
                by=by,
            )


def test_later_finding_supersedes_when_both_fall_on_one_moment() -> None:
    unit = office()
    case = opened(unit).case

    with clock.at(datetime(2022, 9, 1, tzinfo=UTC)):
        found(case, by=unit.supervisor)
        found(case, by=unit.supervisor, finding=UNSUBSTANTIATED)

    with context.acting(unit.supervisor) as by:
        page = case_page(by, case)
    assert [line.outcome for line in page.findings] == ["unsubstantiated", "substantiated"]


def test_lodger_sees_verified_only_after_a_finding_that_confirms() -> None:
    unit = office()
    complaint = lodged(unit.agency)
    case = opened(unit, complaint).case

    with context.acting(unit.supervisor) as by, pytest.raises(FindingMissing):
        reach(case=case, milestone=Milestone.VERIFIED, by=by)
    found(case, by=unit.supervisor)
    with context.acting(unit.supervisor) as by:
        reach(case=case, milestone=Milestone.VERIFIED, by=by)
        steps = {step.code.value for step in progress(by, complaint).steps}

    assert steps == {"received", "under_verification", "verified"}


def test_second_writer_is_told_when_the_case_changed_meanwhile() -> None:
    unit = office()
    case = opened(unit).case
    wanted = Plan(next_step=NextStep.CHECK_PLACE, due_on=None, risk=Risk.HIGH)
    with context.acting(unit.supervisor) as by:
        seen = case_page(by, case).row.version
        plan(case=case, plan=wanted, by=by, version=seen)

    with context.acting(unit.supervisor) as by, pytest.raises(CaseChanged):
        close(case=case, reason=CloseReason.NO_LEADS, by=by, version=seen)


def test_closed_case_takes_notes_only_and_comes_back_where_it_stood() -> None:
    unit = office()
    case = opened(unit).case
    with context.acting(unit.supervisor) as by:
        close(case=case, reason=CloseReason.NO_LEADS, by=by)
        add_note(case=case, text="A neighbour rang.", by=by)
        with pytest.raises(EventRefused):
            reach(case=case, milestone=Milestone.PERSON_LOCATED, by=by)

        reopen(case=case, why=NEWS, by=by)

        row = case_page(by, case).row
    assert (row.state, row.stage) == ("open", "under_verification")


def test_note_is_added_once_when_its_form_is_sent_twice() -> None:
    unit = office()
    case, note = opened(unit).case, uuid4()

    with context.acting(unit.supervisor) as by:
        for _ in range(2):
            add_note(case=case, text="Rang twice, nobody there.", by=by, note=note)
        page = case_page(by, case)
        opened_note = open_words(by, case, kind=Words.NOTE, words=note, purpose=Purpose.SUPERVISION)

    assert sum(step.kind is StepKind.NOTE for step in page.steps) == 1
    assert opened_note.text == "Rang twice, nobody there."


def test_member_of_the_team_takes_a_case_but_cannot_give_it_away() -> None:
    unit = office()
    case = opened(unit).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(team=unit.team), by=by)

    with context.acting(unit.worker) as by:
        assign(case=case, owner=Owner(user=unit.other_worker.user), by=by)
        row = case_page(by, case).row

    assert (row.assignee, row.team) == (unit.worker.user, unit.team)


def test_case_is_refused_an_owner_of_another_agency() -> None:
    unit, other = office(), office("other", receives=False)
    case = opened(unit).case

    with (
        pytest.raises((IntegrityError, DatabaseError)),
        context.acting(unit.supervisor) as by,
    ):
        assign(case=case, owner=Owner(user=other.worker.user), by=by)


def test_each_action_leaves_one_own_leaf(superuser: psycopg.Connection) -> None:
    unit = office()
    case = opened(unit).case
    found(case, by=unit.supervisor)
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.worker.user), by=by)
        plan(case=case, plan=Plan(NextStep.REVIEW, None, Risk.LOW), by=by)
        reach(case=case, milestone=Milestone.VERIFIED, by=by)
        note = add_note(case=case, text="Written down.", by=by)
        open_words(by, case, kind=Words.NOTE, words=note, purpose=Purpose.QUALITY)
        close(case=case, reason=CloseReason.HELPED, by=by)
        reopen(case=case, why=NEWS, by=by)

    rows = superuser.execute(
        "SELECT tag, count(*) FROM audit_leaf WHERE subject_id = %s GROUP BY tag", [case]
    ).fetchall()

    assert dict(rows) == {
        "cases:case:opened": 1,
        "cases:assessment:recorded": 1,
        "cases:finding:recorded": 1,
        "cases:case:assigned": 1,
        "cases:case:planned": 1,
        "cases:milestone:reached": 1,
        "cases:note:added": 1,
        "cases:fields:opened": 1,
        "cases:case:closed": 1,
        "cases:case:reopened": 1,
    }


def test_words_stay_closed_when_the_purpose_is_not_the_reader_s() -> None:
    unit = office()
    case = opened(unit).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.worker.user), by=by)
        note = add_note(case=case, text="Written down.", by=by)

    with context.acting(unit.worker) as by, pytest.raises(NotFound):
        open_words(by, case, kind=Words.NOTE, words=note, purpose=Purpose.SUPERVISION)


def test_nothing_sealed_stands_in_clear(superuser: psycopg.Connection) -> None:
    unit = office()
    case = opened(unit).case
    found(case, by=unit.supervisor)
    with context.acting(unit.supervisor) as by:
        add_note(case=case, text="Zzyzx was seen at the blue house.", by=by)

    for table in ("cases_finding", "cases_note", "cases_step", "cases_case", "audit_leaf"):
        text = superuser.execute(f"SELECT string_agg(t::text, ' ') FROM {table} t").fetchone()
        assert text is not None
        assert "Zzyzx" not in str(text[0])
        assert "apart from each other" not in str(text[0])


def test_queue_sorts_by_the_points_it_explains() -> None:
    unit = office()
    ids = [opened(unit).case for _ in range(5)]
    today = clock.local_today()
    plans = [
        Plan(NextStep.REVIEW, today - timedelta(days=1), Risk.LOW),
        Plan(NextStep.REVIEW, today + timedelta(days=1), Risk.HIGH),
        Plan(NextStep.REVIEW, None, Risk.CRITICAL),
        Plan(NextStep.REVIEW, today + timedelta(days=9), Risk.MEDIUM),
        Plan(NextStep.REVIEW, today, Risk.MEDIUM),
    ]
    with context.acting(unit.supervisor) as by:
        for case, wanted in zip(ids, plans, strict=True):
            plan(case=case, plan=wanted, by=by)
        assign(case=ids[2], owner=Owner(user=by.user), by=by)

        rows = case_queue(by, CaseFilter()).rows
        mine = case_queue(by, CaseFilter(pile=Pile.MINE)).rows

    points = [row.priority.points for row in rows]
    assert points == sorted(points, reverse=True)
    assert [row.id for row in rows] == [ids[1], ids[2], ids[0], ids[4], ids[3]]
    assert [row.id for row in mine] == [ids[2]]


@pytest.mark.parametrize(
    ("moment", "is_late"),
    [
        (datetime(2022, 9, 10, 2, 0, tzinfo=UTC), False),
        (datetime(2022, 9, 10, 16, 30, tzinfo=UTC), False),
        (datetime(2022, 9, 10, 18, 30, tzinfo=UTC), True),
        (datetime(2022, 9, 11, 2, 0, tzinfo=UTC), True),
    ],
)
def test_case_is_overdue_once_the_day_is_over_in_the_office(
    *, moment: datetime, is_late: bool
) -> None:
    unit = office()
    due = Plan(NextStep.REVIEW, date(2022, 9, 10), Risk.LOW)
    with clock.at(datetime(2022, 9, 1, tzinfo=UTC)):
        case = opened(unit).case
    with clock.at(moment), context.acting(unit.supervisor) as by:
        plan(case=case, plan=due, by=by)

        (row,) = case_queue(by, CaseFilter()).rows
        late = case_queue(by, CaseFilter(pile=Pile.OVERDUE)).rows
        (load,) = case_load(by, Cut())
        stuck = stuck_cases(by, Cut()).rows

    assert row.is_overdue is is_late
    assert [each.id for each in late] == ([case] if is_late else [])
    assert load.overdue == int(is_late)
    assert [StuckReason.LATE in each.reasons for each in stuck] == [is_late]


def test_queue_shows_every_case_once_when_it_has_several_pages() -> None:
    unit = office()
    with clock.at(datetime(2022, 9, 1, tzinfo=UTC)):
        expected = {opened(unit).case for _ in range(27)}
        with context.acting(unit.supervisor) as by:
            first = case_queue(by, CaseFilter())
            second = case_queue(by, CaseFilter(cursor=first.next_cursor or ""))

    shown = [row.id for row in (*first.rows, *second.rows)]
    assert len(shown) == len(expected) == 27
    assert set(shown) == expected
    assert second.next_cursor is None


def test_constraints_hold_when_the_code_is_wrong() -> None:
    unit = office()
    case = opened(unit).case
    found(case, by=unit.supervisor)
    faults = (
        lambda: Case.objects.filter(id=case).update(closed_at=clock.now()),
        lambda: Case.objects.filter(id=case).update(risk="mild"),
        lambda: Finding.objects.filter(case=case).update(offence_kind=""),
        lambda: Assessment.objects.filter(case=case).delete(),
        lambda: _copy_of_assessment(case, means="absent"),
        lambda: _copy_of_finding(case, offence_kind=""),
        lambda: _copy_of_finding(case, sealed_reasons=None),
        lambda: _copy_of_finding(case, sealed_reasons=b"in clear, and long enough to be sealed"),
        lambda: _copy_of_finding(case, version=3),
    )

    for fault in faults:
        with pytest.raises(DatabaseError), context.acting(unit.supervisor):
            fault()


def _copy_of_assessment(case: UUID, **changed: object) -> None:
    """A second assessment that breaks a rule."""
    row = Assessment.objects.get(case=case)
    row.pk, row.version = uuid4(), 90
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(force_insert=True)


def _copy_of_finding(case: UUID, **changed: object) -> None:
    """A second finding that breaks a rule."""
    row = Finding.objects.get(case=case)
    row.pk, row.version = uuid4(), 91
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(force_insert=True)
