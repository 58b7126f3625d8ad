"""A thread is put together by people, and judged on standing facts only."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError

from tests.record.test_figures import monitor
from tests.record.threads import LATER, Record, begun, judged
from wayhome.access.policy import NotFound
from wayhome.kernel import context
from wayhome.record.actions.follow_request import (
    AlreadyFollowed,
    NotARequest,
    begin_thread,
    end_thread,
)
from wayhome.record.actions.judge_standing import (
    EvidenceMissing,
    EvidenceUnfit,
    NothingJudged,
    OfALaterDay,
    ReasonMissing,
    take_standing_back,
)
from wayhome.record.actions.note_fact import withdraw_fact
from wayhome.record.actions.place_fact import (
    BeginsTheThread,
    HasNoPlace,
    add_to_thread,
    remove_from_thread,
    undo_place,
)
from wayhome.record.domain.places_in_thread import Place, PlaceRefused, inside
from wayhome.record.domain.standings import StandingVerdict
from wayhome.record.models import Standing
from wayhome.record.queries.thread_lines import lines_of

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def record() -> Record:
    return Record()


def test_thread_begins_once_with_its_request(record: Record) -> None:
    followed, request = begun(record)

    with context.acting(record.by):
        again = begin_thread(request, by=record.by)
        belong = inside(lines_of(followed))

    assert again == followed
    assert belong == {request}


def test_thread_does_not_begin_with_an_answer_or_what_is_withdrawn(record: Record) -> None:
    answer, request = record.answer(), record.request()

    with context.acting(record.by):
        withdraw_fact(request, why="misread", by=record.by)
    for fact in (answer, request):
        with context.acting(record.by), pytest.raises(NotARequest):
            begin_thread(fact, by=record.by)


def test_facts_of_several_articles_are_one_request_and_begin_no_other_thread(
    record: Record,
) -> None:
    followed, first = begun(record)
    second = Record(LATER, by=record.by).request("urged Iceland to free the harbour strikers")

    with context.acting(record.by):
        add_to_thread(followed, second, by=record.by)
        belong = inside(lines_of(followed))
    with context.acting(record.by), pytest.raises(AlreadyFollowed) as refused:
        begin_thread(second, by=record.by)

    assert belong == {first, second}
    assert refused.value.thread == followed


def test_request_of_another_thread_is_not_added(record: Record) -> None:
    followed, _ = begun(record)
    other = Record(LATER, by=record.by)
    second = other.request("urged Iceland to free the harbour strikers")

    with context.acting(record.by):
        begin_thread(second, by=record.by)
    with context.acting(record.by), pytest.raises(AlreadyFollowed):
        add_to_thread(followed, second, by=record.by)


def test_fact_is_added_removed_and_put_back_by_undoing(record: Record) -> None:
    followed, _ = begun(record)
    answer = record.answer()

    with context.acting(record.by):
        came = [
            add_to_thread(followed, answer, by=record.by),
            add_to_thread(followed, answer, by=record.by),
            remove_from_thread(followed, answer, said="Of another call", by=record.by),
            undo_place(followed, answer, by=record.by),
            undo_place(followed, answer, by=record.by),
        ]
    with context.acting(record.by), pytest.raises(PlaceRefused):
        undo_place(followed, answer, by=record.by)

    assert [each.place for each in came] == [
        Place.INSIDE,
        Place.INSIDE,
        Place.ASIDE,
        Place.INSIDE,
        Place.OUTSIDE,
    ]


def test_person_of_concern_enters_a_thread_only_with_two_reviewers(record: Record) -> None:
    followed, _ = begun(record)
    jailed = record.jailed()

    with context.acting(record.by), pytest.raises(HasNoPlace):
        add_to_thread(followed, jailed, by=record.by)
    record.confirm(jailed)
    with context.acting(record.by):
        placed = add_to_thread(followed, jailed, by=record.by)

    assert placed.place is Place.INSIDE


def test_request_that_begins_a_thread_is_not_taken_from_it(record: Record) -> None:
    followed, request = begun(record)

    with context.acting(record.by), pytest.raises(BeginsTheThread):
        remove_from_thread(followed, request, by=record.by)
    with context.acting(record.by), pytest.raises(BeginsTheThread):
        undo_place(followed, request, by=record.by)


def test_request_can_be_followed_anew_when_its_thread_was_ended(record: Record) -> None:
    followed, request = begun(record)

    with context.acting(record.by):
        end_thread(followed, why="Begun in error", by=record.by)
    with context.acting(record.by):
        anew = begin_thread(request, by=record.by)
    with context.acting(record.by), pytest.raises(NotFound):
        add_to_thread(followed, record.answer(), by=record.by)

    assert anew != followed


@pytest.mark.parametrize("verdict", [StandingVerdict.KEPT, StandingVerdict.BROKEN])
def test_kept_and_broken_are_refused_when_no_fact_says_so(
    record: Record, verdict: StandingVerdict
) -> None:
    followed, _ = begun(record)

    with pytest.raises(EvidenceMissing):
        judged(record, followed, verdict=verdict)


def test_database_refuses_kept_without_evidence(record: Record) -> None:
    followed, _ = begun(record)
    judged(record, followed, verdict=StandingVerdict.UNCLEAR)

    with context.acting(record.by):
        row = Standing.objects.get(thread_id=followed)
    row.id, row.number, row.verdict = uuid4(), 2, StandingVerdict.KEPT
    with (
        pytest.raises(DatabaseError, match="record_standing_needs_evidence"),
        context.acting(record.by),
    ):
        row.save(force_insert=True)


def test_evidence_is_refused_when_it_is_the_request_or_outside_or_withdrawn(
    record: Record,
) -> None:
    followed, request = begun(record)
    answer, promise = record.answer(), record.promise()
    with context.acting(record.by):
        add_to_thread(followed, answer, by=record.by)
        withdraw_fact(answer, why="misread", by=record.by)

    for fact in (request, answer, promise):
        with pytest.raises(EvidenceUnfit):
            judged(record, followed, verdict=StandingVerdict.BROKEN, evidence=[fact])


def test_commitment_is_judged_on_other_facts_than_itself(record: Record) -> None:
    followed, _ = begun(record)
    promise, answer = record.promise(), record.answer()
    with context.acting(record.by):
        add_to_thread(followed, promise, by=record.by)
        add_to_thread(followed, answer, by=record.by)

    told = {"verdict": StandingVerdict.BROKEN, "commitment": promise}
    with pytest.raises(EvidenceUnfit):
        judged(record, followed, evidence=[promise], **told)
    standing = judged(record, followed, evidence=[answer], **told)

    with context.acting(record.by):
        row = Standing.objects.get(id=standing)
    assert (row.commitment_id, row.rests_on_id) == (promise, answer)


def test_commitment_is_not_judged_when_it_is_not_in_the_thread(record: Record) -> None:
    followed, _ = begun(record)

    with pytest.raises(NotFound):
        judged(record, followed, verdict=StandingVerdict.UNCLEAR, commitment=record.promise())


def test_judgement_needs_a_reason_and_a_day_that_has_come(record: Record) -> None:
    followed, _ = begun(record)

    with pytest.raises(ReasonMissing):
        judged(record, followed, verdict=StandingVerdict.UNCLEAR, reason=" ")
    with pytest.raises(OfALaterDay):
        judged(record, followed, verdict=StandingVerdict.UNCLEAR, as_of=date(2999, 1, 1))


def test_judgement_is_taken_back_once(record: Record) -> None:
    followed, _ = begun(record)
    judged(record, followed, verdict=StandingVerdict.CONTESTED)

    with context.acting(record.by):
        take_standing_back(followed, None, by=record.by)
    with context.acting(record.by), pytest.raises(NothingJudged):
        take_standing_back(followed, None, by=record.by)


def test_stranger_changes_no_thread(record: Record) -> None:
    followed, request = begun(record)
    stranger = monitor()

    with context.acting(stranger), pytest.raises(NotFound):
        remove_from_thread(followed, request, by=stranger)
    with context.acting(stranger), pytest.raises(NotFound):
        begin_thread(request, by=stranger)
    with context.acting(stranger), pytest.raises(NotFound):
        take_standing_back(followed, None, by=stranger)
