"""Record what a user did with the own account: signing in and out, password, second factor."""

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor


def record_account_event(*, by: Actor, tag: Tag, factor: str | None = None) -> None:
    """Leave the leaf of an event that the sign-in library has written already."""
    if by.user is not None:
        detail = {"factor": factor} if factor else {}
        leave_leaf(by=by, tag=tag, about=About(kind="user", id=by.user, detail=detail))
