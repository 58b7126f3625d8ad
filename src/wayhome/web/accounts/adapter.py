"""How the sign-in library is bent to this house: closed, without e-mail, audited, sealed."""

from typing import Any
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as library
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from wayhome.access.actions.account_events import record_account_event
from wayhome.access.queries.actors import actor_of
from wayhome.audit.domain.tags import Tag
from wayhome.field.actions.end_taking import end_takings_of_session
from wayhome.field.domain.session_mark import session_mark
from wayhome.kernel import clock, keys
from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal, unseal

_SIGNED_IN_AT = "signed_in_at"
_FRESH_SECONDS = 5 * 60
_KEY = UUID(int=0)
_PLACE = Place(table="mfa_authenticator", column="data", row=_KEY)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Accounts: nobody signs up, nothing is mailed, every sign-in and sign-out leaves a leaf."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by administrators."""
        del request
        return False

    def send_mail(self, template_prefix: str, email: str, context: Any) -> None:
        """Nothing is mailed: a message on a shared phone would tell."""

    def post_login(self, request: HttpRequest, user: Any, **details: Any) -> HttpResponse:
        """Leave the leaf and speak the user's language from here on."""
        response: HttpResponse = super().post_login(request, user, **details)
        record_account_event(by=actor_of(user), tag=Tag.ACCESS_USER_SIGNED_IN)
        request.session[_SIGNED_IN_AT] = clock.now().timestamp()
        if user.language in dict(settings.LANGUAGES):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                user.language,
                secure=settings.LANGUAGE_COOKIE_SECURE,
                samesite="Lax",
                httponly=True,
            )
        return response

    def is_reauthentication_required(self, *, app: str) -> bool:
        """A sign-in of a moment ago is proof enough to change how the account is protected."""
        del app
        signed_in_at = float(library.request.session.get(_SIGNED_IN_AT, 0))
        return clock.now().timestamp() - signed_in_at > _FRESH_SECONDS

    def logout(self, request: HttpRequest) -> None:
        """Leave the leaf, then forget the session."""
        actor = getattr(request, "actor", None)
        if actor is not None:
            record_account_event(by=actor, tag=Tag.ACCESS_USER_SIGNED_OUT)
            # What was taken along in this session is locked with it.
            end_takings_of_session(session_mark(request.session.session_key), by=actor)
        super().logout(request)

    def set_password(self, user: Any, password: str) -> None:
        """Write the password alone: the rest of an account is the administrator's."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def add_message(self, *arguments: Any, **details: Any) -> None:
        """The pages say by themselves what happened."""


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """Second factors: their secrets are sealed, and the last one stays where one is required."""

    def encrypt(self, text: str) -> str:
        """Seal a secret before it goes to the table."""
        return seal(text.encode(), key=_key(), place=_PLACE).hex()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret."""
        return unseal(bytes.fromhex(encrypted_text), key=_key(), place=_PLACE).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Where a second factor is required, one must remain."""
        if not settings.REQUIRE_SECOND_FACTOR:
            return True
        return has_other_factor(authenticator)

    def send_notification_mail(self, *arguments: Any, **details: Any) -> None:
        """Nothing is mailed."""


def has_other_factor(authenticator: Authenticator) -> bool:
    """Whether the user could still take the second step without this one."""
    others = Authenticator.objects.filter(user_id=authenticator.user_id)
    others = others.exclude(type=Authenticator.Type.RECOVERY_CODES)
    return bool(others.exclude(pk=authenticator.pk).exists())


def _key() -> DataKey:
    """The key of second factors."""
    return DataKey(id=_KEY, secret=keys.store().named("second_factor"))
