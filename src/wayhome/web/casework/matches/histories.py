"""The history of pairs in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.access.queries.colleagues import Office
from wayhome.kernel.actor import Actor
from wayhome.people.domain.verdicts import Verdict
from wayhome.people.queries.judgements import Judged


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One judgement or undo: what, when, who, why where that was opened."""

    judgement: UUID
    pair: UUID
    title: str
    at: datetime
    who: str
    reason: str
    why_second: str
    can_undo: bool


def history_lines(
    history: Iterable[Judged], colleagues: Office, *, actor: Actor
) -> list[HistoryLine]:
    """The history with names of colleagues, newest first."""
    return [
        HistoryLine(
            judgement=line.id,
            pair=line.pair,
            title=_title(line),
            at=line.at,
            who=colleagues.name(line.by),
            reason=line.reason,
            why_second=" ".join(str(code.label) for code in line.impact),
            can_undo=line.is_in_force and may_undo(actor, line),
        )
        for line in history
    ]


def _title(line: Judged) -> str:
    """What was done, in words."""
    if line.verdict is None:
        return _("Undone")
    if line.settles:
        return _("Disagreement settled: %(verdict)s") % {"verdict": line.verdict.label}
    return str(line.verdict.label)


def may_undo(actor: Actor, line: Judged) -> bool:
    """Whether to offer the undo: one's own, or any for who settles; a join takes the same right."""
    if line.by != actor.user and not can(actor, Permission.MATCH_SETTLE):
        return False
    is_join = line.verdict is Verdict.SAME
    return can(actor, Permission.PERSON_MERGE if is_join else Permission.MATCH_JUDGE)
