"""A request, the answers to it, the commitments, and what followed: which facts may belong together.

Only proposed here, each with its reasons; a reviewer puts the thread together. Who is meant by the
facts comes in as ids: of subjects, which people hold to be one across sources, and of countries.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from wayhome.record.domain.matters import Matter, likeness
from wayhome.record.domain.when import When

BEGINS = "request"
"""The kind of fact that a thread begins with."""

_LIKE = 0.4
_LIKE_IN_ARTICLE = 0.25
_PEOPLE = 2
_NEWS = timedelta(14)


class Part(StrEnum):
    """What a fact is in a thread."""

    ASKED = "asked"
    ANSWER = "answer"
    PROMISE = "promise"
    OWED = "owed"
    FOLLOWED = "followed"


PARTS = {
    "request": Part.ASKED,
    "response": Part.ANSWER,
    "commitment": Part.PROMISE,
    "obligation": Part.OWED,
    "person_status": Part.FOLLOWED,
    "measure": Part.FOLLOWED,
    "rating": Part.FOLLOWED,
    "meeting": Part.FOLLOWED,
}
"""What each kind of fact is in a thread; other kinds have no place in one."""


class Why(StrEnum):
    """Why a fact may belong in a thread."""

    ANSWERS_ITS_WORDS = "answers_its_words"
    SAME_REQUEST = "same_request"
    SAME_PASSAGE = "same_passage"
    ANSWERED_BY_ASKED = "answered_by_asked"
    PROMISED_BY_ASKED = "promised_by_asked"
    OWED_BY_ASKED = "owed_by_asked"
    ABOUT_SAME_PERSON = "about_same_person"
    ABOUT_SAME_PEOPLE = "about_same_people"
    BETWEEN_SAME_PARTIES = "between_same_parties"


@dataclass(frozen=True, slots=True)
class ThreadFact:
    """A fact as threads compare it.

    `by` who asks, answers, promises, owes or acts, with whom they speak for; `to` whom it is asked
    of or done to; `about` whom it names otherwise; `people` the words for a group that it is about.
    `places` are its spans in the text version, `answers` those of what a response answers.
    """

    id: UUID
    kind: str
    text_version: UUID
    places: tuple[tuple[int, int], ...]
    by: frozenset[UUID]
    to: frozenset[UUID]
    about: frozenset[UUID]
    words: frozenset[str]
    people: frozenset[str]
    matters: frozenset[Matter]
    when: When
    answers: tuple[tuple[int, int], ...] = ()

    @property
    def part(self) -> Part:
        """What it is in a thread."""
        return PARTS[self.kind]


@dataclass(frozen=True, slots=True)
class Belonging:
    """A fact that may belong in a thread, and why."""

    fact: UUID
    reasons: tuple[Why, ...]


def proposed(asked: Sequence[ThreadFact], others: Iterable[ThreadFact]) -> tuple[Belonging, ...]:
    """Which of the other facts may belong with these requests, those with most reasons first."""
    found = [Belonging(each.id, reasons) for each in others if (reasons := why(asked, each))]
    return tuple(sorted(found, key=lambda each: (-len(each.reasons), str(each.fact))))


def why(asked: Sequence[ThreadFact], other: ThreadFact) -> tuple[Why, ...]:
    """Every reason why a fact may belong with these requests; none when it does not."""
    if other.kind not in PARTS:
        return ()
    reasons = {
        reason for request in asked if request.id != other.id for reason in _reasons(request, other)
    }
    return tuple(reason for reason in Why if reason in reasons)


def _reasons(request: ThreadFact, other: ThreadFact) -> Iterator[Why]:
    match other.part:
        case Part.ASKED:
            yield from _same_request(request, other)
        case Part.ANSWER:
            yield from _answer(request, other)
        case Part.PROMISE | Part.OWED:
            yield from _taken_on(request, other)
        case Part.FOLLOWED:
            yield from _followed(request, other)


def _same_request(request: ThreadFact, other: ThreadFact) -> Iterator[Why]:
    """Told twice: of the same article by matter, across articles by who asks whom for what."""
    same_matter = bool(request.matters & other.matters)
    alike = likeness(request.words, other.words)
    if request.text_version == other.text_version:
        same_side = not request.by or not other.by or bool(request.by & other.by)
        custody = Matter.CUSTODY in request.matters & other.matters
        if custody or (same_side and alike >= _LIKE_IN_ARTICLE):
            yield Why.SAME_PASSAGE
        return
    same_parties = bool(request.by & other.by) and bool(request.to & other.to)
    about = bool(request.about & other.about) and same_matter
    if same_parties and (about or alike >= _LIKE):
        yield Why.SAME_REQUEST


def _answer(request: ThreadFact, other: ThreadFact) -> Iterator[Why]:
    if request.text_version == other.text_version:
        if any(_touch(place, to) for place in request.places for to in other.answers):
            yield Why.ANSWERS_ITS_WORDS
        if other.answers:
            return
    if not _came_before(other, request) and _by_asked(request, other):
        yield Why.ANSWERED_BY_ASKED


def _taken_on(request: ThreadFact, other: ThreadFact) -> Iterator[Why]:
    """A commitment came after the request; an obligation may be older than it."""
    if not _by_asked(request, other):
        return
    if other.part is Part.OWED:
        yield Why.OWED_BY_ASKED
    elif not _came_before(other, request):
        yield Why.PROMISED_BY_ASKED


def _followed(request: ThreadFact, other: ThreadFact) -> Iterator[Why]:
    if other.kind == "person_status":
        yield from _happened(request, other)
    elif other.kind == "meeting":
        met = bool(request.by & other.by) and bool(request.to & other.by)
        if met and Matter.TALKS in request.matters and not _came_before(other, request):
            yield Why.BETWEEN_SAME_PARTIES
    elif _is_pressed(request, other) and not _came_before(other, request):
        yield Why.BETWEEN_SAME_PARTIES


def _is_pressed(request: ThreadFact, other: ThreadFact) -> bool:
    """Whether who asked takes a measure, or rates, for what was asked of the same."""
    if not request.by & other.by:
        return False
    same_parties = bool(request.to & other.to)
    if other.kind == "measure":
        return same_parties or request.text_version == other.text_version
    return same_parties and bool(request.matters & other.matters)


def _happened(request: ThreadFact, other: ThreadFact) -> Iterator[Why]:
    """What happened to whom a request names, or to the people whose release it asks for."""
    if request.about & other.about:
        yield Why.ABOUT_SAME_PERSON
    if Matter.CUSTODY not in request.matters or other.about:
        return
    same_text = request.text_version == other.text_version
    shared = request.people & other.people
    all_meant = same_text and bool(other.people) and other.people <= request.people
    inside = same_text and any(
        _touch(place, own) for place in request.places for own in other.places
    )
    # A request that calls people only "they" means those whom its own article tells of.
    nameless = same_text and not request.people and not request.about
    if len(shared) >= _PEOPLE or all_meant or inside or nameless:
        yield Why.ABOUT_SAME_PEOPLE


def _by_asked(request: ThreadFact, other: ThreadFact) -> bool:
    """Whether it comes from who was asked, and is about what was asked."""
    same_matter = bool(request.matters & other.matters) or bool(request.about & other.about)
    return bool(request.to & other.by) and same_matter


def _came_before(other: ThreadFact, request: ThreadFact) -> bool:
    """Whether it was there before anybody asked: articles tell of what was asked days before."""
    asked = request.when.earliest or request.when.latest
    last = other.when.latest
    return bool(asked and last and last < asked - _NEWS)


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
