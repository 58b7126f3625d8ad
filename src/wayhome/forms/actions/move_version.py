"""Publish a version of a form, or withdraw it."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.forms.domain.versions import VersionEvent, VersionState, state_after
from wayhome.forms.models import Form, Version
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


def publish_version(*, version: UUID, by: Actor) -> None:
    """Let a version be filled in; the one that was filled in before is withdrawn.

    Raises NotFound, VersionRefused.
    """
    with atomic():
        row = _locked(version, by=by)
        after = state_after(VersionState(row.state), VersionEvent.PUBLISH)
        before = Version.objects.filter(
            agency_id=by.agency, form_id=row.form_id, state=VersionState.PUBLISHED
        )
        for each in before:
            _move(each, VersionEvent.WITHDRAW, by=by)
        row.state = after
        row.save(update_fields=["state"])
        _leave(row, VersionEvent.PUBLISH, by=by)


def withdraw_version(*, version: UUID, by: Actor) -> None:
    """Let a version be filled in no longer; answers given on it stay as they are, and readable.

    Raises NotFound, VersionRefused.
    """
    with atomic():
        _move(_locked(version, by=by), VersionEvent.WITHDRAW, by=by)


def _locked(version: UUID, *, by: Actor) -> Version:
    """A version, with its form locked until the transaction ends. Raises NotFound."""
    require(by, Permission.FORM_MANAGE)
    found = Version.objects.filter(agency_id=by.agency, id=version).defer("content", "xform")
    form = found.values_list("form_id", flat=True).first()
    if form is None:
        raise NotFound
    Form.objects.select_for_update().get(agency_id=by.agency, id=form)
    return found.get()


def _move(row: Version, event: VersionEvent, *, by: Actor) -> None:
    row.state = state_after(VersionState(row.state), event)
    row.save(update_fields=["state"])
    _leave(row, event, by=by)


def _leave(row: Version, event: VersionEvent, *, by: Actor) -> None:
    detail = {"version": str(row.id), "event": event.value}
    about = About(kind="form", id=row.form_id, detail=detail)
    leave_leaf(by=by, tag=Tag.FORMS_VERSION_MOVED, about=about)
