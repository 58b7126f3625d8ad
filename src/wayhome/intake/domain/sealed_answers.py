"""Seal the answers of a complaint, one column for each field group."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.intake.domain.answers import Answers
from wayhome.intake.domain.groups import GROUPS, answers_of
from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal_json

TABLE = "intake_complaint"


def column_of(group: FieldGroup) -> str:
    """The column that seals a field group."""
    return f"sealed_{group.value}"


@dataclass(frozen=True, slots=True)
class SealedAnswers:
    """Sealed bytes by column; a group without answers has none."""

    columns: dict[str, bytes]

    def content(self) -> bytes:
        """All sealed bytes in a fixed order, for the digest of the acknowledgement."""
        return b"".join(self.columns[name] for name in sorted(self.columns))


def seal_answers(answers: Answers, *, key: DataKey, complaint: UUID) -> SealedAnswers:
    """Seal each group that has answers under the key of its complaint."""
    columns = {}
    for group in GROUPS:
        part = answers_of(answers, group)
        if part.given:
            place = Place(TABLE, column_of(group), complaint)
            columns[column_of(group)] = seal_json(part.to_json(), key=key, place=place)
    return SealedAnswers(columns)
