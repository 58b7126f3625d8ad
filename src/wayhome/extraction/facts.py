"""What can be proposed of an article: names, and facts of twelve types, each with its exact words.

Persons, organisations and places are named by the id of their entity in the same article, such as
`person:first-last`. `evidence` are the words that say so, the most telling first; further sentences
that speak of the same thing follow. `rule` names the entry of a lexicon or the rule that proposed,
so that its proposals can be counted apart. Dates are EDTF (ISO 8601-2), `XXXX` for a year unknown.
"""

from dataclasses import dataclass
from enum import StrEnum

from wayhome.extraction.spans import Span


class EntityKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something named in an article, with every mention by name."""

    kind: EntityKind
    entity_id: str
    canonical: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is called to be, as of the article's date; `qualifier` new, outgoing, former."""

    person: str
    role: Span
    affiliation: Span | None
    affiliation_entity: str | None
    qualifier: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in the text; `edtf` None for a vague one.

    `without_publication_date` is what the text alone says, with no year guessed.
    """

    span: Span
    edtf: str | None
    without_publication_date: str | None
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Something said: `direct` in marks, `partial` some words in marks, `indirect` reported."""

    kind: str
    content: Span
    speaker: str | None
    speaker_mention: Span | None
    cue: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """An engagement: who met whom, when and where, planned or held, and about what."""

    evidence: tuple[Span, ...]
    kind: str
    status: str
    participants: tuple[str, ...]
    participants_groups: tuple[Span, ...]
    date: str | None
    date_span: Span | None
    place: str | None
    topics: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asks somebody for something."""

    evidence: tuple[Span, ...]
    kind: str
    by: tuple[str, ...]
    to: str | None
    what: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """Somebody says what they, or whom they speak for, will do."""

    evidence: tuple[Span, ...]
    by: tuple[str, ...]
    on_behalf: str | None
    what: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Response:
    """Somebody answers, refuses to, or does not; `to` are the evidence spans of what is answered."""

    evidence: tuple[Span, ...]
    by: tuple[str, ...]
    kind: str
    to: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of something, for a period, by somebody's account."""

    evidence: tuple[Span, ...]
    value: str
    value_num: float | None
    approx: bool
    unit: str
    period: str | None
    period_span: Span | None
    about: Span | None
    according_to: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Rating:
    """A level that somebody gives a country or body under a scheme."""

    evidence: tuple[Span, ...]
    scheme: str
    level: str
    direction: str | None
    subject: str | None
    by: str | None
    date: str | None
    reasons: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class PersonStatus:
    """What happened to somebody in custody, court or exile, by somebody's account.

    `subject` is an entity, "group" or "unnamed person"; a claim, never a verdict of ours.
    """

    evidence: tuple[Span, ...]
    subject: str
    subject_span: Span
    status: str
    status_span: Span
    charge: Span | None
    according_to: str | None
    past: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A sanction, ban, condition or withdrawal: threatened, considered, requested, in force."""

    evidence: tuple[Span, ...]
    kind: str
    actor: str | None
    target: str | None
    status: str
    rule: str


@dataclass(frozen=True, slots=True)
class Obligation:
    """What somebody owes under a treaty, convention or resolution, by somebody's account.

    `kind` requires: `what` is to be done; binds: the instrument was accepted as a whole. `due` is
    EDTF, by when it is owed.
    """

    evidence: tuple[Span, ...]
    kind: str
    by: tuple[str, ...]
    to: str | None
    what: Span | None
    instrument: Span | None
    article: Span | None
    due: str | None
    due_span: Span | None
    rule: str


Fact = (
    Role
    | Dated
    | Quote
    | Meeting
    | Request
    | Commitment
    | Response
    | Figure
    | Rating
    | PersonStatus
    | Measure
    | Obligation
)
