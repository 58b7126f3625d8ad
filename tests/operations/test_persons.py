"""Persons found at an operation: recorded, followed, told who they are; results and evidence."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from tests.cases.ground import Office, lodged, office, opened
from tests.operations.ground import begun, case_of, planned, row
from tests.operations.test_operations import lines_of, stage
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.queries.case_at_hand import persons_at_hand
from wayhome.intake.domain.clean_file import CleanFile, FileKind
from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.kernel import clock, context
from wayhome.kernel.ids import new_id
from wayhome.kernel.period import Period
from wayhome.operations.actions.finish import NewResult, finish, judge_again
from wayhome.operations.actions.follow_person import follow_person, identify_person
from wayhome.operations.actions.keep_evidence import (
    NewCustody,
    NewEvidence,
    NothingKept,
    hand_over,
    keep_evidence,
)
from wayhome.operations.actions.open_case_for import KnownAlready, open_case_for
from wayhome.operations.actions.record_persons import (
    Known,
    KnownTwice,
    NewPerson,
    NobodyRecorded,
    record_persons,
)
from wayhome.operations.domain.evidence import CustodyWords, EvidenceKind, EvidenceWords
from wayhome.operations.domain.persons import (
    AgeBand,
    PersonEvent,
    PersonRefused,
    PersonState,
    Sex,
)
from wayhome.operations.domain.result import Counts, CountsRefused, ResultOutcome
from wayhome.operations.domain.window import MomentRefused
from wayhome.operations.domain.words import Words
from wayhome.operations.domain.workflow import OperationRefused
from wayhome.operations.models import Evidence, Person
from wayhome.operations.queries.evidence import evidence_of, open_file
from wayhome.operations.queries.figures import operations_done, persons_freed
from wayhome.operations.queries.listing import operations_of_case
from wayhome.operations.queries.on_map import by_province, open_points
from wayhome.operations.queries.open_words import open_words
from wayhome.operations.queries.operation_page import PersonLine, operation_page

NAME = "Sreyneang Qqorr"
FIVE = (
    NewPerson(PersonState.FREED, Sex.FEMALE, AgeBand.UNDER_18, NAME),
    NewPerson(PersonState.FREED, Sex.FEMALE, AgeBand.UNDER_30),
    NewPerson(PersonState.SAFE, Sex.MALE, AgeBand.UNDER_30),
    NewPerson(PersonState.LOCATED),
    NewPerson(PersonState.DECLINED, Sex.MALE),
)
REACHED = NewResult(ResultOutcome.REACHED, Counts(6, 1, 4, 2), "Two buildings, one locked.")


@pytest.fixture
def unit(database: str) -> Office:
    """An agency that receives complaints."""
    return office()


def today() -> date:
    """The day on the instance's calendar."""
    return clock.local_today()


def recorded(unit: Office, operation: UUID, *persons: NewPerson) -> tuple[UUID, ...]:
    """Persons whom the worker recorded today."""
    with context.acting(unit.worker) as by:
        return record_persons(operation=operation, persons=persons, on=today(), by=by)


def found(unit: Office, operation: UUID) -> tuple[PersonLine, ...]:
    """The persons as the worker sees them."""
    with context.acting(unit.worker) as by:
        return operation_page(by, operation).persons


def known_case(unit: Office) -> Known:
    """A case of the worker, with the complaint of the one person it is about."""
    complaint = lodged(unit.agency)
    with context.acting(unit.system) as by:
        register_complaint(complaint=complaint, by=by)
    case = opened(unit, complaint).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.worker.user), by=by)
    return Known(case, complaint)


def test_five_persons_are_recorded_at_once_and_once(unit: Office) -> None:
    operation = begun(unit, case_of(unit))

    first = recorded(unit, operation, *FIVE)
    again = recorded(unit, operation, *FIVE)

    assert first == again
    lines = found(unit, operation)
    assert [line.number for line in lines] == [1, 2, 3, 4, 5]
    assert [line.freed_on for line in lines] == [today(), today(), today(), None, None]
    assert [line.has_name for line in lines] == [True, False, False, False, False]


def test_name_stands_sealed_and_opens_for_a_purpose(unit: Office) -> None:
    operation = begun(unit)
    (person,) = recorded(unit, operation, FIVE[0])

    with context.acting(unit.worker) as by:
        opened_name = open_words(
            by, operation, kind=Words.NAME, words=person, purpose=Purpose.PROTECTION
        )
        held = Person.objects.get(id=person)

    assert opened_name.value == NAME
    assert NAME.encode() not in bytes(held.sealed_name or b"")
    assert NAME not in repr(opened_name) + repr(FIVE[0])


def test_known_person_brings_the_case_to_person_located(unit: Office) -> None:
    known = known_case(unit)
    operation = begun(unit, known.case)

    recorded(unit, operation, NewPerson(PersonState.FREED, known=known))

    assert stage(unit, known.case) == Milestone.PERSON_LOCATED
    assert lines_of(unit, known.case) == ["begun", "freed"]


def test_one_person_of_a_case_stands_in_one_row(unit: Office) -> None:
    known = known_case(unit)
    operation = begun(unit, known.case)

    with pytest.raises(KnownTwice):
        recorded(
            unit,
            operation,
            NewPerson(PersonState.FREED, known=known),
            NewPerson(PersonState.LOCATED, known=known),
        )

    assert found(unit, operation) == ()


def test_person_of_a_case_that_is_not_linked_is_refused(unit: Office) -> None:
    operation = begun(unit)

    with pytest.raises(NotFound):
        recorded(unit, operation, NewPerson(PersonState.FREED, known=known_case(unit)))


def test_persons_are_found_only_once_it_began_on_days_that_can_be(unit: Office) -> None:
    with pytest.raises(OperationRefused):
        recorded(unit, planned(unit), FIVE[0])

    operation = begun(unit)
    with pytest.raises(NobodyRecorded):
        recorded(unit, operation)
    for day in (today() + timedelta(days=1), today() - timedelta(days=3)):
        with context.acting(unit.worker) as by, pytest.raises(MomentRefused):
            record_persons(operation=operation, persons=FIVE, on=day, by=by)


def test_person_is_followed_to_safety_and_a_mistake_is_put_right(unit: Office) -> None:
    operation = begun(unit)
    (person,) = recorded(unit, operation, NewPerson(PersonState.LOCATED))

    with context.acting(unit.worker) as by:
        follow_person(operation=operation, person=person, event=PersonEvent.FREE, by=by)
        follow_person(operation=operation, person=person, event=PersonEvent.MOVE, by=by)
    assert found(unit, operation)[0].state is PersonState.SAFE
    assert found(unit, operation)[0].freed_on == today()
    with context.acting(unit.worker) as by:
        follow_person(operation=operation, person=person, event=PersonEvent.CORRECT, by=by)
        with pytest.raises(PersonRefused):
            follow_person(operation=operation, person=person, event=PersonEvent.CORRECT, by=by)

    assert found(unit, operation)[0].freed_on is None


def test_nobody_is_freed_before_they_were_found(unit: Office) -> None:
    operation = begun(unit)
    (person,) = recorded(unit, operation, NewPerson(PersonState.LOCATED))

    with context.acting(unit.worker) as by, pytest.raises(MomentRefused):
        follow_person(
            operation=operation,
            person=person,
            event=PersonEvent.FREE,
            on=today() - timedelta(days=1),
            by=by,
        )


def test_person_is_identified_later_and_stays_so(unit: Office) -> None:
    known, other = known_case(unit), known_case(unit)
    operation = begun(unit, known.case, other.case)
    (person,) = recorded(unit, operation, NewPerson(PersonState.LOCATED))

    with context.acting(unit.worker) as by:
        for _ in range(2):
            identify_person(operation=operation, person=person, known=known, by=by)
        with pytest.raises(NotFound):
            identify_person(operation=operation, person=person, known=other, by=by)

    assert found(unit, operation)[0].case == known.case
    assert lines_of(unit, known.case) == ["begun", "located"]


def test_case_is_opened_for_a_person_nobody_complained_about(unit: Office) -> None:
    operation = begun(unit)
    (person,) = recorded(unit, operation, FIVE[0])

    with context.acting(unit.supervisor) as by:
        made = open_case_for(operation=operation, person=person, by=by)
        with pytest.raises(KnownAlready):
            open_case_for(operation=operation, person=person, by=by)

    assert stage(unit, made.case) == Milestone.PERSON_LOCATED
    assert lines_of(unit, made.case) == ["begun", "freed"]
    with context.acting(unit.system) as by:
        register_complaint(complaint=made.complaint, by=by)
    with context.acting(unit.supervisor) as by:
        assert [each.complaint for each in persons_at_hand(by, made.case)] == [made.complaint]
        assert operation_page(by, operation).cases == (made.case,)


def test_worker_does_not_open_cases_for_persons(unit: Office) -> None:
    operation = begun(unit)
    (person,) = recorded(unit, operation, FIVE[0])

    with context.acting(unit.worker) as by, pytest.raises(NotFound):
        open_case_for(operation=operation, person=person, by=by)


def test_result_is_seen_by_those_who_read_a_linked_case_once_it_is_done(unit: Office) -> None:
    known = known_case(unit)
    operation = begun(unit, known.case)
    with context.acting(unit.supervisor) as by:
        assign(case=known.case, owner=Owner(user=unit.other_worker.user), by=by)
    recorded(unit, operation, *FIVE)

    with context.acting(unit.other_worker) as by:
        assert operations_of_case(by, known.case) == ()
    with context.acting(unit.worker) as by:
        finish(operation=operation, result=REACHED, by=by)

    with context.acting(unit.other_worker) as by:
        page = operation_page(by, operation)
        assert page.result is not None
        assert page.result.counts == Counts(6, 1, 4, 2)
        assert (page.is_whole, page.members, page.sites, page.persons) == (False, (), (), ())
        assert page.events == frozenset()
        with pytest.raises(NotFound):
            open_words(by, operation, kind=Words.PLAN, words=operation, purpose=Purpose.OPERATION)
    assert lines_of(unit, known.case) == ["begun", "done"]


def test_later_result_supersedes_and_numbers_must_agree(unit: Office) -> None:
    operation = begun(unit)
    recorded(unit, operation, *FIVE)
    with context.acting(unit.worker) as by:
        with pytest.raises(CountsRefused):
            finish(
                operation=operation,
                result=NewResult(ResultOutcome.REACHED, Counts(4, 0, 4, 0)),
                by=by,
            )
        with pytest.raises(CountsRefused):
            finish(
                operation=operation,
                result=NewResult(ResultOutcome.NOBODY, Counts(5, 0, 3, 0)),
                by=by,
            )
        with pytest.raises(MomentRefused):
            finish(operation=operation, result=REACHED, at=clock.now() - timedelta(days=1), by=by)
        finish(operation=operation, result=REACHED, by=by)
        judge_again(
            operation=operation,
            result=NewResult(ResultOutcome.PARTLY, Counts(7, 2, 5, 2)),
            by=by,
        )
        page = operation_page(by, operation)

    assert page.result is not None
    assert [line.number for line in page.results] == [2, 1]
    assert page.result.outcome is ResultOutcome.PARTLY
    with pytest.raises(CountsRefused):
        Counts(1, 2, 0, 0)


def test_evidence_is_numbered_sealed_and_handed_on_in_order(unit: Office) -> None:
    operation = begun(unit)
    file = CleanFile(FileKind.PHOTO, ".jpg", "image/jpeg", b"pixels")
    item = NewEvidence(
        EvidenceKind.DEVICE,
        EvidenceWords("Grey telephone, cracked", "Locker 4"),
        clock.now() - timedelta(hours=1),
        NamedFile("phone.jpg", file),
    )
    link = NewCustody(
        CustodyWords("Officer Sok", "Laboratory", "Shelf 2"), clock.now() - timedelta(minutes=30)
    )
    early = NewCustody(CustodyWords("A", "B"), clock.now() - timedelta(minutes=50))

    with context.acting(unit.worker) as by:
        assert [keep_evidence(operation=operation, evidence=item, by=by) for _ in "ab"] == [1, 1]
        for _ in range(2):
            hand_over(operation=operation, evidence=item.id, custody=link, by=by)
        with pytest.raises(MomentRefused):
            hand_over(operation=operation, evidence=item.id, custody=early, by=by)
        with pytest.raises(NotFound):
            hand_over(operation=operation, evidence=uuid4(), custody=early, by=by)
        (line,) = evidence_of(by, operation)
        words = open_words(
            by, operation, kind=Words.CUSTODY, words=link.id, purpose=Purpose.PROSECUTION
        )
        content = open_file(by, operation, evidence=item.id, purpose=Purpose.PROSECUTION)
        held = Evidence.objects.get(id=item.id)

    assert [each.number for each in line.chain] == [1]
    assert words.value["to"] == "Laboratory"
    assert content.content == b"pixels"
    sealed = b"".join(
        bytes(each or b"") for each in (held.sealed_words, held.sealed_file, held.sealed_file_name)
    )
    assert not any(part in sealed for part in (b"telephone", b"Locker", b"pixels", b"phone.jpg"))


def test_evidence_needs_words_and_a_time_that_can_be(unit: Office) -> None:
    operation = begun(unit)
    words = EvidenceWords("Ledger", "Safe")

    with context.acting(unit.worker) as by:
        empty = NewEvidence(EvidenceKind.PAPER, EvidenceWords("Ledger", " "), clock.now())
        with pytest.raises(NothingKept):
            keep_evidence(operation=operation, evidence=empty, by=by)
        for moment in (clock.now() + timedelta(hours=1), clock.now() - timedelta(days=2)):
            new = NewEvidence(EvidenceKind.PAPER, words, moment)
            with pytest.raises(MomentRefused):
                keep_evidence(operation=operation, evidence=new, by=by)


def test_figures_tell_each_operation_and_each_person_freed(unit: Office) -> None:
    known = known_case(unit)
    operation = begun(unit, known.case)
    recorded(unit, operation, *FIVE, NewPerson(PersonState.FREED, known=known, id=new_id()))
    days = Period(today(), today())
    with context.acting(unit.supervisor) as by:
        assert (operations_done(by, days), persons_freed(by, days)) == ((), ())
    with context.acting(unit.worker) as by:
        finish(operation=operation, result=REACHED, by=by)

    before = Period(today() - timedelta(days=9), today() - timedelta(days=1))
    with context.acting(unit.supervisor) as by:
        (done,) = operations_done(by, days)
        freed = persons_freed(by, days)
        earlier = (operations_done(by, before), persons_freed(by, before))
    with context.acting(office("other", receives=False).supervisor) as by:
        foreign = (operations_done(by, days), persons_freed(by, days))

    assert done.cases == (known.case,)
    assert len(freed) == 4
    assert [each.case for each in freed if each.case] == [known.case]
    assert sorted(each.is_child for each in freed if each.is_child is not None) == [
        False,
        False,
        True,
    ]
    assert earlier == foreign == ((), ())


def test_map_counts_and_shows_what_one_may_know(unit: Office) -> None:
    operation = planned(unit)
    assert row(unit, operation).province == "KH18"

    with context.acting(unit.worker) as by:
        (mine,) = by_province(by)
        (point,) = open_points(by, purpose=Purpose.OPERATION)
    with context.acting(unit.other_worker) as by:
        (theirs,) = by_province(by)
        none = open_points(by, purpose=Purpose.OPERATION)

    assert (mine.province, mine.operations, mine.sites) == ("KH18", 1, 1)
    assert (theirs.operations, theirs.sites) == (0, 1)
    assert point.point.within_m == 80
    assert none == ()
    assert "103.5" not in repr(point)
