"""The actor behind a token of the partners' interface."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.roles import Role
from wayhome.access.models import PartnerToken
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.statements import run

_BEHIND = """
SELECT held.agency_id, held.user_id, owner.roles
FROM access_partner_token AS held JOIN access_user AS owner ON owner.id = held.user_id
WHERE held.digest = $1 AND held.revoked_at IS NULL AND held.expires_at > $2
    AND owner.is_active AND $3 = ANY (owner.roles)
"""


@dataclass(frozen=True, slots=True)
class OwnToken:
    """A token of the reader, by everything but itself."""

    id: UUID
    label: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    is_usable: bool


def tokens_of(actor: Actor) -> tuple[OwnToken, ...]:
    """The tokens that act as this user, the newest first."""
    rows = PartnerToken.objects.filter(agency=actor.agency, user=actor.user)
    now = clock.now()
    return tuple(
        OwnToken(
            id=row.id,
            label=row.label,
            created_at=row.created_at,
            expires_at=row.expires_at,
            revoked_at=row.revoked_at,
            is_usable=row.revoked_at is None and row.expires_at > now,
        )
        for row in rows.defer("digest").order_by("-created_at", "id")
    )


def actor_of_token(token: str) -> Actor | None:
    """Who calls with this token; None when it is unknown, has run out or was revoked.

    Every call asks this first: building the statement anew each time took a quarter of a lodging.
    """
    digest = hashlib.sha256(token.encode()).digest()
    found = run(_BEHIND, digest, clock.now(), Role.PARTNER_OFFICER.value).row()
    if found is None:
        return None
    agency, user, roles = found
    return Actor(kind=ActorKind.PARTNER, agency=agency, user=user, roles=frozenset(roles))
