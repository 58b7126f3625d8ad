"""The two cookies of the public pages: both end with the browser, and neither opens anything alone.

`w` is the secret of a draft. `v` is the sealed name of the one complaint that a receipt opened; it
ends thirty minutes after the last page.
"""

import base64
import binascii
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from wayhome.intake.domain.draft import IDLE_LIMIT
from wayhome.intake.domain.draft_secret import DraftSecret, DraftSecretNotUnderstood
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import NotOpened, Place, seal_json, unseal_json

DRAFT, VISIT = "w", "v"
_PATHS = {DRAFT: "/ask/", VISIT: "/answers/"}
_NIL = UUID(int=0)
_PLACE = Place("cookie", VISIT, _NIL)


def draft_secret(request: HttpRequest) -> DraftSecret | None:
    """The secret of the draft that this browser writes."""
    try:
        return DraftSecret.from_cookie(request.COOKIES.get(DRAFT, ""))
    except DraftSecretNotUnderstood:
        return None


def keep_secret(response: HttpResponse, secret: DraftSecret) -> None:
    """Let the browser hold the secret until it is closed."""
    _set(response, DRAFT, secret.cookie())


def visitor(request: HttpRequest) -> Actor | None:
    """The lodger whose receipt this browser opened less than thirty minutes ago."""
    try:
        sealed = base64.urlsafe_b64decode(request.COOKIES.get(VISIT, "").encode("ascii"))
        agency, complaint, moment = unseal_json(sealed, key=_key(), place=_PLACE)
    except (NotOpened, binascii.Error, ValueError):
        return None
    if clock.now() - datetime.fromisoformat(moment) >= IDLE_LIMIT:
        return None
    return Actor.lodger(UUID(agency), UUID(complaint))


def keep_visit(response: HttpResponse, lodger: Actor) -> None:
    """Begin the thirty minutes anew."""
    content = [str(lodger.agency), str(lodger.subject), clock.now().isoformat()]
    sealed = seal_json(content, key=_key(), place=_PLACE)
    _set(response, VISIT, base64.urlsafe_b64encode(sealed).decode())


def forget(response: HttpResponse, *names: str) -> None:
    """Take cookies back."""
    for name in names:
        response.delete_cookie(name, path=_PATHS[name], samesite="Lax")


def _set(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        path=_PATHS[name],
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )


def _key() -> DataKey:
    """The instance's key for visits."""
    return DataKey(id=_NIL, secret=keys.store().named("visit"))
