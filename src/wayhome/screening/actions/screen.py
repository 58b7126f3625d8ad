"""Hold a name against the lists: one that an officer typed, or one that a public source names."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.matching.normalise import words
from wayhome.record.queries.sources import source
from wayhome.screening.actions.note_screening import (
    NewScreening,
    Screened,
    note_screening,
    noted,
)
from wayhome.screening.actions.serialise import one_at_a_time
from wayhome.screening.domain.origins import Origin
from wayhome.screening.domain.sought import Sought, tidied
from wayhome.screening.policy import require_purpose


class NameNotInSource(Exception):
    """The name does not stand in the text of the source; the text of the error is the name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A name with the purpose it is held against the lists for; `id` makes it count once."""

    id: UUID
    sought: Sought
    purpose: Purpose


def screen(asked: Asked, *, by: Actor) -> Screened:
    """Screen a name that an officer typed.

    The same `id` again changes nothing. Raises NameMissing, ListsNotReady, NotFound.
    """
    return _screen(asked, NewScreening(asked.id, Origin.TYPED, asked.purpose), by=by)


def screen_source(asked: Asked, *, source_id: UUID, by: Actor) -> Screened:
    """Screen somebody whom a public source names: every name must stand in its text.

    The same `id` again changes nothing. Raises NameNotInSource besides what `screen` raises.
    """
    require_purpose(by, Permission.SCREENING_RUN, origin=Origin.RECORD, purpose=asked.purpose)
    text = " ".join(words(source(by, source_id).text))
    for name in tidied(asked.sought).names:
        if f" {' '.join(words(name))} " not in f" {text} ":
            raise NameNotInSource(name)
    new = NewScreening(asked.id, Origin.RECORD, asked.purpose, subject=source_id)
    return _screen(asked, new, by=by)


def _screen(asked: Asked, new: NewScreening, *, by: Actor) -> Screened:
    """Ask the policy and screen once."""
    require_purpose(by, Permission.SCREENING_RUN, origin=new.origin, purpose=asked.purpose)
    if by.user is None:
        raise NotFound
    sought = tidied(asked.sought)
    with atomic():
        one_at_a_time(new.id)
        return noted(new.id, by=by) or note_screening(new, sought, by=by)
