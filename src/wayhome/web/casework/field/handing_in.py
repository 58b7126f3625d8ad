"""What was written in the field comes in."""

import binascii
from base64 import b64decode
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.views.decorators.http import require_POST

from wayhome.access.policy import NotFound
from wayhome.field.actions.receive import Envelope, TooManyAtOnce, receive_edits
from wayhome.field.domain.replies import Reply
from wayhome.field.queries.differences import cases_of_edits
from wayhome.field.queries.office_values import seen_values
from wayhome.kernel.actor import Actor
from wayhome.web.casework.field.body import answers_json, body_of, id_in, not_understood
from wayhome.web.casework.field.presenting import reply_words, seen_words
from wayhome.web.casework.frame import desk_actor


@require_POST
@answers_json
def hand_in(request: HttpRequest) -> dict[str, Any]:
    """Receive edits; a reply for each, and what holds now in the cases that they touched."""
    actor = desk_actor(request)
    told = body_of(request)
    edits = told.get("edits")
    if not isinstance(edits, list):
        raise not_understood()
    envelopes = [_envelope(each) for each in edits]
    try:
        replies = receive_edits(taking=id_in(told.get("taking")), envelopes=envelopes, by=actor)
    except TooManyAtOnce:
        raise not_understood() from None
    return {
        "replies": [reply_words(each) for each in replies],
        "seen": _seen(actor, replies),
    }


def _envelope(told: Any) -> Envelope:
    """One envelope; bytes that are none are refused by whoever opens it. Raises Asked."""
    if not isinstance(told, dict) or not isinstance(told.get("sealed"), str):
        raise not_understood()
    try:
        sealed = b64decode(told["sealed"], validate=True)
    except (binascii.Error, ValueError):
        sealed = b""
    return Envelope(id_in(told.get("id")), sealed)


def _seen(actor: Actor, replies: Collection[Reply]) -> dict[str, Any]:
    """What holds now in the cases of these edits, as far as the actor may still read them."""
    kept: list[UUID] = [reply.kept for reply in replies if reply.kept]
    found = {}
    for case in cases_of_edits(actor, kept):
        try:
            found[str(case)] = seen_words(seen_values(actor, case))
        except NotFound:
            continue
    return found
