"""Subjects: whom facts speak of in each text, and what was found of one in several texts."""

from collections.abc import Sequence
from uuid import UUID, uuid4

import pytest

from tests.record.test_figures import monitor
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.record.actions.add_source import NewSource, add_source
from wayhome.record.actions.note_fact import NewFact, add_fact, confirm_fact, withdraw_fact
from wayhome.record.domain.subjects import SubjectKind, engagement, mention_id
from wayhome.record.queries.sources import source
from wayhome.record.queries.subjects import facts_about, subject, subjects_of

pytestmark = pytest.mark.usefixtures("database")


class Paper:
    """A text of one agency's record, in which facts are found."""

    def __init__(self, by: Actor, text: str) -> None:
        self.by, self.text = by, text
        with context.acting(by):
            added = add_source(NewSource(content=text.encode()), by=by)
            self.source = added.id
            self.version = source(by, added.id).text_version

    def span(self, words: str) -> dict[str, object]:
        """Words of the text as JSON."""
        start = self.text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    def role(self, name: str, role: str, *, of: str = "") -> UUID:
        """The fact that somebody holds an office."""
        entity = "person:" + name.casefold().replace(" ", "-")
        organisation = f"org:{of.casefold().replace(' ', '-')}" if of else None
        fields = {
            "person": entity,
            "role": self.span(role),
            "affiliation": self.span(of) if of else None,
            "affiliation_entity": organisation,
            "qualifier": None,
        }
        names = {entity: name} | ({organisation: of} if organisation else {})
        return self.add(NewFact("role", fields, names))

    def status(self, name: str, status: str) -> UUID:
        """The fact that something happened to somebody; it waits for a second reviewer."""
        entity = "person:" + name.casefold().replace(" ", "-")
        fields = {
            "evidence": [self.span(name)],
            "subject": entity,
            "subject_span": self.span(name),
            "status": status,
            "status_span": self.span(status),
            "charge": None,
            "according_to": None,
            "past": False,
        }
        return self.add(NewFact("person_status", fields, {entity: name}))

    def meeting(self, names: Sequence[str], day: str | None, *, words: str) -> UUID:
        """The fact that some people met."""
        entities = {"person:" + name.casefold().replace(" ", "-"): name for name in names}
        fields = {
            "evidence": [self.span(words)],
            "kind": "meeting",
            "status": "held",
            "participants": list(entities),
            "participants_groups": [],
            "date": day,
            "date_span": None,
            "place": None,
            "topics": [],
        }
        return self.add(NewFact("meeting", fields, entities))

    def add(self, new: NewFact) -> UUID:
        """A fact from words that the reviewer selected."""
        with context.acting(self.by):
            return add_fact(self.version, new, by=self.by)


def colleague(of: Actor) -> Actor:
    """Somebody else of the agency who reviews."""
    return Actor(ActorKind.STAFF, of.agency, uuid4(), frozenset({Role.RIGHTS_MONITOR}))


def test_whoever_a_fact_speaks_of_is_a_subject_of_its_own() -> None:
    by = monitor()
    paper = Paper(by, "Mara Tolvanen, director of Harbour Watch, spoke.")
    paper.role("Mara Tolvanen", "director", of="Harbour Watch")
    person, body = "person:mara-tolvanen", "org:harbour-watch"

    with context.acting(by):
        found = subjects_of(by, [(paper.version, person), (paper.version, body)])
        row = subject(by, found[paper.version, person])

    assert found[paper.version, person] != found[paper.version, body]
    assert (row.kind, row.name, row.other_names) == (SubjectKind.PERSON, "Mara Tolvanen", ())
    assert row.mentions == ((paper.version, person),)


def test_entity_that_nobody_wrote_down_has_the_subject_it_will_have() -> None:
    by = monitor()
    paper = Paper(by, "Mara Tolvanen, director of Harbour Watch, spoke.")
    asked = (paper.version, "person:mara-tolvanen")

    with context.acting(by):
        before = subjects_of(by, [asked])
    paper.role("Mara Tolvanen", "director")
    with context.acting(by):
        after = subjects_of(by, [asked])

    assert before == after == {asked: mention_id(asked)}


def test_facts_about_somebody_come_with_their_words_and_source() -> None:
    by = monitor()
    paper = Paper(by, "Mara Tolvanen, director of Harbour Watch, spoke.")
    fact = paper.role("Mara Tolvanen", "director")

    with context.acting(by):
        (found,) = facts_about(by, mention_id((paper.version, "person:mara-tolvanen")))

    assert (found.id, found.exact, found.source) == (fact, "director", paper.source)


def test_fact_that_waits_for_a_second_reviewer_tells_of_nobody_yet() -> None:
    by = monitor()
    paper = Paper(by, "Mara Tolvanen was released.")
    fact = paper.status("Mara Tolvanen", "released")
    person = mention_id((paper.version, "person:mara-tolvanen"))

    with context.acting(by), pytest.raises(NotFound):
        subject(by, person)
    other = colleague(by)
    with context.acting(other):
        confirm_fact(fact, by=other)
        found = facts_about(other, person)

    assert [each.id for each in found] == [fact]


def test_withdrawn_fact_is_told_of_nobody() -> None:
    by = monitor()
    paper = Paper(by, "Mara Tolvanen, director of Harbour Watch, spoke.")
    fact = paper.role("Mara Tolvanen", "director")

    with context.acting(by):
        withdraw_fact(fact, why="The newspaper corrected itself.", by=by)
        found = facts_about(by, mention_id((paper.version, "person:mara-tolvanen")))

    assert found == []


def test_engagement_is_a_subject_called_by_those_who_took_part() -> None:
    by = monitor()
    paper = Paper(by, "Mara Tolvanen met Otto Brandt on 3 May 2021.")
    fact = paper.meeting(["Mara Tolvanen", "Otto Brandt"], "2021-05-03", words=paper.text)

    with context.acting(by):
        row = subject(by, mention_id((paper.version, engagement(fact, None))))

    assert (row.kind, row.name) == (SubjectKind.MEETING, "Mara Tolvanen, Otto Brandt")
