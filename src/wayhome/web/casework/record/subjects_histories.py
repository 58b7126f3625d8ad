"""The history of pairs of mentions in words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.access.queries.colleagues import office
from wayhome.kernel.actor import Actor
from wayhome.kernel.judging import Judged
from wayhome.record.domain.subject_verdicts import Verdict
from wayhome.record.queries.subject_judgements import judgements_named
from wayhome.record.queries.subject_pairs import pairs_with
from wayhome.web.casework.judging import HistoryLine, history_line
from wayhome.web.casework.record.subjects_words import sides


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement in force that stands against what was tried."""

    judgement: UUID
    pair: UUID
    names: str
    verdict: str
    who: str
    at: datetime


def history_lines(actor: Actor, history: Iterable[Judged[Verdict]]) -> list[HistoryLine]:
    """The history with names of colleagues, newest first."""
    people, may_judge = office(actor), can(actor, Permission.FACT_REVIEW)
    return [history_line(each, people, may_undo=may_judge) for each in history]


def standing_against(actor: Actor, ids: Collection[UUID]) -> tuple[Standing, ...]:
    """These judgements as a page names them, the oldest first."""
    lines = judgements_named(actor, ids) if ids else ()
    pairs, people = pairs_with(actor, [line.about for line in lines]), office(actor)
    return tuple(
        Standing(
            judgement=line.id,
            pair=line.about,
            names=" / ".join(sides(pairs[line.about])),
            verdict=str(line.verdict.label) if line.verdict else "",
            who=people.name(line.by),
            at=line.at,
        )
        for line in lines
    )
