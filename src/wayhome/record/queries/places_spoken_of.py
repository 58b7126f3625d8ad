"""Which places standing facts speak of, and how often."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.matching.normalise import fold
from wayhome.places.recognising import Recognised, place_named
from wayhome.record.domain.subjects import SubjectKind
from wayhome.record.models import SubjectMention


@dataclass(frozen=True, slots=True)
class PlaceSpokenOf:
    """A place that facts speak of; `meant` is None where no map knows the name.

    `facts` counts a fact once for each name of the place in its text. `subjects` are all that were
    not yet held to be one.
    """

    name: str
    meant: Recognised | None
    facts: int
    subjects: tuple[UUID, ...]


def places_spoken_of(actor: Actor) -> Sequence[PlaceSpokenOf]:
    """Places, those spoken of most first; names of one country or province count as one."""
    require(actor, Permission.SOURCE_READ)
    rows = (
        SubjectMention.objects.filter(kind=SubjectKind.PLACE, facts__gt=0)
        .values_list("name", "subject_id")
        .annotate(spoken=Sum("facts"))
        .order_by("name", "subject_id")
    )
    names: defaultdict[Recognised | str, Counter[str]] = defaultdict(Counter)
    subjects: defaultdict[Recognised | str, dict[UUID, None]] = defaultdict(dict)
    for name, subject, spoken in rows:
        key = place_named(name) or fold(name)
        names[key][name] += spoken
        subjects[key][subject] = None
    found = [
        PlaceSpokenOf(
            name=min(called, key=lambda name: (-called[name], name)),
            meant=key if isinstance(key, Recognised) else None,
            facts=called.total(),
            subjects=tuple(subjects[key]),
        )
        for key, called in names.items()
    ]
    return sorted(found, key=lambda place: (-place.facts, place.name))
