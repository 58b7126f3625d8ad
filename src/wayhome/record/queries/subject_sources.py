"""In which sources a subject is called by which of its names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.record.models import SubjectMention
from wayhome.record.queries.subjects import SubjectRow

MOST_SOURCES = 10
"""Sources that are listed of one name; the others are counted."""

_COLUMNS = (
    "name",
    "text_version__source_id",
    "text_version__source__title",
    "text_version__source__publisher",
    "text_version__source__published_on",
)


@dataclass(frozen=True, slots=True)
class NamingSource:
    """A source that uses a name in a fact that stands."""

    id: UUID
    title: str
    publisher: str
    published_on: date | None


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name with the newest sources that use it, and how many more there are."""

    name: str
    sources: tuple[NamingSource, ...]
    more: int


def name_uses(actor: Actor, row: SubjectRow) -> Sequence[NameUse]:
    """The names of a subject, the one used most first. Raises NotFound."""
    require(actor, Permission.SOURCE_READ)
    own = SubjectMention.objects.filter(subject_id=row.id, facts__gt=0)
    found: defaultdict[str, dict[UUID, NamingSource]] = defaultdict(dict)
    for name, *told in own.values_list(*_COLUMNS):
        source = NamingSource(*told)
        found[name][source.id] = source
    return [_use(name, found[name].values()) for name in (row.name, *row.other_names)]


def _use(name: str, sources: Iterable[NamingSource]) -> NameUse:
    ordered = sorted(sources, key=lambda each: (each.published_on or date.min, each.id))
    newest = tuple(reversed(ordered))
    return NameUse(name, newest[:MOST_SOURCES], more=max(0, len(newest) - MOST_SOURCES))
