"""A passage in its text, whichever version of it the passage stands in."""

from dataclasses import dataclass, replace
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.extraction.blocks import blocks
from wayhome.kernel.actor import Actor
from wayhome.record.models import TextVersion
from wayhome.record.queries.sources import SourcePage, source


@dataclass(frozen=True, slots=True)
class PassageAt:
    """Code points `start` to `end` (exclusive) of a text version."""

    text_version: UUID
    start: int
    end: int


def passage(actor: Actor, source_id: UUID, at: PassageAt) -> SourcePage:
    """The source with the text version that a passage stands in. Raises NotFound."""
    require(actor, Permission.SOURCE_READ)
    found = source(actor, source_id)
    if found.text_version != at.text_version:
        version = TextVersion.objects.filter(source_id=source_id, id=at.text_version).first()
        if version is None:
            raise NotFound
        found = replace(
            found,
            text_version=version.id,
            text=version.text,
            blocks=blocks(version.text),
            figures=(),
        )
    if not 0 <= at.start < at.end <= len(found.text):
        raise NotFound
    return found
