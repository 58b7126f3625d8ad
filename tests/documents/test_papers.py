"""Papers are kept in versions; nothing of them is lost, and nobody else learns of them."""

import json
import re
import threading
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import connections

from tests.cases.ground import office
from tests.documents.ground import desk, named
from tests.intake.ground import CANARY
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.domain.tags import Tag
from wayhome.audit.models import Leaf
from wayhome.cases.actions.close import close
from wayhome.cases.domain.workflow import CloseReason, EventRefused
from wayhome.documents.actions.keep_paper import add_version, set_aside, take_back
from wayhome.documents.domain.papers import (
    TRANSITIONS,
    PaperEvent,
    PaperKind,
    PaperRefused,
    PaperState,
    state_after,
)
from wayhome.documents.queries.papers import open_version, papers_of
from wayhome.kernel import context

pytestmark = pytest.mark.usefixtures("database")


def test_paper_sent_twice_is_kept_once() -> None:
    at, one = desk(), uuid4()

    at.bring(id=one)
    at.bring(id=one)

    with context.acting(at.unit.supervisor) as by:
        assert [row.id for row in papers_of(by, at.case)] == [one]


def test_every_version_can_be_read_when_newer_ones_came() -> None:
    at = desk()
    paper = at.bring("First words.")

    with context.acting(at.unit.supervisor) as by:
        added = add_version(paper, named("Later words."), seen=1, by=by)

    newest, first = at.row(paper).versions
    assert (added.number, added.is_beside) == (2, False)
    assert at.read(first.id).content == b"First words."
    assert at.read(newest.id).content == b"Later words."


def test_both_versions_are_kept_when_two_people_add_one_at_once() -> None:
    at = desk()
    paper = at.bring("First words.")
    barrier, told = threading.Barrier(2), []

    def add(words: str) -> None:
        barrier.wait()
        with context.acting(at.unit.supervisor) as by:
            told.append(add_version(paper, named(words), seen=1, by=by))
        connections.close_all()

    threads = [threading.Thread(target=add, args=[words]) for words in ("Hers.", "His.")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(each.number for each in told) == [2, 3]
    assert [each.is_beside for each in sorted(told, key=lambda each: each.number)] == [False, True]
    assert {at.read(each.id).content for each in at.row(paper).versions} == {
        b"First words.",
        b"Hers.",
        b"His.",
    }


def test_paper_set_aside_stays_and_comes_back() -> None:
    at = desk()
    paper = at.bring()

    with context.acting(at.unit.supervisor) as by:
        set_aside(paper, by=by)
    with context.acting(at.unit.supervisor) as by, pytest.raises(PaperRefused):
        add_version(paper, named("More."), seen=1, by=by)
    aside = at.row(paper).state
    with context.acting(at.unit.supervisor) as by:
        take_back(paper, by=by)

    assert (aside, at.row(paper).state) == (PaperState.SET_ASIDE, PaperState.KEPT)


@pytest.mark.parametrize("state", PaperState)
@pytest.mark.parametrize("event", PaperEvent)
def test_every_pair_of_state_and_event_is_decided(state: PaperState, event: PaperEvent) -> None:
    expected = {
        ("kept", "add_version"): "kept",
        ("kept", "hand_over"): "handed_over",
        ("kept", "set_aside"): "set_aside",
        ("handed_over", "add_version"): "kept",
        ("handed_over", "hand_over"): "handed_over",
        ("set_aside", "take_back"): "kept",
    }.get((state.value, event.value))

    if expected is None:
        assert (state, event) not in TRANSITIONS
        with pytest.raises(PaperRefused):
            state_after(state, event)
    else:
        assert state_after(state, event) == expected


def test_drawing_shows_the_table_of_the_code() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs/domain/papers.md").read_text("utf-8")
    drawn = re.findall(r"^ +(\w+) --> (\w+): (\w+)$", text, re.MULTILINE)

    assert {(state, event): after for state, after, event in drawn} == {
        (state.value, event.value): after.value for (state, event), after in TRANSITIONS.items()
    }


def test_paper_is_not_found_by_whoever_does_not_reach_the_case() -> None:
    at, other = desk(), office("other", receives=False)
    paper = at.bring()
    version = at.row(paper).newest.id

    for actor in (at.unit.other_worker, at.unit.intake, other.supervisor):
        with context.acting(actor) as by, pytest.raises(NotFound):
            papers_of(by, at.case)
        with context.acting(actor) as by, pytest.raises(NotFound):
            open_version(by, at.case, version, purpose=Purpose.PROTECTION)
        with context.acting(actor) as by, pytest.raises(NotFound):
            open_version(by, at.case, version, purpose=Purpose.CONTACT)
        with context.acting(actor) as by, pytest.raises(NotFound):
            add_version(paper, named("Mine."), seen=1, by=by)
        with context.acting(actor) as by, pytest.raises(NotFound):
            set_aside(paper, by=by)


@pytest.mark.parametrize(
    ("kind", "group"),
    [(PaperKind.MEDICAL, "health"), (PaperKind.COURT, "legal"), (PaperKind.OTHER, "documents")],
)
def test_leaf_of_an_opening_names_what_the_paper_tells(kind: PaperKind, group: str) -> None:
    at = desk()
    version = at.row(at.bring(kind=kind)).newest.id

    at.read(version)

    with context.acting(at.unit.system):
        leaf = Leaf.objects.get(tag=Tag.DOCUMENTS_VERSION_OPENED)
    assert json.loads(bytes(leaf.body))["field_groups"] == [group]


def test_person_of_another_case_cannot_be_named() -> None:
    at, stranger = desk(), uuid4()

    with pytest.raises(NotFound):
        at.bring(person=stranger)


def test_paper_that_is_written_here_cannot_be_brought() -> None:
    at = desk()

    with pytest.raises(PaperRefused):
        at.bring(kind=PaperKind.LETTER)


def test_closed_case_takes_no_paper() -> None:
    at = desk()
    with context.acting(at.unit.supervisor) as by:
        close(case=at.case, reason=CloseReason.HELPED, by=by)

    with pytest.raises(EventRefused):
        at.bring()


def test_name_and_content_are_sealed_and_versions_never_change(
    superuser: psycopg.Connection,
) -> None:
    at = desk()
    at.bring(f"{CANARY} said so.")

    for table in ("documents_paper", "documents_version", "documents_handover"):
        rows = superuser.execute(
            f"SELECT t::text FROM {table} t"
        ).fetchall()  # names of tables, not input
        assert CANARY not in str(rows)
    with pytest.raises(psycopg.errors.Error, match="append"):
        superuser.execute("UPDATE documents_version SET number = 7")
