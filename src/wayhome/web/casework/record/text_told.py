"""What a page says of the text it shows: its version, how far it was read, what reads the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.kernel.actor import Actor
from wayhome.record.queries.sources import SourcePage
from wayhome.record.queries.text_history import (
    last_reading,
    near_sources,
    tellings_of,
    versions_of,
)
from wayhome.web.casework.record.publication import telling_rows
from wayhome.web.casework.record.text_words import WHY_WORDS, reading_notice


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A text version in words."""

    number: int
    made_at: datetime
    why: str
    lost: int


def text_told(actor: Actor, found: SourcePage) -> Mapping[str, object]:
    """The context of `text_told.html` and of the day of publication."""
    return {
        "telling": next(iter(telling_rows(tellings_of(actor, found.id))), None),
        "notice": reading_notice(last_reading(actor, found.text_version)),
        "near": near_sources(actor, found.id),
        "versions": [
            VersionLine(row.number, row.made_at, str(WHY_WORDS[row.why]), row.lost)
            for row in versions_of(actor, found.id)
        ],
        "may_read_again": found.is_own and can(actor, Permission.SOURCE_ADD),
    }
