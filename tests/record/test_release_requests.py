"""The requests for release in five news articles become threads with their answers."""

from datetime import date
from uuid import UUID

import pytest

from tests.record.gold_facts import FOLDER, facts, gold
from tests.record.test_figures import monitor
from tests.record.threads import Record
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.record.actions.follow_request import begin_thread
from wayhome.record.actions.note_fact import add_fact
from wayhome.record.actions.place_fact import add_to_thread
from wayhome.record.domain.matters import Matter, matters_of
from wayhome.record.domain.still_open import OpenPoint
from wayhome.record.queries.threads import ThreadPage, beginnings, thread
from wayhome.record.queries.timelines import (
    measures_with_timeline,
    person_timeline,
    persons_with_timeline,
)

pytestmark = [
    pytest.mark.usefixtures("database"),
    pytest.mark.skipif(not FOLDER.is_dir(), reason="The articles are not part of this project."),
]


@pytest.fixture
def reviewer() -> Actor:
    """Who took every fact of the five articles, and had those of persons confirmed."""
    by = monitor()
    for doc, lines in gold().items():
        published = date.fromisoformat(lines[0]["publication_date_supplied"])
        text = (FOLDER / "articles" / doc).read_text("utf-8")
        record = Record(text, by=by, published=published)
        for new in facts(lines):
            with context.acting(by):
                fact = add_fact(record.version, new, by=by)
            if new.kind == "person_status" and ":" in str(new.fields["subject"]):
                record.confirm(fact)
    return by


def followed(by: Actor) -> list[ThreadPage]:
    """A thread for every request for release, with whatever is proposed for it."""
    found: list[UUID] = []
    while True:
        with context.acting(by):
            waiting = [
                each
                for each in beginnings(by)
                if Matter.CUSTODY in matters_of(str(each.fields["what"]["text"]))
            ]
        if not waiting:
            break
        with context.acting(by):
            found.append(begin_thread(waiting[0].id, by=by))
        take_all(found[-1], by=by)
    with context.acting(by):
        return [thread(by, each) for each in found]


def take_all(followed: UUID, *, by: Actor) -> None:
    """Add whatever is proposed, until nothing more is: what is added may bring more."""
    while True:
        with context.acting(by):
            proposals = thread(by, followed).proposals
        if not proposals:
            return
        with context.acting(by):
            for each in proposals:
                add_to_thread(followed, each.fact.id, reasons=each.reasons, by=by)


def told(page: ThreadPage, kind: str, field: str) -> list[str]:
    """A field of every fact of a kind in a thread."""
    return sorted(str(e.fact.fields[field]) for e in page.entries if e.fact.kind == kind)


def test_requests_for_release_have_their_answers_and_what_is_open(reviewer: Actor) -> None:
    activists, prisoners, members = followed(reviewer)

    assert told(activists, "request", "kind") == ["urge"]
    assert told(activists, "response", "kind") == ["rejects"]
    assert told(activists, "person_status", "status") == ["sentenced"]
    assert [each.point for each in activists.row.still_open] == [OpenPoint.REFUSED]

    # Told twice in one article: one request.
    assert told(prisoners, "request", "kind") == ["encourage", "urge"]
    assert told(prisoners, "response", "kind") == ["no_response", "rejects"]
    statuses = told(prisoners, "person_status", "status")
    assert statuses == ["house_arrest", "jailed", "pretrial_detention"]
    assert prisoners.row.still_open[0].point is OpenPoint.REFUSED

    assert told(members, "response", "kind") == []
    assert told(members, "person_status", "status") == ["detained"]
    assert [each.point for each in members.row.still_open] == [OpenPoint.UNANSWERED]
    assert members.row.still_open[0].since.latest == date(2016, 1, 25)


def test_persons_of_concern_have_timelines_and_nothing_is_claimed_of_others(
    reviewer: Actor,
) -> None:
    with context.acting(reviewer):
        rows = persons_with_timeline(reviewer)
        names = {row.fact.name(str(row.fact.fields["subject"])): row for row in rows}
        sokha = person_timeline(reviewer, names["Kem Sokha"].fact.id)
        measures = measures_with_timeline(reviewer)

    assert set(names) == {"Kem Sokha", "Sam Rainsy"}
    assert {each.fact.fields["status"] for each in sokha.entries} == {
        "house_arrest",
        "jailed",
        "pretrial_detention",
    }
    assert sum(row.entries for row in measures) == 3
