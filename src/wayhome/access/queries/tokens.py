"""The actor behind a token of the partners' interface."""

import hashlib

from wayhome.access.domain.roles import Role
from wayhome.access.models import PartnerToken
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor, ActorKind


def actor_of_token(token: str) -> Actor | None:
    """Who calls with this token; None when it is unknown, has run out or was revoked."""
    found = (
        PartnerToken.objects.filter(
            digest=hashlib.sha256(token.encode()).digest(),
            revoked_at=None,
            expires_at__gt=clock.now(),
            user__is_active=True,
            user__roles__contains=[Role.PARTNER_OFFICER.value],
        )
        .values_list("agency_id", "user_id", "user__roles")
        .first()
    )
    if found is None:
        return None
    agency, user, roles = found
    return Actor(kind=ActorKind.PARTNER, agency=agency, user=user, roles=frozenset(roles))
