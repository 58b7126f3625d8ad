"""Who calls: a bearer token names one officer of one partner (RFC 6750)."""

from typing import cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from wayhome.access.queries.tokens import actor_of_token
from wayhome.api.partner.budget import take_call
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.context import Context


class Token(HttpBearer):
    """Knows the caller and enters the signed context; from here on only its own rows are there."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The partner behind a token; None for any other. Raises Problem when it calls too much."""
        del request
        actor = actor_of_token(token)
        if actor is None or actor.kind is not ActorKind.PARTNER:
            return None
        take_call(actor.agency)
        context.enter(Context.of(actor))
        return actor


def caller(request: HttpRequest) -> Actor:
    """The actor of a call that was let in."""
    return cast(Actor, request.auth)  # type: ignore[attr-defined]  # put there by the library
