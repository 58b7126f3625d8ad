"""A fact of the record that stands, and the people who may make it public."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from tests.intake.ground import make_agency
from wayhome.access.domain.roles import Role
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.record.actions.add_source import NewSource, add_source
from wayhome.record.actions.note_fact import NewFact, add_fact, confirm_fact
from wayhome.record.actions.release_fact import release_fact
from wayhome.record.queries.sources import source
from wayhome.release.queries.entries import entries_of

TEXT = (
    "Harbour Watch calls for inquiry\n\n"
    "“We ask the ministry to open an inquiry into the camps,” said Mara Tolvanen, director of the"
    " rights group Harbour Watch, on 3 May 2021. Dana Whitlow was released on Monday."
)
_NAMES = {"person:dana-whitlow": "Dana Whitlow"}
WORDS = "We ask the ministry to open an inquiry into the camps,"


class Room:
    """An agency with a source in the record, a monitor and a colleague."""

    def __init__(self, code: str = "watch", *, by: Actor | None = None) -> None:
        self.agency = by.agency if by else make_agency(code)
        self.by = by or self.somebody()
        self.text = TEXT
        new = NewSource(
            content=self.text.encode(),
            publisher="The Harbour Post",
            title="Call for an inquiry",
            language="en",
            url="https://news.example/inquiry",
        )
        with context.acting(self.by):
            self.source = add_source(new, by=self.by).id
            self.version = source(self.by, self.source).text_version

    def somebody(self, role: Role = Role.RIGHTS_MONITOR) -> Actor:
        """Somebody else who works there."""
        return Actor(ActorKind.STAFF, self.agency, uuid4(), frozenset({role}))

    def span(self, words: str) -> dict[str, object]:
        """Words of the text as JSON."""
        start = self.text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    def quote(self, words: str = WORDS) -> UUID:
        """A fact that stands: somebody said so."""
        fields = {
            "kind": "direct",
            "content": self.span(words),
            "speaker": "person:mara-tolvanen",
            "speaker_mention": self.span("Mara Tolvanen"),
            "cue": self.span("said"),
        }
        new = NewFact("quote", fields, {"person:mara-tolvanen": "Mara Tolvanen"})
        with context.acting(self.by):
            return add_fact(self.version, new, by=self.by)

    def role(self, name: str) -> UUID:
        """A fact that stands: what somebody is called."""
        person = "person:" + name.casefold().replace(" ", "-")
        fields = {
            "person": person,
            "role": self.span("director"),
            "affiliation": None,
            "affiliation_entity": None,
            "qualifier": None,
        }
        with context.acting(self.by):
            return add_fact(self.version, NewFact("role", fields, {person: name}), by=self.by)

    def is_public(self, fact: UUID) -> bool:
        """Whether an entry stands for a fact."""
        with context.acting(self.by):
            return fact in entries_of([fact])

    def status(self, names: Mapping[str, str] = _NAMES) -> UUID:
        """A fact that waits for its second reviewer: what happened to somebody."""
        fields = {
            "evidence": [self.span("Dana Whitlow was released on Monday")],
            "subject": "person:dana-whitlow",
            "subject_span": self.span("Dana Whitlow"),
            "status": "released",
            "status_span": self.span("released"),
            "charge": None,
            "according_to": None,
            "past": False,
        }
        new = NewFact("person_status", fields, names)
        with context.acting(self.by):
            return add_fact(self.version, new, by=self.by)

    def confirm(self, fact: UUID) -> None:
        """The second reviewer has seen it too."""
        with context.acting(self.somebody()) as colleague:
            confirm_fact(fact, by=colleague)

    def release(self, fact: UUID) -> UUID:
        """The fact is public; the id of its entry."""
        with context.acting(self.by):
            release_fact(fact, by=self.by)
        with context.acting(self.by):
            return entries_of([fact])[fact][0]
