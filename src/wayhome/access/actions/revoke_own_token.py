"""Take back a token that acts as oneself, without asking an administrator first."""

from uuid import UUID

from wayhome.access.models import PartnerToken
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


def revoke_own_token(*, token_id: UUID, by: Actor) -> None:
    """End a token of the actor; twice changes nothing. Raises NotFound."""
    found = PartnerToken.objects.filter(id=token_id, agency=by.agency, user=by.user)
    if by.user is None or not found.exists():
        raise NotFound
    if found.filter(revoked_at=None).update(revoked_at=clock.now()):
        leave_leaf(by=by, tag=Tag.ACCESS_TOKEN_REVOKED, about=About(kind="token", id=token_id))
