"""A record with a request, its answer and what followed; all people and places are invented."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from tests.record.test_figures import monitor
from wayhome.access.domain.roles import Role
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.record.actions.add_source import NewSource, add_source
from wayhome.record.actions.follow_request import begin_thread
from wayhome.record.actions.judge_standing import NewStanding, judge_standing
from wayhome.record.actions.note_fact import NewFact, add_fact, confirm_fact
from wayhome.record.queries.sources import source

TEXT = (
    "The embassy of Norway urged Iceland on Monday to free the harbour strikers.\n\n"
    "The government of Iceland rejected the call. Ilmo Raud, a striker, was jailed in May.\n\n"
    "Iceland promised to release the harbour strikers by June."
)
LATER = (
    "Norway’s embassy again urged Iceland to free the harbour strikers.\n\n"
    "The harbour strikers were released on Tuesday, the paper Tide wrote."
)
NAMES = {
    "org:embassy": "Embassy of Norway",
    "place:iceland": "Iceland",
    "person:ilmo-raud": "Ilmo Raud",
}


class Record:
    """A source of one agency, and who takes facts from it."""

    def __init__(
        self,
        text: str = TEXT,
        *,
        by: Actor | None = None,
        published: date | None = date(2021, 6, 8),
    ) -> None:
        self.by = by or monitor()
        new = NewSource(content=text.encode(), publisher="Tide", published_on=published)
        with context.acting(self.by):
            self.source = add_source(new, by=self.by).id
            page = source(self.by, self.source)
        self.text, self.version = page.text, page.text_version

    def colleague(self) -> Actor:
        """Somebody else who reviews."""
        return Actor(ActorKind.STAFF, self.by.agency, uuid4(), frozenset({Role.RIGHTS_MONITOR}))

    def span(self, words: str) -> dict[str, Any]:
        """Words of the text as JSON."""
        start = self.text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    def add(self, kind: str, /, **fields: Any) -> UUID:
        """A fact from words that the reviewer selected."""
        with context.acting(self.by):
            return add_fact(self.version, NewFact(kind, fields, NAMES), by=self.by)

    def request(self, words: str = "urged Iceland on Monday to free the harbour strikers") -> UUID:
        """The embassy asks the country to free people."""
        return self.add(
            "request",
            evidence=[self.span(words)],
            kind="urge",
            by=["org:embassy"],
            to="place:iceland",
            what=self.span("free the harbour strikers"),
        )

    def answer(self, kind: str = "rejects") -> UUID:
        """The country answers."""
        return self.add(
            "response",
            evidence=[self.span("The government of Iceland rejected the call")],
            by=["place:iceland"],
            kind=kind,
            to=[self.span("urged Iceland on Monday to free the harbour strikers")],
        )

    def promise(self) -> UUID:
        """The country promises."""
        words = "Iceland promised to release the harbour strikers by June"
        return self.add(
            "commitment",
            evidence=[self.span(words)],
            by=["place:iceland"],
            on_behalf=None,
            what=self.span("release the harbour strikers"),
        )

    def freed(self) -> UUID:
        """The people are released, as the later text has it."""
        return self.status("group", "The harbour strikers were released", status="released")

    def jailed(self) -> UUID:
        """One of them is jailed; waits for a second reviewer."""
        return self.status("person:ilmo-raud", "Ilmo Raud, a striker, was jailed", status="jailed")

    def status(self, subject: str, words: str, *, status: str) -> UUID:
        """What happened to somebody."""
        return self.add(
            "person_status",
            evidence=[self.span(words)],
            subject=subject,
            subject_span=self.span(words.partition(",")[0].partition(" were")[0]),
            status=status,
            status_span=self.span(words),
            charge=None,
            according_to=None,
            past=False,
        )

    def confirm(self, fact: UUID) -> None:
        """A colleague confirms as the second reviewer."""
        other = self.colleague()
        with context.acting(other):
            confirm_fact(fact, by=other)


def begun(record: Record) -> tuple[UUID, UUID]:
    """A thread and the request that it begins with."""
    request = record.request()
    with context.acting(record.by):
        return begin_thread(request, by=record.by), request


def judged(record: Record, thread: UUID, **told: object) -> UUID:
    """A judgement as of today."""
    given = {"as_of": clock.local_today(), "reason": "The paper says so.", **told}
    with context.acting(record.by):
        return judge_standing(thread, NewStanding(**given), by=record.by)  # type: ignore[arg-type]  # told by name
