"""The judgements that forbid another one: which pair, by whom, when, and the way there."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.queries.colleagues import office
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.actor import Actor
from wayhome.people.queries.judgements import judgements_named
from wayhome.people.queries.pairs import PairRow, pairs_named
from wayhome.web.casework.matches.histories import may_undo


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement in force that stands against what was tried."""

    judgement: UUID
    pair: UUID
    codes: str
    verdict: str
    who: str
    at: datetime
    can_undo: bool


def standing_against(actor: Actor, ids: Collection[UUID]) -> tuple[Standing, ...]:
    """These judgements as a page names them, the oldest first."""
    lines = judgements_named(actor, ids) if ids else ()
    codes = pair_codes(actor, pairs_named(actor, [line.pair for line in lines])) if lines else {}
    people = office(actor)
    return tuple(
        Standing(
            judgement=line.id,
            pair=line.pair,
            codes=" / ".join(codes[line.pair]),
            verdict=str(line.verdict.label) if line.verdict else "",
            who=people.name(line.by),
            at=line.at,
            can_undo=may_undo(actor, line),
        )
        for line in lines
    )


def pair_codes(actor: Actor, pairs: Iterable[PairRow]) -> dict[UUID, tuple[str, str]]:
    """The codes of both complaints of each pair, left and right."""
    ends = {pair.id: (pair.left.complaint, pair.right.complaint) for pair in pairs}
    complaints = [complaint for both in ends.values() for complaint in both]
    codes = {row.id: row.code for row in rows_of(actor, complaints)}
    return {
        pair: (codes.get(left, "…"), codes.get(right, "…")) for pair, (left, right) in ends.items()
    }
