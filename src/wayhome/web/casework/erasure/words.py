"""Erasures in words, with the names of who proposed and who agreed."""

from dataclasses import dataclass

from wayhome.access.queries.colleagues import Office
from wayhome.erasure.domain.workflow import ErasureState
from wayhome.erasure.queries.erasures import ErasureRow

_TONES = {
    ErasureState.PROPOSED: "care",
    ErasureState.WAITING: "urgent",
    ErasureState.RUNNING: "urgent",
    ErasureState.DONE: "quiet",
    ErasureState.DECLINED: "quiet",
    ErasureState.CALLED_OFF: "quiet",
}


@dataclass(frozen=True, slots=True)
class ErasureLine:
    """One erasure as pages say it."""

    row: ErasureRow
    tone: str
    proposed_by: str
    approved_by: str
    ended_by: str


def line(row: ErasureRow, people: Office) -> ErasureLine:
    """An erasure with names."""
    return ErasureLine(
        row=row,
        tone=_TONES[row.state],
        proposed_by=people.name(row.proposed_by),
        approved_by=people.name(row.approved_by),
        ended_by=people.name(row.ended_by),
    )
