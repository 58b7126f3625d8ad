"""Leaves for what the sign-in library changes by itself: second factors and passwords.

The library's own signals about second factors come after the transaction; a leaf must be in it. So
this listens to the table of second factors instead.
"""

from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.models import Authenticator
from django.db.models.signals import post_delete, post_save

from wayhome.access.actions.account_events import record_account_event
from wayhome.access.queries.actors import actor_of
from wayhome.audit.domain.tags import Tag


def connect() -> None:
    """Listen; called once when Django is ready."""
    password_changed.connect(_password_changed)
    post_save.connect(_factor_saved, sender=Authenticator)
    post_delete.connect(_factor_removed, sender=Authenticator)


def _password_changed(sender: Any, *, user: Any, **details: Any) -> None:
    """A user changed the own password."""
    del sender, details
    record_account_event(by=actor_of(user), tag=Tag.ACCESS_USER_PASSWORD_CHANGED)


def _factor_saved(sender: Any, *, instance: Authenticator, created: bool, **details: Any) -> None:
    """A user set up an app, a passkey or recovery codes; using one changes the row only."""
    del sender, details
    if created:
        _record(instance, Tag.ACCESS_USER_FACTOR_ADDED)


def _factor_removed(sender: Any, *, instance: Authenticator, **details: Any) -> None:
    """A user took one away."""
    del sender, details
    _record(instance, Tag.ACCESS_USER_FACTOR_REMOVED)


def _record(factor: Authenticator, tag: Tag) -> None:
    """Leave the leaf."""
    record_account_event(by=actor_of(factor.user), tag=tag, factor=str(factor.type))
