"""Hold an account while an administrator changes it."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.roles import Role
from wayhome.access.models import User
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor


class OwnAccount(Exception):
    """Nobody changes the own account as an administrator: a second one does."""


class LastAdministrator(Exception):
    """Somebody must remain who can manage the accounts of the agency."""


def lock_colleague(user: UUID, *, by: Actor) -> User:
    """The locked account of somebody else in the own agency. Raises NotFound, OwnAccount."""
    require(by, Permission.USER_MANAGE)
    rows = User.objects.select_for_update().filter(id=user, agency=by.agency)
    row = rows.first()
    if row is None:
        raise NotFound
    if row.id == by.user:
        raise OwnAccount
    return row


def keep_administrator(user: UUID, *, by: Actor) -> None:
    """Lock the administrators of the agency. Raises LastAdministrator when `user` is the only one.

    Called before the account itself is locked, so that two who remove each other wait in a line.
    """
    require(by, Permission.USER_MANAGE)
    administrators = User.objects.select_for_update().filter(
        agency=by.agency, is_active=True, roles__contains=[Role.ADMINISTRATOR.value]
    )
    if list(administrators.order_by("id").values_list("id", flat=True)) == [user]:
        raise LastAdministrator
