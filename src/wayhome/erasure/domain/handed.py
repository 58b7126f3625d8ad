"""What of a case went to somebody else."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HandedKind(TextChoices):
    """How it went."""

    REFERRAL = "referral", _("A referral")
    PAPER = "paper", _("A paper")


@dataclass(frozen=True, slots=True)
class Handed:
    """One thing that somebody received; `agency` is set when the receiver works in this instance.

    `reference` is the code by which the receiver knows it: the referral's, or that of the complaint
    when it lodged the one that a paper is about; else a paper has none. `id` is the referral's, or
    that of the version of the paper.
    """

    id: UUID
    kind: HandedKind
    recipient: str
    agency: UUID | None
    reference: str
    at: datetime
