"""Change an account: its roles, its address, and whether it works at all."""

from collections.abc import Collection
from uuid import UUID

from wayhome.access.actions.end_sessions import end_sessions
from wayhome.access.actions.lock_user import keep_administrator, lock_colleague
from wayhome.access.domain.role_sets import check_roles
from wayhome.access.domain.roles import Role
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


def change_roles(user: UUID, *, roles: Collection[Role], by: Actor) -> None:
    """Give exactly these roles; they hold from the next page on. The same again changes nothing.

    Raises NotFound, OwnAccount, LastAdministrator, RolesRefused.
    """
    with atomic():
        if Role.ADMINISTRATOR not in roles:
            keep_administrator(user, by=by)
        row = lock_colleague(user, by=by)
        check_roles(roles)
        before, after = sorted(row.roles), sorted({role.value for role in roles})
        if before == after:
            return
        row.roles = after
        row.save(update_fields=["roles"])
        detail = {"from": ",".join(before), "to": ",".join(after)}
        about = About(kind="user", id=row.id, detail=detail)
        leave_leaf(by=by, tag=Tag.ACCESS_USER_ROLES_CHANGED, about=about)


def change_email(user: UUID, *, email: str, by: Actor) -> None:
    """Give the address at which somebody is told that work waits; empty for none.

    The leaf says that it changed and never what it is. Raises NotFound, OwnAccount.
    """
    with atomic():
        row = lock_colleague(user, by=by)
        if row.email == email:
            return
        row.email = email
        row.save(update_fields=["email"])
        about = About(kind="user", id=row.id, detail={"has_address": bool(email)})
        leave_leaf(by=by, tag=Tag.ACCESS_USER_EMAIL_CHANGED, about=about)


def deactivate_user(user: UUID, *, by: Actor) -> None:
    """Close an account and end its open sessions; its tokens stop with it. Twice changes nothing.

    Raises NotFound, OwnAccount, LastAdministrator.
    """
    with atomic():
        keep_administrator(user, by=by)
        row = lock_colleague(user, by=by)
        if not row.is_active:
            return
        row.is_active = False
        row.save(update_fields=["is_active"])
        ended = end_sessions(row.id)
        about = About(kind="user", id=row.id, detail={"sessions": ended})
        leave_leaf(by=by, tag=Tag.ACCESS_USER_DEACTIVATED, about=about)


def reactivate_user(user: UUID, *, by: Actor) -> None:
    """Open an account again, with the password it had. Twice changes nothing.

    Raises NotFound, OwnAccount.
    """
    with atomic():
        row = lock_colleague(user, by=by)
        if row.is_active:
            return
        row.is_active = True
        row.save(update_fields=["is_active"])
        leave_leaf(by=by, tag=Tag.ACCESS_USER_REACTIVATED, about=About(kind="user", id=row.id))
