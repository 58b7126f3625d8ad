"""What a reviewer can be asked of a pair, as it stands and as far as they are involved."""

from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.kernel.actor import Actor
from wayhome.people.domain.verdicts import DECIDED, PairState, Verdict
from wayhome.people.queries.judgements import Judged
from wayhome.people.queries.pairs import PairRow


class Question(StrEnum):
    """What the page asks, or why it asks nothing."""

    JUDGE = "judge"
    CONFIRM = "confirm"
    OWN_PROPOSAL = "own_proposal"
    DIFFER = "differ"
    SETTLE = "settle"
    DISPUTED = "disputed"
    SETTLED = "settled"
    JOINED = "joined"
    NOTHING = "nothing"


def question(actor: Actor, pair: PairRow, history: Iterable[Judged]) -> Question:
    """What to ask this actor of this pair."""
    standing = [line for line in history if line.is_in_force]
    mine = [line for line in standing if line.by == actor.user]
    if not can(actor, Permission.MATCH_JUDGE):
        return Question.NOTHING
    if any(line.settles for line in standing):
        return Question.SETTLED
    if pair.state in DECIDED:
        return Question.DIFFER
    if pair.state is PairState.DISPUTED:
        may_settle = can(actor, Permission.MATCH_SETTLE) and not mine
        return Question.SETTLE if may_settle else Question.DISPUTED
    return _undecided(pair, mine)


def _undecided(pair: PairRow, mine: Iterable[Judged]) -> Question:
    """What to ask of a pair that still waits for a judgement."""
    if pair.left.cluster == pair.right.cluster:
        return Question.JOINED
    if pair.state is not PairState.WAITING:
        return Question.JUDGE
    is_own = any(line.verdict is Verdict.SAME for line in mine)
    return Question.OWN_PROPOSAL if is_own else Question.CONFIRM


def own_judgement(actor: Actor, history: Iterable[Judged]) -> UUID | None:
    """The judgement in force that the actor made of a pair, if any."""
    own = (line.id for line in history if line.is_in_force and line.by == actor.user)
    return next(own, None)
