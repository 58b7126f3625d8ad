"""The history of pairs of places in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.access.queries.colleagues import Office
from wayhome.kernel.actor import Actor
from wayhome.sites.queries.judgements import Judged


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One judgement or undo: what, when, who, why where that was opened."""

    judgement: UUID
    pair: UUID
    title: str
    at: datetime
    who: str
    reason: str
    can_undo: bool


def history_lines(
    history: Iterable[Judged], colleagues: Office, *, actor: Actor
) -> list[HistoryLine]:
    """The history with names of colleagues, newest first."""
    may_judge = can(actor, Permission.SITE_JUDGE)
    return [
        HistoryLine(
            judgement=line.id,
            pair=line.pair,
            title=str(line.verdict.label) if line.verdict else _("Undone"),
            at=line.at,
            who=colleagues.name(line.by),
            reason=line.reason,
            can_undo=line.is_in_force and may_judge,
        )
        for line in history
    ]
