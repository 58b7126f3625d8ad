"""The sealed texts of an operation, as they are sealed and opened."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.kernel.sealing import Place


@dataclass(frozen=True, slots=True)
class PlanWords:
    """Who leads, who takes part, and what is planned; never shown by `repr`."""

    lead: str = field(repr=False)
    partners: tuple[str, ...] = field(default=(), repr=False)
    notes: str = field(default="", repr=False)

    def to_json(self) -> dict[str, object]:
        """As it is sealed."""
        return {"lead": self.lead, "partners": list(self.partners), "notes": self.notes}


class Words(StrEnum):
    """What can be opened of an operation."""

    PLAN = "plan"
    NAME = "name"
    RESULT = "result"
    EVIDENCE = "evidence"
    CUSTODY = "custody"


@dataclass(frozen=True, slots=True)
class Kept:
    """The table and column of a kind of words, and the field group it belongs to."""

    table: str
    column: str
    group: FieldGroup

    def place(self, row: UUID) -> Place:
        """Where the words of one row stand."""
        return Place(self.table, self.column, row)


KEPT: dict[Words, Kept] = {
    Words.PLAN: Kept("operations_operation", "sealed_plan", FieldGroup.CIRCUMSTANCES),
    Words.NAME: Kept("operations_person", "sealed_name", FieldGroup.IDENTITY),
    Words.RESULT: Kept("operations_result", "sealed_words", FieldGroup.CIRCUMSTANCES),
    Words.EVIDENCE: Kept("operations_evidence", "sealed_words", FieldGroup.LEGAL),
    Words.CUSTODY: Kept("operations_custody", "sealed_words", FieldGroup.LEGAL),
}
