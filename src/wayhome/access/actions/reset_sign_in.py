"""Help a colleague who cannot sign in: a new password, or no second factor."""

from uuid import UUID

from wayhome.access.actions.end_sessions import end_sessions
from wayhome.access.actions.lock_user import lock_colleague
from wayhome.access.domain.factor_reasons import FactorReason
from wayhome.access.domain.passwords import new_password
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic, connection

# Through the library's own table its signal would say that the colleague did it.
_REMOVE = "DELETE FROM mfa_authenticator WHERE user_id = %s"


def give_password(user: UUID, *, by: Actor) -> str:
    """Replace a password by a new one, end open sessions, and return it to be shown once.

    Raises NotFound, OwnAccount.
    """
    password = new_password()
    with atomic():
        row = lock_colleague(user, by=by)
        row.set_password(password)
        row.save(update_fields=["password"])
        ended = end_sessions(row.id)
        about = About(kind="user", id=row.id, detail={"sessions": ended})
        leave_leaf(by=by, tag=Tag.ACCESS_USER_PASSWORD_GIVEN, about=about)
    return password


def reset_factors(user: UUID, *, reason: FactorReason, by: Actor) -> None:
    """Take every second factor and recovery code away and end open sessions.

    Where a second factor is required, the next sign-in sets up a new one. Without any it changes
    nothing. Raises NotFound, OwnAccount.
    """
    with atomic():
        row = lock_colleague(user, by=by)
        with connection().cursor() as cursor:
            cursor.execute(_REMOVE, [row.id])
            removed = cursor.rowcount
        if not removed:
            return
        ended = end_sessions(row.id)
        detail = {"factors": removed, "reason": reason.value, "sessions": ended}
        about = About(kind="user", id=row.id, detail=detail)
        leave_leaf(by=by, tag=Tag.ACCESS_USER_FACTORS_RESET, about=about)
