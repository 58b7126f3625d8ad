"""What a reviewer may decide of a proposal, and what of it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Verdict(StrEnum):
    """What a reviewer decides; `not_said`: the source does not say this.

    `superseded` is nobody's judgement: a newer reading does not propose it any more.
    """

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    NOT_SAID = "not_said"
    SUPERSEDED = "superseded"


class ProposalState(StrEnum):
    """Where a proposal stands."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    EDITED = "edited"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


_STATES = {
    Verdict.ACCEPT: ProposalState.CONFIRMED,
    Verdict.CORRECT: ProposalState.EDITED,
    Verdict.REJECT: ProposalState.REJECTED,
    Verdict.NOT_SAID: ProposalState.REJECTED,
    Verdict.SUPERSEDED: ProposalState.SUPERSEDED,
}

UNJUDGED = frozenset({ProposalState.PROPOSED, ProposalState.SUPERSEDED})
"""States of proposals that nobody judged."""

CAUTIOUS = 0.5
"""The share that a rule nobody judged yet is credited with."""

_NOBODY = frozenset({"group", "unnamed person"})
_CREDIT = 4
_DECIDED_ENOUGH = 30
_QUIET_UNDER = 0.5


@dataclass(frozen=True, slots=True)
class Decided:
    """One line of a proposal's history; without a verdict it takes the line before back."""

    id: UUID
    number: int
    verdict: Verdict | None


def standing(history: Iterable[Decided]) -> Decided | None:
    """The decision that holds: the last one, unless it was taken back."""
    lines = sorted(history, key=lambda line: line.number)
    return lines[-1] if lines and lines[-1].verdict is not None else None


def state_of(history: Iterable[Decided]) -> ProposalState:
    """Where a proposal with this history stands."""
    held = standing(history)
    if held is None or held.verdict is None:
        return ProposalState.PROPOSED
    return _STATES[held.verdict]


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """How the proposals of a rule were decided."""

    confirmed: int = 0
    decided: int = 0

    @property
    def confidence(self) -> float:
        """Share of its proposals that were confirmed, with a cautious start."""
        return (self.confirmed + CAUTIOUS * _CREDIT) / (self.decided + _CREDIT)

    @property
    def is_quiet(self) -> bool:
        """Whether a rule was wrong so often that its proposals stand aside."""
        return self.decided >= _DECIDED_ENOUGH and self.confirmed < self.decided * _QUIET_UNDER


def needs_second(kind: str, subject: str | None) -> bool:
    """Whether a fact names a person of concern, which two reviewers must see."""
    if kind != "person_status" or subject in _NOBODY:
        return False
    return not str(subject).startswith(("org:", "place:"))
