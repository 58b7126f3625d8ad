"""A thread as it is read: what is proposed, what is open, what must be looked at again."""

from datetime import date
from uuid import UUID

import pytest

from tests.record.test_figures import monitor
from tests.record.threads import LATER, Record, begun, judged
from wayhome.kernel import context
from wayhome.record.actions.follow_request import (
    begin_thread,
)
from wayhome.record.actions.judge_standing import (
    take_standing_back,
)
from wayhome.record.actions.note_fact import withdraw_fact
from wayhome.record.actions.place_fact import (
    add_to_thread,
    remove_from_thread,
)
from wayhome.record.domain.standings import StandingState, StandingVerdict
from wayhome.record.domain.still_open import OpenPoint
from wayhome.record.domain.threads import Why
from wayhome.record.queries.threads import ThreadPage, beginnings, thread, threads

pytestmark = pytest.mark.usefixtures("database")


MONDAY = {
    "edtf": "2021-06-07",
    "without_publication_date": None,
    "kind": "point",
}


@pytest.fixture
def record() -> Record:
    return Record()


def opened(record: Record, thread_id: UUID) -> ThreadPage:
    """A thread as a page shows it."""
    with context.acting(record.by):
        return thread(record.by, thread_id)


def test_answer_promise_and_second_article_are_proposed_with_reasons(record: Record) -> None:
    followed, _ = begun(record)
    answer, promise = record.answer(), record.promise()
    later = Record(LATER, by=record.by, published=date(2021, 7, 1))
    second, freed = later.request("urged Iceland to free the harbour strikers"), later.freed()

    page = opened(record, followed)

    why = {each.fact.id: set(each.reasons) for each in page.proposals}
    assert why[answer] == {Why.ANSWERS_ITS_WORDS}
    assert why[promise] == {Why.PROMISED_BY_ASKED}
    assert why[second] == {Why.SAME_REQUEST}
    assert why[freed] == {Why.ABOUT_SAME_PEOPLE}


def test_fact_put_aside_is_not_proposed_again(record: Record) -> None:
    followed, _ = begun(record)
    answer = record.answer()
    with context.acting(record.by):
        remove_from_thread(followed, answer, by=record.by)

    page = opened(record, followed)

    assert page.proposals == ()
    assert [each.id for each in page.aside] == [answer]


def test_request_is_open_since_its_day_until_it_is_judged(record: Record) -> None:
    followed, request = begun(record)
    record.add("date", span=record.span("on Monday"), **MONDAY)
    answer = record.answer()

    before = opened(record, followed).row
    with context.acting(record.by):
        add_to_thread(followed, answer, by=record.by)
    answered = opened(record, followed).row
    judged(record, followed, verdict=StandingVerdict.BROKEN, evidence=[answer])
    after = opened(record, followed).row

    assert [(each.point, each.fact) for each in before.still_open] == [
        (OpenPoint.UNANSWERED, request)
    ]
    assert before.still_open[0].since.day == date(2021, 6, 7)
    assert [(each.point, each.fact) for each in answered.still_open] == [
        (OpenPoint.REFUSED, answer)
    ]
    assert after.still_open == ()
    assert after.state is StandingState.BROKEN


def test_judgement_is_to_be_looked_at_again_when_its_evidence_is_withdrawn(
    record: Record,
) -> None:
    followed, _ = begun(record)
    answer = record.answer()
    with context.acting(record.by):
        add_to_thread(followed, answer, by=record.by)
    judged(record, followed, verdict=StandingVerdict.BROKEN, evidence=[answer])

    with context.acting(record.by):
        withdraw_fact(answer, why="The paper corrected it", by=record.by)
    page = opened(record, followed)

    assert page.row.state is StandingState.LOOK_AGAIN
    assert [each.id for each in page.withdrawn] == [answer]
    assert [each.point for each in page.row.still_open] == [OpenPoint.UNANSWERED]


def test_judgement_of_a_promise_is_to_be_looked_at_again_when_it_is_taken_out(
    record: Record,
) -> None:
    followed, _ = begun(record)
    promise, answer = record.promise(), record.answer()
    with context.acting(record.by):
        add_to_thread(followed, promise, by=record.by)
        add_to_thread(followed, answer, by=record.by)
    told = {"verdict": StandingVerdict.BROKEN, "commitment": promise, "evidence": [answer]}
    judged(record, followed, **told)
    before = {each.fact.id: each.state for each in opened(record, followed).entries}

    with context.acting(record.by):
        remove_from_thread(followed, answer, by=record.by)
    after = {each.fact.id: each.state for each in opened(record, followed).entries}

    assert before[promise] is StandingState.BROKEN
    assert after[promise] is StandingState.LOOK_AGAIN


def test_history_tells_who_did_what_newest_first(record: Record) -> None:
    followed, request = begun(record)
    answer = record.answer()
    with context.acting(record.by):
        add_to_thread(followed, answer, by=record.by)
        remove_from_thread(followed, answer, said="Of another call", by=record.by)
    judged(record, followed, verdict=StandingVerdict.UNCLEAR)
    with context.acting(record.by):
        take_standing_back(followed, None, by=record.by)

    page = opened(record, followed)

    assert [(line.fact.id, line.event.value) for line in page.history] == [
        (answer, "remove"),
        (answer, "add"),
        (request, "add"),
    ]
    assert [(line.verdict, line.is_in_force) for line in page.judged] == [
        (None, False),
        (StandingVerdict.UNCLEAR, False),
    ]


def test_requests_that_nobody_follows_are_told(record: Record) -> None:
    later = Record(LATER, by=record.by)
    second = later.request("urged Iceland to free the harbour strikers")
    begun(record)

    with context.acting(record.by):
        waiting = beginnings(record.by)
        listed = threads(record.by)

    assert [each.id for each in waiting] == [second]
    assert len(listed) == 1


def test_request_that_nobody_follows_is_told_behind_many_that_are_followed(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = record.request("urged Iceland on Monday")
    later = Record(LATER, by=record.by)
    followed = later.request("urged Iceland to free the harbour strikers")
    with context.acting(record.by):
        begin_thread(followed, by=record.by)
    monkeypatch.setattr("wayhome.record.queries.threads._MOST_BEGINNINGS", 1)

    with context.acting(record.by):
        found = beginnings(record.by)

    assert [each.id for each in found] == [waiting]


def test_other_agencies_read_a_thread(record: Record) -> None:
    followed, _ = begun(record)
    stranger = monitor()

    with context.acting(stranger):
        page = thread(stranger, followed)

    assert not page.row.is_own


def test_reviewer_may_add_what_no_rule_proposes(record: Record) -> None:
    followed, _ = begun(record)
    duty = record.add(
        "obligation",
        evidence=[record.span("Iceland promised to release")],
        kind="requires",
        by=["org:another-body"],
        to=None,
        what=record.span("rejected the call"),
        instrument=None,
        article=None,
        due=None,
        due_span=None,
    )
    before = opened(record, followed)
    with context.acting(record.by):
        add_to_thread(followed, duty, by=record.by)

    after = opened(record, followed)

    assert [each.id for each in before.others] == [duty]
    assert duty in {each.fact.id for each in after.entries}


def test_commitment_answers_to_the_obligation_of_who_made_it(record: Record) -> None:
    followed, _ = begun(record)
    promise = record.promise()
    duty = record.add(
        "obligation",
        evidence=[record.span("Iceland promised to release")],
        kind="requires",
        by=["place:iceland"],
        to=None,
        what=record.span("release the harbour strikers"),
        instrument=None,
        article=None,
        due=None,
        due_span=None,
    )
    why = {each.fact.id: each.reasons for each in opened(record, followed).proposals}
    with context.acting(record.by):
        add_to_thread(followed, promise, by=record.by)
        add_to_thread(followed, duty, by=record.by)

    (entry,) = [e for e in opened(record, followed).entries if e.fact.id == promise]

    assert why[duty] == (Why.OWED_BY_ASKED,)
    assert [each.id for each in entry.answers_to] == [duty]
