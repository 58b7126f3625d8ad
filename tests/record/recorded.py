"""Facts as values for tests of citing and exporting; all people and places are invented."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from wayhome.record.domain.recorded import CitedSource, RecordedFact

AGENCY = UUID("0192f0aa-0000-7000-8000-000000000001")
MOMENT = datetime(2023, 2, 3, 4, 5, 6, tzinfo=UTC)
SOURCE = CitedSource(
    id=UUID("0192f0aa-0000-7000-8000-0000000000aa"),
    title="Ministers talk of 41 complaints & more",
    publisher="Sample Post",
    published="2022-09-18",
    language="en",
    url="https://post.example/2022/talks?a=1",
    sha256="ab" * 32,
    media_type="text/html",
    read_at=datetime(2022, 9, 20, 1, 2, 3, tzinfo=UTC),
)
NAMES = {
    "person:mara-tolvanen": "Mara Tolvanen",
    "person:ilmo-raud": "Ilmo Raud",
    "org:harbour-watch": "Harbour Watch",
    "org:ministry": "Ministry of Harbours",
    "place:saltholm": "Saltholm",
}


def span(words: str, start: int = 0) -> dict[str, Any]:
    """Words with their place."""
    return {"start": start, "end": start + len(words), "text": words}


def told(kind: str, fields: dict[str, Any], **changes: Any) -> RecordedFact:
    """A fact that stands; its id follows from its kind and words."""
    exact = changes.pop("exact", "41 complaints")
    fact = RecordedFact(
        id=uuid5(AGENCY, f"{kind} {exact} {sorted(fields)}"),
        agency=AGENCY,
        kind=kind,
        fields=fields,
        names=NAMES,
        exact=exact,
        start=10,
        end=10 + len(exact),
        text_version=UUID("0192f0aa-0000-7000-8000-0000000000bb"),
        version=1,
        source=SOURCE,
        stands_since=MOMENT,
    )
    return replace(fact, **changes)


def quote(words: str = "Nobody should sleep there", **changes: Any) -> RecordedFact:
    """Something somebody said, in marks."""
    fields = {
        "kind": "direct",
        "content": span(words, 10),
        "speaker": "person:mara-tolvanen",
        "speaker_mention": span("Tolvanen"),
        "cue": span("said"),
    }
    return told("quote", fields, exact=words, **changes)


def figure(**changes: Any) -> RecordedFact:
    """A number of complaints in a period."""
    fields = {
        "evidence": [span("41 complaints", 10)],
        "value": "41",
        "value_num": 41.0,
        "approx": False,
        "unit": "complaints",
        "period": "2022-08-18/2022-09-18",
        "about": None,
        "according_to": "org:ministry",
    }
    return told("figure", fields, **changes)


def meeting(**changes: Any) -> RecordedFact:
    """Two people and a country met."""
    fields = {
        "evidence": [span("met with", 10)],
        "kind": "meeting",
        "status": "held",
        "participants": ["person:mara-tolvanen", "person:ilmo-raud", "place:saltholm"],
        "participants_groups": [],
        "date": "2022-09-17",
        "place": "place:saltholm",
        "topics": [span("the camps")],
    }
    return told("meeting", fields, exact="met with", **changes)


def measure(**changes: Any) -> RecordedFact:
    """A ban that is in force."""
    fields = {
        "evidence": [span("banned from travelling", 10)],
        "kind": "travel_ban",
        "actor": "org:ministry",
        "target": "person:ilmo-raud",
        "status": "in_force",
    }
    return told("measure", fields, exact="banned from travelling", **changes)


def role(**changes: Any) -> RecordedFact:
    """What somebody is called to be."""
    fields = {
        "person": "person:mara-tolvanen",
        "role": span("director", 10),
        "affiliation": span("Harbour Watch"),
        "affiliation_entity": "org:harbour-watch",
        "qualifier": None,
    }
    return told("role", fields, exact="director", **changes)


def status(**changes: Any) -> RecordedFact:
    """What happened to somebody, by somebody's account."""
    fields = {
        "evidence": [span("was charged", 10)],
        "subject": "person:ilmo-raud",
        "subject_span": span("Raud"),
        "status": "charged",
        "status_span": span("charged"),
        "charge": span("theft"),
        "according_to": "org:ministry",
        "past": False,
    }
    return told("person_status", fields, exact="was charged", **changes)


def several() -> list[RecordedFact]:
    """One of each of these, and one withdrawn."""
    ended = quote(
        "We never said 41", withdrawn_at=datetime(2023, 3, 1, tzinfo=UTC), withdrawn_why="Misread"
    )
    return [quote(), figure(), meeting(), measure(), role(), status(), ended]
