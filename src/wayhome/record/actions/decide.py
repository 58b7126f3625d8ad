"""Decide a proposal: take it as a fact, correct it, reject it; and take such a decision back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.actions.note_fact import NewFact, end_facts, note_fact
from wayhome.record.actions.serialise import one_at_a_time
from wayhome.record.domain.decisions import Decided, ProposalState, Verdict, standing, state_of
from wayhome.record.models import Decision, Proposal


class AlreadyDecided(Exception):
    """Somebody decided this proposal; that must be taken back first."""


class NothingToTakeBack(Exception):
    """No decision on this proposal holds."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a proposal stands after a decision, and the fact that came of it."""

    state: ProposalState
    fact: UUID | None = None


def accept(proposal: UUID, *, by: Actor) -> Outcome:
    """Take a proposal as a fact. Raises AlreadyDecided and NotFound; twice changes nothing."""
    return _take(proposal, Verdict.ACCEPT, None, by=by)


@dataclass(frozen=True, slots=True)
class Correction:
    """Other fields of a proposal, and what entities are called that it did not know."""

    fields: Mapping[str, Any]
    names: Mapping[str, str]


def correct(proposal: UUID, correction: Correction, *, by: Actor) -> Outcome:
    """Take a proposal with other fields; the first version is kept beside it.

    Raises NotAFact when a field does not fit, AlreadyDecided and NotFound.
    """
    return _take(proposal, Verdict.CORRECT, correction, by=by)


def reject(proposal: UUID, verdict: Verdict, *, reason: str = "", by: Actor) -> Outcome:
    """Put a proposal aside: wrong, or the source does not say this. Raises AlreadyDecided."""
    require(by, Permission.FACT_REVIEW)
    with atomic():
        row, history = _locked(proposal, by=by)
        if (held := standing(history)) is not None:
            if held.verdict is verdict:
                return Outcome(state_of(history))
            raise AlreadyDecided
        _note(row, history, verdict, reason=reason, by=by)
    return Outcome(ProposalState.REJECTED)


def take_back(proposal: UUID, *, by: Actor) -> Outcome:
    """Take the decision that holds back; a fact that came of it is withdrawn and stays so.

    Raises NothingToTakeBack and NotFound.
    """
    require(by, Permission.FACT_REVIEW)
    with atomic():
        row, history = _locked(proposal, by=by)
        if standing(history) is None:
            raise NothingToTakeBack
        end_facts(row, why="", by=by)
        _note(row, history, None, reason="", by=by)
    return Outcome(ProposalState.PROPOSED)


def _take(proposal: UUID, verdict: Verdict, correction: Correction | None, *, by: Actor) -> Outcome:
    require(by, Permission.FACT_REVIEW)
    with atomic():
        row, history = _locked(proposal, by=by)
        if (held := standing(history)) is not None:
            if held.verdict is verdict is Verdict.ACCEPT:
                standing_fact = row.facts.filter(withdrawn_at__isnull=True).first()
                return Outcome(state_of(history), standing_fact.id if standing_fact else None)
            raise AlreadyDecided
        told = correction or Correction(row.fields, {})
        new = NewFact(
            kind=row.kind,
            fields={**told.fields, "rule": row.rule},
            names={**told.names, **row.names},
            proposal=row,
        )
        fact = note_fact(row.text_version, new, by=by)
        _note(row, history, verdict, reason="", by=by)
    state = ProposalState.EDITED if verdict is Verdict.CORRECT else ProposalState.CONFIRMED
    return Outcome(state, fact)


def _locked(proposal: UUID, *, by: Actor) -> tuple[Proposal, list[Decided]]:
    """The proposal with its history; decisions on one proposal are taken one after another."""
    one_at_a_time(proposal)
    row = (
        Proposal.objects.select_related("text_version")
        .filter(agency_id=by.agency, id=proposal)
        .first()
    )
    if row is None:
        raise NotFound
    lines = Decision.objects.filter(agency_id=by.agency, proposal=row)
    history = [
        Decided(
            id=line.id, number=line.number, verdict=Verdict(line.verdict) if line.verdict else None
        )
        for line in lines.order_by("number")
    ]
    return row, history


def _note(
    row: Proposal, history: list[Decided], verdict: Verdict | None, *, reason: str, by: Actor
) -> None:
    """Add a line to the history, and a leaf."""
    line = Decision(
        agency_id=by.agency,
        proposal=row,
        number=len(history) + 1,
        verdict=verdict or "",
        reason=reason,
        decided_by=by.user,
        decided_at=clock.now(),
    )
    line.save(force_insert=True)
    leave_leaf(
        by=by,
        tag=Tag.RECORD_PROPOSAL_DECIDED,
        about=About(
            kind="proposal",
            id=row.id,
            detail={"verdict": verdict or "taken_back", "kind": row.kind},
        ),
    )
