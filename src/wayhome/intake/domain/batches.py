"""Many complaints from one file: what a batch is, and the states of its rows."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.intake.domain.kinds import LodgerKind
from wayhome.intake.domain.sheets import Sheet


class RowState(TextChoices):
    """A row waits, became a complaint, had become one before, or was refused with its problems."""

    WAITING = "waiting", _("Waiting")
    LODGED = "lodged", _("Lodged")
    LODGED_BEFORE = "before", _("Lodged before")
    REFUSED = "refused", _("Refused")


@dataclass(frozen=True, slots=True)
class NewBatch:
    """A file as read, who receives it and who sends it."""

    agency: UUID
    lodger_kind: LodgerKind
    language: str
    name: str = field(repr=False)
    sheet: Sheet = field(repr=False)
    lodger_agency: UUID | None = None


@dataclass(frozen=True, slots=True)
class RowTrouble:
    """A problem of a refused row: the column and the code of what is wrong in it."""

    column: str
    code: str

    @classmethod
    def parse(cls, text: str) -> "RowTrouble":
        """Read what `str` gave."""
        column, _separator, code = text.rpartition(":")
        return cls(column=column, code=code)

    def __str__(self) -> str:
        """One short text to keep."""
        return f"{self.column[:60]}:{self.code}"
