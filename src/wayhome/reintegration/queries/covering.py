"""What an embassy is told about a person needs the person's consent or a legal basis."""

from typing import Final
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import embassy_key
from wayhome.consent.queries.covers import NotCovered, require_cover
from wayhome.kernel.actor import Actor

TOLD_TO_EMBASSY: Final = frozenset({FieldGroup.IDENTITY, FieldGroup.DOCUMENTS})
"""Who the person is, and which documents they had."""


def require_cover_for_embassy(actor: Actor, *, case: UUID, person: UUID, embassy: str) -> None:
    """Refuse to tell an embassy anything that no consent or legal basis covers. Raises NotCovered."""
    require_cover(
        actor,
        case=case,
        person=person,
        purpose=SharePurpose.REPATRIATION,
        groups=TOLD_TO_EMBASSY,
        recipient=embassy_key(embassy),
    )


def why_not_covered(actor: Actor, *, case: UUID, person: UUID, embassy: str) -> str:
    """Why an embassy that was asked may be told nothing more, in plain words; empty when it may.

    Consent may be taken back after the embassy was asked.
    """
    try:
        require_cover_for_embassy(actor, case=case, person=person, embassy=embassy)
    except NotCovered as refusal:
        return refusal.reason
    return ""
