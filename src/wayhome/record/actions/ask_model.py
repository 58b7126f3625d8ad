"""Ask a language model what a text says, and keep what of its answer holds.

Off unless an address is set. Only texts of public sources are sent, and only to this machine unless
the installation says otherwise. A redirect is never followed: it could lead elsewhere.
"""

import http.client
import json
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import SplitResult, urlsplit
from uuid import UUID

from django.conf import settings

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.extraction.installed import can_read
from wayhome.extraction.json_lines import first_words
from wayhome.extraction.model.answer import Answered, NoAnswer, answered, without_agreeing
from wayhome.extraction.model.question import question
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.actions.propose_facts import article_of, keep, proposal
from wayhome.record.models import Proposal, TextVersion

_SECONDS = 60
_MOST_BYTES = 2_000_000
_OK = 200


class ModelElsewhere(Exception):
    """The address leads off this machine, and the installation does not allow that."""


class ModelSilent(Exception):
    """The model could not be reached, or gave no answer that can be read."""


@dataclass(frozen=True, slots=True)
class AskedModel:
    """How many proposals are new, and how many of the answer did not hold."""

    new: int
    dropped: int


def ask_model(*, text_version: UUID, by: Actor) -> AskedModel:
    """Ask what a text says; asking again adds only what is new.

    Nothing happens where no model is set or nothing can read. What a rule proposes of the same
    words stands alone. Raises NotFound, ModelElsewhere, ModelSilent.
    """
    require(by, Permission.FACT_PROPOSE)
    if not settings.MODEL_URL or not can_read():
        return AskedModel(0, 0)
    version = (
        TextVersion.objects.select_related("source")
        .defer("source__content")
        .filter(agency_id=by.agency, id=text_version)
        .first()
    )
    if version is None:
        raise NotFound
    found, rows = _proposed(version)
    with atomic():
        asked = AskedModel(new=keep(rows, version), dropped=found.dropped)
        about = About(
            kind="text_version",
            id=version.id,
            detail={"new": asked.new, "dropped": asked.dropped, "rules": "model"},
        )
        leave_leaf(by=by, tag=Tag.RECORD_FACTS_PROPOSED, about=about)
    return asked


def _proposed(version: TextVersion) -> tuple[Answered, list[Proposal]]:
    """What a model answers of a text, and the proposals that no rule makes of the same words."""
    from wayhome.extraction.extract import extract  # noqa: PLC0415  # the parser is large

    article = article_of(version)
    read = extract(article)
    asked = question(article, model=settings.MODEL_NAME)
    content = _content(_sent(checked_address(settings.MODEL_URL), asked))
    try:
        found = answered(content, article, read.entities)
    except NoAnswer as error:
        raise ModelSilent from error
    told = [(type(fact), first_words(fact)) for fact in read.facts]
    facts = without_agreeing(found.facts, told)
    names = {entity.entity_id: entity.canonical for entity in read.entities}
    reader = f"model {settings.MODEL_NAME}"[:32]
    return found, [proposal(each, names, version=version, read_with=reader) for each in facts]


def checked_address(url: str) -> SplitResult:
    """The parts of an address that may be asked. Raises ModelElsewhere, ModelSilent."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise ModelSilent from error
    if parts.scheme not in {"http", "https"} or not host:
        raise ModelSilent
    if not _is_this_machine(host) and not settings.MODEL_ELSEWHERE:
        raise ModelElsewhere
    return parts


def _is_this_machine(host: str) -> bool:
    """Whether a host is this machine by its number; of names only `localhost` is taken for it."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _sent(address: SplitResult, body: dict[str, Any]) -> bytes:
    """The answer to a request. Raises ModelSilent."""
    is_safe = address.scheme == "https"
    kind = http.client.HTTPSConnection if is_safe else http.client.HTTPConnection
    connection = kind(address.hostname or "", address.port, timeout=_SECONDS)
    try:
        connection.request(
            "POST",
            address.path or "/",
            json.dumps(body, ensure_ascii=False).encode(),
            {"Content-Type": "application/json"},
        )
        answer = connection.getresponse()
        told = answer.read(_MOST_BYTES)
    except (OSError, http.client.HTTPException) as error:
        raise ModelSilent from error
    finally:
        connection.close()
    if answer.status != _OK:
        raise ModelSilent
    return told


def _content(told: bytes) -> str:
    """What the model says in an answer of the usual form. Raises ModelSilent."""
    try:
        content = json.loads(told)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise ModelSilent from error
    if not isinstance(content, str):
        raise ModelSilent
    return content
