"""How well the complaints of one person hold together: every weight, the weakest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from wayhome.people.domain.verdicts import PairState
from wayhome.people.queries.pairs import PairRow, Side
from wayhome.web.casework.matches.sentences import signed, speaks_against

ALARM_FROM = 6
"""From so many complaints on, one wrong join hides among the right ones."""

_WIDEST = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """What the score says of two complaints; `pair` is None where nobody compared them."""

    text: str
    pair: UUID | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One complaint against each of the others."""

    code: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A join that somebody judged, with what speaks against it."""

    pair: UUID
    codes: str
    weight: str
    speaks_against: str


@dataclass(frozen=True, slots=True)
class Weights:
    """The matrix, the joins from the weakest on, and whether the cluster is large."""

    codes: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    weakest: tuple[Edge, ...]
    is_large: bool


def weights(
    mentions: Sequence[Side], pairs: Sequence[PairRow], codes: Mapping[UUID, str]
) -> Weights:
    """The weights among the mentions of one person; `codes` name their complaints."""
    named = {side.person: codes.get(side.complaint, "…") for side in mentions}
    found = {frozenset((row.left.person, row.right.person)): row for row in pairs}
    shown = [side.person for side in mentions][:_WIDEST]
    joins = [row for row in pairs if row.state is PairState.SAME]
    return Weights(
        codes=tuple(named[person] for person in shown),
        rows=tuple(
            MatrixRow(named[one], tuple(_cell(one, other, found) for other in shown))
            for one in shown
        ),
        weakest=tuple(_edge(row, named) for row in joins),
        is_large=len(mentions) >= ALARM_FROM,
    )


def _cell(one: UUID, other: UUID, found: Mapping[frozenset[UUID], PairRow]) -> Cell:
    """What stands where two complaints meet."""
    if one == other:
        return Cell("–")
    row = found.get(frozenset((one, other)))
    return Cell(signed(row.weight), row.id) if row else Cell(_("not compared"))


def _edge(row: PairRow, named: Mapping[UUID, str]) -> Edge:
    """A join by the codes of its complaints."""
    return Edge(
        pair=row.id,
        codes=f"{named[row.left.person]} / {named[row.right.person]}",
        weight=signed(row.weight),
        speaks_against=speaks_against(row.comparisons),
    )
