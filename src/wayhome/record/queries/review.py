"""What a reviewer sees of a text: its proposals and facts, and which text comes next."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.extraction.published import Evidence
from wayhome.kernel.actor import Actor
from wayhome.record.domain.anchoring import Place
from wayhome.record.domain.decisions import (
    UNJUDGED,
    Decided,
    ProposalState,
    RuleRecord,
    Verdict,
    state_of,
)
from wayhome.record.models import Decision, Fact, Proposal, Publication, TextVersion
from wayhome.record.queries.text_history import anchors_in

_DATES = ("edtf", "date", "period")
_TAKEN = {ProposalState.CONFIRMED, ProposalState.EDITED}


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal with where it stands; `confidence` is the measured share of its rule.

    `decided` counts the proposals of that rule that were decided so far.
    """

    id: UUID
    kind: str
    fields: Mapping[str, Any]
    names: Mapping[str, str]
    start: int
    end: int
    rule: str
    state: ProposalState
    decided: int
    confidence: float
    is_quiet: bool


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact of a source; it stands once confirmed and until withdrawn.

    `start` and `end` are its place in text `version`, of which it was made; `here` in the text asked
    for, None when its words are not in it. `is_redated` when it tells a date that was resolved from
    another day of publication than the one that holds now.
    """

    id: UUID
    kind: str
    fields: Mapping[str, Any]
    names: Mapping[str, str]
    start: int
    end: int
    exact: str
    proposal: UUID | None
    made_by: UUID | None
    made_at: datetime
    is_waiting: bool
    is_withdrawn: bool
    withdrawn_why: str
    version: int = 1
    here: Place | None = None
    is_redated: bool = False


def proposals_of(actor: Actor, text_version: UUID) -> Sequence[ProposalRow]:
    """What stands proposed of a text of the actor's agency, judged or not, in its order."""
    require(actor, Permission.SOURCE_READ)
    found = Proposal.objects.filter(agency_id=actor.agency, text_version_id=text_version)
    rows = list(found.order_by("start", "end", "kind", "id"))
    histories = _histories(actor, text_version)
    records = rule_records(actor, {row.rule for row in rows})
    return [
        ProposalRow(
            id=row.id,
            kind=row.kind,
            fields=row.fields,
            names=row.names,
            start=row.start,
            end=row.end,
            rule=row.rule,
            state=state_of(histories[row.id]),
            decided=records[row.rule].decided,
            confidence=records[row.rule].confidence,
            is_quiet=records[row.rule].is_quiet,
        )
        for row in rows
        if state_of(histories[row.id]) is not ProposalState.SUPERSEDED
    ]


def facts_of(actor: Actor, text_version: UUID) -> Sequence[FactRow]:
    """Every fact of a source in the order of this text of it, lost and withdrawn ones too."""
    require(actor, Permission.SOURCE_READ)
    here = TextVersion.objects.only("source_id", "agency_id").filter(id=text_version).first()
    if here is None:
        return ()
    rows = Fact.objects.select_related("passage__text_version").defer(
        "passage__text_version__text", "passage__text_version__blocks"
    )
    anchors, days = anchors_in(text_version), _days_held(here.source_id)
    found = []
    for row in rows.filter(passage__text_version__source=here.source_id):
        place = anchors.get(row.passage_id)
        if row.passage.text_version_id == text_version:
            place = Place(row.passage.start, row.passage.end)
        made = replace(
            fact_row(row),
            version=row.passage.text_version.number,
            here=place,
            is_redated=_is_redated(row, days),
        )
        found.append(made)
    return sorted(found, key=_in_order)


def _in_order(fact: FactRow) -> tuple[int, int, datetime, UUID]:
    """Facts in the order of the text, those that are not in it first."""
    start, end = (fact.here.start, fact.here.end) if fact.here else (-1, -1)
    return start, end, fact.made_at, fact.id


def _days_held(source: UUID) -> Sequence[tuple[datetime, date | None]]:
    """From when on which day of publication held."""
    rows = Publication.objects.filter(source=source).exclude(evidence=Evidence.DOCUMENT)
    rows = rows.order_by("number")
    return list(rows.values_list("told_at", "published_on"))


def _is_redated(row: Fact, days: Sequence[tuple[datetime, date | None]]) -> bool:
    """Whether a fact tells a date and was made while another day of publication held."""
    if not days or not any(row.fields.get(name) for name in _DATES):
        return False
    then = [day for since, day in days if since <= row.made_at]
    return (then[-1] if then else None) != days[-1][1]


def rule_records(actor: Actor, rules: Collection[str]) -> Mapping[str, RuleRecord]:
    """How the proposals of these rules were decided in the actor's agency."""
    require(actor, Permission.SOURCE_READ)
    decided_on = Decision.objects.filter(agency_id=actor.agency, proposal__rule__in=rules)
    lines = decided_on.values_list("proposal_id", "id", "number", "verdict", "proposal__rule")
    histories: defaultdict[tuple[UUID, str], list[Decided]] = defaultdict(list)
    for proposal, line, number, verdict, rule in lines:
        said = Verdict(verdict) if verdict else None
        histories[proposal, rule].append(Decided(id=line, number=number, verdict=said))
    confirmed, decided = Counter[str](), Counter[str]()
    for (_, rule), history in histories.items():
        state = state_of(history)
        confirmed[rule] += state is ProposalState.CONFIRMED
        decided[rule] += state not in UNJUDGED
    found = {rule: RuleRecord(confirmed[rule], decided[rule]) for rule in decided}
    return defaultdict(RuleRecord, found)


# A line without a verdict took the one before back.
_UNDECIDED = Q(last__isnull=True) | Q(last="")


def undecided(actor: Actor) -> QuerySet[Proposal]:
    """Proposals of the actor's agency that nobody has answered, or whose answer was taken back."""
    return _with_verdicts(actor).filter(_UNDECIDED)


def unanswered_by_others(actor: Actor) -> QuerySet[Proposal]:
    """Proposals of the actor's agency that nobody but the actor has answered."""
    rows = _with_verdicts(actor).annotate(by=_last_line(actor, "decided_by"))
    return rows.filter(_UNDECIDED | Q(by=actor.user))


def _with_verdicts(actor: Actor) -> QuerySet[Proposal]:
    rows = Proposal.objects.filter(agency_id=actor.agency)
    return rows.annotate(last=_last_line(actor, "verdict"))


def _last_line(actor: Actor, field: str) -> Subquery:
    """A field of the last decision on a proposal."""
    lines = Decision.objects.filter(agency_id=actor.agency, proposal=OuterRef("pk"))
    return Subquery(lines.order_by("-number").values(field)[:1])


def next_text(actor: Actor, *, after: UUID | None = None) -> UUID | None:
    """The source with a text that waits longest for a decision; None when all are read."""
    require(actor, Permission.SOURCE_READ)
    open_here = undecided(actor).filter(text_version=OuterRef("pk"))
    waiting = TextVersion.objects.filter(agency_id=actor.agency).filter(Exists(open_here))
    if after is not None:
        waiting = waiting.exclude(source_id=after)
    found: UUID | None = (
        waiting.order_by("made_at", "id").values_list("source_id", flat=True).first()
    )
    return found


def next_to_confirm(actor: Actor) -> UUID | None:
    """The source with a fact that waits longest for the actor as its second reviewer."""
    require(actor, Permission.SOURCE_READ)
    waiting = Fact.objects.filter(
        agency_id=actor.agency, confirmed_at__isnull=True, withdrawn_at__isnull=True
    ).exclude(made_by=actor.user)
    found: UUID | None = (
        waiting.order_by("made_at", "id")
        .values_list("passage__text_version__source_id", flat=True)
        .first()
    )
    return found


def _histories(actor: Actor, text_version: UUID) -> Mapping[UUID, list[Decided]]:
    lines = Decision.objects.filter(
        agency_id=actor.agency, proposal__text_version_id=text_version
    ).order_by("number")
    found: defaultdict[UUID, list[Decided]] = defaultdict(list)
    for line in lines:
        said = Verdict(line.verdict) if line.verdict else None
        found[line.proposal_id].append(Decided(id=line.id, number=line.number, verdict=said))
    return found


def fact_row(row: Fact) -> FactRow:
    """A fact as a value; its passage came with it."""
    return FactRow(
        id=row.id,
        kind=row.kind,
        fields=row.fields,
        names=row.names,
        start=row.passage.start,
        end=row.passage.end,
        exact=row.passage.exact,
        proposal=row.proposal_id,
        made_by=row.made_by,
        made_at=row.made_at,
        is_waiting=row.confirmed_at is None,
        is_withdrawn=row.withdrawn_at is not None,
        withdrawn_why=row.withdrawn_why,
    )
