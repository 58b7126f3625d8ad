"""Threads: which requests are followed, one with everything in it, and what could begin another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.record.domain.places_in_thread import Place, PlaceEvent, PlaceLine, inside, places
from wayhome.record.domain.standings import (
    StandingLine,
    StandingState,
    StandingVerdict,
    last_judged,
    standing_of,
)
from wayhome.record.domain.still_open import Answer, Promise, StillOpen, still_open
from wayhome.record.domain.threads import BEGINS, Part, ThreadFact, Why, proposed
from wayhome.record.domain.timelines import unsure_order
from wayhome.record.domain.when import in_order
from wayhome.record.models import Fact, Standing, Thread, ThreadLine
from wayhome.record.queries.thread_facts import compared, near
from wayhome.record.queries.thread_lines import place_line, standing_line
from wayhome.record.queries.told_facts import ToldFact, standing_facts, told_facts

PAGE = 25
_MOST_BEGINNINGS = 200
_MOST_OTHERS = 100


@dataclass(frozen=True, slots=True)
class ThreadEntry:
    """A fact of a thread: its part, why it was proposed, and, of a promise, how it stands.

    `is_unsure`: it may as well belong before the entry above it. `answers_to`: for a commitment the
    obligations that its maker has, else nothing.
    """

    fact: ToldFact
    part: Part
    reasons: tuple[Why, ...]
    is_unsure: bool
    state: StandingState | None = None
    answers_to: tuple[ToldFact, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedEntry:
    """A fact that may belong, and why."""

    fact: ToldFact
    part: Part
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What somebody did with a fact and a thread."""

    fact: ToldFact
    event: PlaceEvent
    said: str
    by: UUID | None
    at: datetime


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """A judgement, or without a verdict the taking back of one; of a commitment or the request."""

    verdict: StandingVerdict | None
    commitment: ToldFact | None
    as_of: date
    reason: str
    evidence: tuple[ToldFact, ...]
    by: UUID | None
    at: datetime
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread in the list: what is asked, how it stands, what is open, when it last moved."""

    id: UUID
    asked: ToldFact
    state: StandingState
    is_there: bool
    still_open: tuple[StillOpen, ...]
    answers: int
    sources: int
    last: ToldFact | None
    is_own: bool
    is_ended: bool


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """A thread with everything in it: `unplaced` of no known day, `withdrawn` what counts no longer.

    `others` are facts of near sources for which nothing speaks by rule; a reviewer may know better.
    """

    row: ThreadRow
    begins_with: UUID
    entries: tuple[ThreadEntry, ...]
    unplaced: tuple[ThreadEntry, ...]
    proposals: tuple[ProposedEntry, ...]
    others: tuple[ToldFact, ...]
    aside: tuple[ToldFact, ...]
    withdrawn: tuple[ToldFact, ...]
    history: tuple[HistoryLine, ...]
    judged: tuple[JudgedLine, ...]
    ended_why: str


def threads(actor: Actor, *, page: int = 1) -> Sequence[ThreadRow]:
    """Threads of every agency, those begun last first, 25 a page; there may be one more."""
    require(actor, Permission.SOURCE_READ)
    first = (page - 1) * PAGE
    rows = list(
        Thread.objects.filter(ended_at__isnull=True).order_by("-begun_at", "id")[
            first : first + PAGE + 1
        ]
    )
    return [each.row(actor) for each in _gathered(actor, rows)]


def thread(actor: Actor, thread_id: UUID) -> ThreadPage:
    """One thread. Raises NotFound."""
    require(actor, Permission.SOURCE_READ)
    found = Thread.objects.filter(id=thread_id).first()
    if found is None:
        raise NotFound
    (gathered,) = _gathered(actor, [found])
    return _page(actor, gathered)


def beginnings(actor: Actor) -> Sequence[ToldFact]:
    """Standing requests of the own agency that no thread tells yet, the newest source first."""
    require(actor, Permission.SOURCE_READ)
    lines = ThreadLine.objects.filter(
        agency_id=actor.agency, thread__ended_at__isnull=True, fact__kind=BEGINS
    )
    by_thread: defaultdict[UUID, list[PlaceLine]] = defaultdict(list)
    for line in lines.order_by("number"):
        by_thread[line.thread_id].append(place_line(line))
    followed = {fact for each in by_thread.values() for fact in inside(each)}
    rows = standing_facts().filter(agency_id=actor.agency, kind=BEGINS).exclude(id__in=followed)
    waiting = told_facts(actor, rows.order_by("-made_at", "id")[:_MOST_BEGINNINGS])
    return sorted(waiting, key=lambda each: each.published_on or date.min, reverse=True)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """Everything read of a thread."""

    thread: Thread
    lines: Sequence[ThreadLine]
    standings: Sequence[Standing]
    facts: Mapping[UUID, ToldFact]

    @property
    def placed(self) -> Mapping[UUID, Place]:
        """Where each fact with a history stands."""
        found = places(place_line(line) for line in self.lines)
        return {fact: came[-1] for fact, came in found.items()}

    @property
    def belong(self) -> list[ToldFact]:
        """The facts inside that stand, in the order of what they tell."""
        found = inside(place_line(line) for line in self.lines)
        told = [self.facts[each] for each in found if self.facts[each].stands]
        told.sort(key=lambda each: (str(each.source), each.start, str(each.id)))
        return [each for _, each in in_order((each.when, each) for each in told)]

    def history(self, commitment: UUID | None) -> list[StandingLine]:
        """What was judged of the request (None) or of a commitment."""
        return [standing_line(row) for row in self.standings if row.commitment_id == commitment]

    def state(self, commitment: UUID | None) -> StandingState:
        """How the request (None) or a commitment stands on the facts that count."""
        belong = self.belong
        grounds = frozenset(each.id for each in belong)
        there = commitment in grounds if commitment else any(f.kind == BEGINS for f in belong)
        return standing_of(self.history(commitment), grounds=grounds, is_there=there)

    def row(self, actor: Actor) -> ThreadRow:
        """The thread in a list."""
        belong = self.belong
        asked = [each for each in belong if each.kind == BEGINS]
        state = self.state(None)
        promises = [
            Promise(each.id, each.when, self.state(each.id))
            for each in belong
            if each.kind == "commitment"
        ]
        answers = [
            Answer(each.id, str(each.fields.get("kind")), each.when)
            for each in belong
            if each.kind == "response"
        ]
        placed = [each for each in belong if each.when.latest]
        return ThreadRow(
            id=self.thread.id,
            asked=asked[0] if asked else self.facts[self.thread.begins_with_id],
            state=state,
            is_there=bool(asked),
            still_open=still_open(
                [(each.id, each.when) for each in asked], answers, promises, state=state
            ),
            answers=len(answers),
            sources=len({each.source for each in belong}),
            last=placed[-1] if placed else None,
            is_own=self.thread.agency_id == actor.agency,
            is_ended=self.thread.ended_at is not None,
        )


def _gathered(actor: Actor, rows: Sequence[Thread]) -> list[_Gathered]:
    ids = [row.id for row in rows]
    lines: defaultdict[UUID, list[ThreadLine]] = defaultdict(list)
    for line in ThreadLine.objects.filter(thread_id__in=ids).order_by("number"):
        lines[line.thread_id].append(line)
    standings: defaultdict[UUID, list[Standing]] = defaultdict(list)
    judged = Standing.objects.filter(thread_id__in=ids).prefetch_related("further")
    for standing in judged.order_by("number"):
        standings[standing.thread_id].append(standing)
    wanted = {line.fact_id for each in lines.values() for line in each}
    facts = {each.id: each for each in told_facts(actor, Fact.objects.filter(id__in=wanted))}
    return [_Gathered(row, lines[row.id], standings[row.id], facts) for row in rows]


def _page(actor: Actor, found: _Gathered) -> ThreadPage:
    belong, placed = found.belong, found.placed
    asked = [each for each in belong if each.kind == BEGINS]
    is_open = found.thread.ended_at is None
    candidates = near(actor, asked, agency=found.thread.agency_id) if asked and is_open else ()
    others = [each for each in candidates if placed.get(each.id, Place.OUTSIDE) is Place.OUTSIDE]
    values = compared([*belong, *others])
    reasons = {
        line.fact_id: tuple(Why(each) for each in line.reasons)
        for line in found.lines
        if line.reasons
    }
    proposals = tuple(_proposals(asked, others, values))
    named = {each.fact.id for each in proposals}
    rest = [each for each in others if each.id not in named]
    rest.sort(key=lambda each: (str(each.source), each.start))
    entries = tuple(_entries(found, belong, values=values, reasons=reasons))
    return ThreadPage(
        row=found.row(actor),
        begins_with=found.thread.begins_with_id,
        entries=tuple(each for each in entries if each.fact.when.latest),
        unplaced=tuple(each for each in entries if not each.fact.when.latest),
        proposals=proposals,
        others=tuple(rest[:_MOST_OTHERS]),
        aside=tuple(found.facts[fact] for fact, at in placed.items() if at is Place.ASIDE),
        withdrawn=tuple(
            found.facts[fact]
            for fact, at in placed.items()
            if at is Place.INSIDE and not found.facts[fact].stands
        ),
        history=tuple(
            HistoryLine(
                found.facts[line.fact_id], PlaceEvent(line.event), line.said, line.by, line.at
            )
            for line in reversed(found.lines)
        ),
        judged=tuple(_judged(found)),
        ended_why=found.thread.ended_why,
    )


def _entries(
    found: _Gathered,
    told: Sequence[ToldFact],
    *,
    values: Mapping[UUID, ThreadFact],
    reasons: Mapping[UUID, tuple[Why, ...]],
) -> Iterable[ThreadEntry]:
    owed = [each for each in told if each.kind == "obligation"]
    for fact, is_unsure in zip(told, unsure_order([each.when for each in told]), strict=True):
        part, is_promise = values[fact.id].part, fact.kind == "commitment"
        own = values[fact.id].by
        yield ThreadEntry(
            fact=fact,
            part=part,
            reasons=reasons.get(fact.id, ()),
            is_unsure=is_unsure and fact.when.latest is not None,
            state=found.state(fact.id) if is_promise else None,
            answers_to=tuple(each for each in owed if own & values[each.id].by)
            if is_promise
            else (),
        )


def _proposals(
    asked: Sequence[ToldFact], others: Sequence[ToldFact], values: Mapping[UUID, ThreadFact]
) -> Iterable[ProposedEntry]:
    facts = {each.id: each for each in others}
    requests = [values[each.id] for each in asked]
    for each in proposed(requests, (values[fact] for fact in facts)):
        yield ProposedEntry(facts[each.fact], values[each.fact].part, each.reasons)


def _judged(found: _Gathered) -> Iterable[JudgedLine]:
    in_force = {
        line.id
        for commitment in {row.commitment_id for row in found.standings}
        if (line := last_judged(found.history(commitment)))
    }
    for row in reversed(found.standings):
        evidence = [row.rests_on_id, *(each.fact_id for each in row.further.all())]
        yield JudgedLine(
            verdict=StandingVerdict(row.verdict) if row.verdict else None,
            commitment=found.facts.get(row.commitment_id) if row.commitment_id else None,
            as_of=row.as_of,
            reason=row.reason,
            evidence=tuple(found.facts[fact] for fact in evidence if fact is not None),
            by=row.judged_by,
            at=row.judged_at,
            is_in_force=row.id in in_force,
        )
