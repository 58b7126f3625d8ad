"""How a request or a commitment stands: what was judged of it, and whether that still has its ground.

The table below is the whole of it. Nobody's word is changed: a judgement stands until somebody
judges anew or takes it back, and whatever it rests on may be withdrawn meanwhile.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StandingVerdict(TextChoices):
    """What a reviewer judges of a request or a commitment."""

    KEPT = "kept", _("Kept")
    BROKEN = "broken", _("Broken")
    CONTESTED = "contested", _("Contested")
    UNCLEAR = "unclear", _("Unclear")


class StandingState(TextChoices):
    """How a request or a commitment stands."""

    UNJUDGED = "unjudged", _("Not judged yet")
    KEPT = "kept", _("Kept")
    BROKEN = "broken", _("Broken")
    CONTESTED = "contested", _("Contested")
    UNCLEAR = "unclear", _("Unclear")
    LOOK_AGAIN = "look_again", _("To be looked at again")


class StandingEvent(StrEnum):
    """What can happen to a standing."""

    JUDGE_KEPT = "judge_kept"
    JUDGE_BROKEN = "judge_broken"
    JUDGE_CONTESTED = "judge_contested"
    JUDGE_UNCLEAR = "judge_unclear"
    TAKE_BACK = "take_back"
    LOSE_GROUND = "lose_ground"


_S, _E = StandingState, StandingEvent
_JUDGING = {
    _E.JUDGE_KEPT: _S.KEPT,
    _E.JUDGE_BROKEN: _S.BROKEN,
    _E.JUDGE_CONTESTED: _S.CONTESTED,
    _E.JUDGE_UNCLEAR: _S.UNCLEAR,
}
_JUDGED = (_S.KEPT, _S.BROKEN, _S.CONTESTED, _S.UNCLEAR)

TRANSITIONS: Mapping[tuple[StandingState, StandingEvent], StandingState] = {
    **{(state, event): after for state in _S for event, after in _JUDGING.items()},
    **{(state, _E.TAKE_BACK): _S.UNJUDGED for state in (*_JUDGED, _S.LOOK_AGAIN)},
    **{(state, _E.LOSE_GROUND): _S.LOOK_AGAIN for state in (*_JUDGED, _S.LOOK_AGAIN)},
}
"""The state after an event. Every pair that is not here is refused."""

NEED_EVIDENCE = frozenset({StandingVerdict.KEPT, StandingVerdict.BROKEN})
"""What nobody may judge without a fact that says so."""

SETTLED = frozenset({StandingState.KEPT, StandingState.BROKEN})
"""Where nothing is open any more."""


class StandingRefused(Exception):
    """The event cannot happen in the present state."""


def standing_after(state: StandingState, event: StandingEvent) -> StandingState:
    """The state after an event. Raises StandingRefused."""
    found = TRANSITIONS.get((state, event))
    if found is None:
        raise StandingRefused
    return found


@dataclass(frozen=True, slots=True)
class StandingLine:
    """One line of a history: a verdict on `evidence`, or, without one, the taking back of the last."""

    id: UUID
    number: int
    verdict: StandingVerdict | None
    evidence: frozenset[UUID] = frozenset()


def last_judged(history: Iterable[StandingLine]) -> StandingLine | None:
    """The judgement that holds: the last line, unless it takes one back."""
    lines = sorted(history, key=lambda line: line.number)
    return lines[-1] if lines and lines[-1].verdict is not None else None


def standing_of(
    history: Iterable[StandingLine], *, grounds: frozenset[UUID], is_there: bool = True
) -> StandingState:
    """How something stands whose judgements are these; `grounds` are the facts that still count.

    Once a fact that the last judgement rests on counts no longer, or what was judged is not there
    itself, that judgement is not kept.
    """
    state = StandingState.UNJUDGED
    held: StandingLine | None = None
    for line in sorted(history, key=lambda each: each.number):
        event = StandingEvent(f"judge_{line.verdict}") if line.verdict else StandingEvent.TAKE_BACK
        state, held = standing_after(state, event), line if line.verdict else None
    if held is not None and not (is_there and held.evidence <= grounds):
        state = standing_after(state, StandingEvent.LOSE_GROUND)
    return state
