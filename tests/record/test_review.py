"""A proposal becomes a fact by a person's decision, and a fact never stands without its words."""

import threading
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connections, transaction

from tests.record.test_figures import monitor
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.extraction.checked import NotAFact
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.database import DbRole
from wayhome.record.actions.add_source import NewSource, add_source
from wayhome.record.actions.decide import (
    AlreadyDecided,
    Correction,
    accept,
    correct,
    reject,
    take_back,
)
from wayhome.record.actions.note_fact import (
    NewFact,
    SameReviewer,
    add_fact,
    confirm_fact,
    withdraw_fact,
)
from wayhome.record.actions.propose_facts import Proposed, propose_facts
from wayhome.record.domain.decisions import ProposalState, Verdict
from wayhome.record.models import Fact, Passage
from wayhome.record.queries.review import facts_of, next_text, proposals_of
from wayhome.record.queries.sources import source

pytestmark = pytest.mark.usefixtures("database")

TEXT = (
    "Harbour Watch calls for inquiry\n\n"
    "“We ask the ministry to open an inquiry into the camps,” said Mara Tolvanen, director of the"
    " rights group Harbour Watch, on 3 May 2021. The ministry has received 41 complaints, she said."
)


class Desk:
    """A source in the record of one agency, read, and who reviews it."""

    def __init__(self, text: str | bytes = TEXT) -> None:
        self.by = monitor()
        with context.acting(self.by):
            content = text if isinstance(text, bytes) else text.encode()
            self.source = add_source(NewSource(content=content), by=self.by).id
            page = source(self.by, self.source)
        self.text, self.version = page.text, page.text_version

    def read(self) -> Proposed:
        """What a worker proposes of the text."""
        system = Actor.system(self.by.agency)
        with context.acting(system, role=DbRole.JOBS):
            return propose_facts(text_version=self.version, by=system)

    def colleague(self) -> Actor:
        """Somebody else who reviews."""
        return Actor(ActorKind.STAFF, self.by.agency, uuid4(), frozenset({Role.RIGHTS_MONITOR}))

    def span(self, words: str) -> dict[str, object]:
        """Words of the text as JSON."""
        start = self.text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    def status(self, subject: str = "person:mara-tolvanen") -> NewFact:
        """What happened to somebody."""
        fields = {
            "evidence": [self.span("Mara Tolvanen")],
            "subject": subject,
            "subject_span": self.span("Mara Tolvanen"),
            "status": "released",
            "status_span": self.span("open"),
            "charge": None,
            "according_to": None,
            "past": False,
        }
        return NewFact(kind="person_status", fields=fields, names={subject: "Mara Tolvanen"})

    def add(self, new: NewFact) -> UUID:
        """A fact from words that the reviewer selected."""
        with context.acting(self.by):
            return add_fact(self.version, new, by=self.by)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_reading_proposes_once_when_asked_twice(desk: Desk) -> None:
    first, second = desk.read(), desk.read()

    with context.acting(desk.by):
        found = proposals_of(desk.by, desk.version)
    assert first.new == len(found) > 0
    assert second.new == 0


def test_proposal_becomes_a_fact_with_its_words_when_accepted(desk: Desk) -> None:
    desk.read()

    with context.acting(desk.by):
        proposal = proposals_of(desk.by, desk.version)[0]
        outcome = accept(proposal.id, by=desk.by)
        (fact,) = facts_of(desk.by, desk.version)
        state = proposals_of(desk.by, desk.version)[0].state

    assert outcome.fact == fact.id
    assert desk.text[fact.start : fact.end] == fact.exact
    assert state is ProposalState.CONFIRMED


def test_accepting_twice_changes_nothing_and_rejecting_after_is_refused(desk: Desk) -> None:
    desk.read()

    with context.acting(desk.by):
        proposal = proposals_of(desk.by, desk.version)[0].id
        once, again = accept(proposal, by=desk.by), accept(proposal, by=desk.by)
        with pytest.raises(AlreadyDecided):
            reject(proposal, Verdict.NOT_SAID, by=desk.by)

    assert once == again


def test_fact_is_withdrawn_and_proposal_open_again_when_taken_back(desk: Desk) -> None:
    desk.read()

    with context.acting(desk.by):
        proposal = proposals_of(desk.by, desk.version)[0].id
        accept(proposal, by=desk.by)
        take_back(proposal, by=desk.by)
        (fact,) = facts_of(desk.by, desk.version)
        state = proposals_of(desk.by, desk.version)[0].state

    assert fact.is_withdrawn
    assert state is ProposalState.PROPOSED


def test_correction_is_refused_when_its_words_are_not_in_the_text(desk: Desk) -> None:
    desk.read()

    with context.acting(desk.by):
        proposal = proposals_of(desk.by, desk.version)[0]
        wrong = {
            name: {"start": 0, "end": 4, "text": "none"} if isinstance(value, dict) else value
            for name, value in proposal.fields.items()
        }
        with pytest.raises(NotAFact) as refused:
            correct(proposal.id, Correction(wrong, {}), by=desk.by)

    assert refused.value.code == "not_in_text"


def test_fact_naming_a_person_of_concern_waits_for_a_second_reviewer(desk: Desk) -> None:
    fact = desk.add(desk.status())
    other = desk.colleague()

    with context.acting(desk.by):
        (before,) = facts_of(desk.by, desk.version)
        with pytest.raises(SameReviewer):
            confirm_fact(fact, by=desk.by)
    with context.acting(other):
        confirm_fact(fact, by=other)
        (after,) = facts_of(other, desk.version)

    assert before.is_waiting
    assert not after.is_waiting


@pytest.mark.parametrize("subject", ["person:mara-tolvanen", "named:mara-tolvanen", ""])
def test_whoever_is_not_surely_nobody_needs_a_second_reviewer(desk: Desk, subject: str) -> None:
    desk.add(desk.status(subject))

    with context.acting(desk.by):
        (fact,) = facts_of(desk.by, desk.version)
    assert fact.is_waiting


def test_fact_keeps_the_names_of_those_it_speaks_of_only(desk: Desk) -> None:
    new = desk.status()
    names = {**new.names, "person:somebody-else": "Somebody Else"}
    desk.add(NewFact(new.kind, new.fields, names))

    with context.acting(desk.by):
        (fact,) = facts_of(desk.by, desk.version)
    assert dict(fact.names) == dict(new.names)


def test_text_is_on_the_pile_again_when_an_answer_is_taken_back(desk: Desk) -> None:
    desk.read()

    with context.acting(desk.by):
        for proposal in proposals_of(desk.by, desk.version):
            reject(proposal.id, Verdict.REJECT, by=desk.by)
        take_back(proposals_of(desk.by, desk.version)[0].id, by=desk.by)
        waiting = next_text(desk.by)

    assert waiting == desk.source


def test_fact_is_added_once_when_it_is_sent_twice(desk: Desk) -> None:
    assert desk.add(desk.status("group")) == desk.add(desk.status("group"))


def test_two_reviewers_at_once_leave_one_decision(desk: Desk) -> None:
    desk.read()
    with context.acting(desk.by):
        proposal = proposals_of(desk.by, desk.version)[0].id
    other, refused = desk.colleague(), []

    def answer_too() -> None:
        with context.acting(other):
            try:
                reject(proposal, Verdict.REJECT, by=other)
            except AlreadyDecided:
                refused.append(other.user)
        connections.close_all()

    late = threading.Thread(target=answer_too)
    with context.acting(desk.by):
        accept(proposal, by=desk.by)
        late.start()
        late.join(timeout=1)
    late.join(timeout=30)

    assert refused == [other.user]


def test_database_refuses_a_reviewer_as_own_second(desk: Desk) -> None:
    fact = desk.add(desk.status())

    with context.acting(desk.by):
        row = Fact.objects.get(id=fact)
        row.confirmed_by, row.confirmed_at = row.made_by, row.made_at
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save(update_fields=["confirmed_by", "confirmed_at"])


def test_database_refuses_a_fact_without_a_passage(desk: Desk) -> None:
    fact = desk.add(desk.status("group"))

    with context.acting(desk.by):
        row = Fact.objects.get(id=fact)
    row.id, row.passage_id = uuid4(), uuid4()

    with pytest.raises(DatabaseError, match="record_passage"), context.acting(desk.by):
        row.save(force_insert=True)


@pytest.mark.parametrize(
    ("moved", "words"),
    [(0, "“We never asked the ministry"), (1, ""), (1, "We ask"), (0, "x" * 5)],
)
def test_database_refuses_words_that_do_not_stand_in_the_text(
    desk: Desk, moved: int, words: str
) -> None:
    desk.add(desk.status("group"))
    with context.acting(desk.by):
        row = Passage.objects.get()
    row.id, row.start, row.end = uuid4(), row.start + moved, row.end + moved
    row.exact = words or row.exact

    with pytest.raises(DatabaseError, match="record_passage"), context.acting(desk.by):
        row.save(force_insert=True)


def test_withdrawn_fact_stays_with_its_reason(desk: Desk) -> None:
    fact = desk.add(desk.status("group"))

    with context.acting(desk.by):
        withdraw_fact(fact, why="The newspaper corrected itself.", by=desk.by)
        (row,) = facts_of(desk.by, desk.version)

    assert (row.is_withdrawn, row.withdrawn_why) == (True, "The newspaper corrected itself.")


def test_stranger_finds_no_proposal_to_decide(desk: Desk) -> None:
    desk.read()
    with context.acting(desk.by):
        proposal = proposals_of(desk.by, desk.version)[0].id
    stranger = monitor()

    with context.acting(stranger), pytest.raises(NotFound):
        accept(proposal, by=stranger)


def test_text_leaves_the_pile_when_everything_in_it_is_decided(desk: Desk) -> None:
    desk.read()

    with context.acting(desk.by):
        before = next_text(desk.by)
        for proposal in proposals_of(desk.by, desk.version):
            reject(proposal.id, Verdict.REJECT, by=desk.by)
        after = next_text(desk.by)

    assert before == desk.source
    assert after is None
