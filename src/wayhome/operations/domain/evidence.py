"""Evidence: what it is, and through whose hands it goes."""

from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EvidenceKind(TextChoices):
    """What was taken or noted."""

    DOCUMENT = "document", _("Identity or travel document")
    PAPER = "paper", _("Contract, ledger or other paper")
    DEVICE = "device", _("Telephone, computer or other device")
    MONEY = "money", _("Money or valuables")
    PHOTO = "photo", _("Photograph or recording")
    STATEMENT = "statement", _("Statement")
    OBJECT = "object", _("Other object")


@dataclass(frozen=True, slots=True)
class EvidenceWords:
    """What it is and where it is kept; never shown by `repr`."""

    what: str = field(repr=False)
    kept: str = field(repr=False)

    def to_json(self) -> dict[str, str]:
        """As it is sealed."""
        return {"what": self.what, "kept": self.kept}


@dataclass(frozen=True, slots=True)
class CustodyWords:
    """Who handed it to whom, where it is kept since, and why; never shown by `repr`."""

    giver: str = field(repr=False)
    taker: str = field(repr=False)
    kept: str = field(default="", repr=False)
    why: str = field(default="", repr=False)

    def to_json(self) -> dict[str, str]:
        """As it is sealed."""
        return {"from": self.giver, "to": self.taker, "kept": self.kept, "why": self.why}
