"""A figure opened into what it counts, or the reason why it stays closed."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayhome.cases.domain.outcomes import Outcome
from wayhome.insight.domain.indicators import IndicatorCode


class Closed(StrEnum):
    """Why a figure does not open."""

    NOT_YOUR_ROLE = "not_your_role"
    OTHERS_LODGED = "others_lodged"
    NOT_IN_AGREEMENT = "not_in_agreement"
    SMALL = "small"

    @property
    def words(self) -> str | Promise:
        """The reason as a sentence for the reader."""
        return _SENTENCES[self]


_SENTENCES: dict[Closed, str | Promise] = {
    Closed.NOT_YOUR_ROLE: _("Your role reads figures; a supervisor may open them into cases."),
    Closed.OTHERS_LODGED: _("It also counts complaints that others lodged, which stay closed."),
    Closed.NOT_IN_AGREEMENT: _(
        "It rests on what casework found out, which the agreement does not share case by case."
    ),
    Closed.SMALL: _("It is too small to be shown, so that nobody can be recognised by it."),
}


@dataclass(frozen=True, slots=True)
class OpenedRow:
    """One complaint that a figure counts. The case is None where there is none to see.

    `outcome` comes with figures about findings, `hours` with the time to the first action.
    """

    complaint: UUID
    code: str
    lodged_at: datetime
    case: UUID | None = None
    case_code: str = ""
    outcome: Outcome | None = None
    hours: Decimal | None = None


@dataclass(frozen=True, slots=True)
class OpenedFigure:
    """The rows behind a figure, or why they are not shown."""

    indicator: IndicatorCode
    key: str | None
    rows: tuple[OpenedRow, ...] = ()
    closed: Closed | None = None
