"""What an embassy is told about a person needs the person's consent or a legal basis."""

from typing import Final
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import embassy_key
from wayhome.consent.queries.covers import require_cover
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
