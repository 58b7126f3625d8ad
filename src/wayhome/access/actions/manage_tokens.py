"""Give a partner's system a token, and take it back."""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.roles import Role
from wayhome.access.models import PartnerToken, User
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic

_TOKEN_BYTES = 32
_PREFIX = "wh_"


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token as it is shown, once; only its SHA-256 is kept."""

    id: UUID
    token: str = field(repr=False)
    expires_at: datetime


def create_token(*, user: UUID, label: str, lasts: timedelta, by: Actor) -> NewToken:
    """Create a token with which a system acts as a partner officer of the actor's agency.

    Raises NotFound when the user is no active partner officer of that agency.
    """
    require(by, Permission.USER_MANAGE)
    officers = User.objects.filter(
        id=user, agency=by.agency, is_active=True, roles__contains=[Role.PARTNER_OFFICER.value]
    )
    if not officers.exists():
        raise NotFound
    token = _PREFIX + secrets.token_urlsafe(_TOKEN_BYTES)
    now = clock.now()
    row = PartnerToken(
        agency_id=by.agency,
        user_id=user,
        label=label,
        digest=hashlib.sha256(token.encode()).digest(),
        created_at=now,
        expires_at=now + lasts,
    )
    with atomic():
        row.save(force_insert=True)
        leave_leaf(
            by=by,
            tag=Tag.ACCESS_TOKEN_CREATED,
            about=About(kind="token", id=row.id, detail={"user": str(user)}),
        )
    return NewToken(id=row.id, token=token, expires_at=row.expires_at)


def revoke_token(token: UUID, *, by: Actor) -> None:
    """Take a token back; from the next call on it is unknown. Twice changes nothing.

    Raises NotFound when the actor's agency has none with this id.
    """
    require(by, Permission.USER_MANAGE)
    with atomic():
        row = PartnerToken.objects.filter(id=token, agency=by.agency).first()
        if row is None:
            raise NotFound
        if row.revoked_at is None:
            PartnerToken.objects.filter(id=token).update(revoked_at=clock.now())
            leave_leaf(by=by, tag=Tag.ACCESS_TOKEN_REVOKED, about=About(kind="token", id=token))
