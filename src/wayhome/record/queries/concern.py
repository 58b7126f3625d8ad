"""Who is a person of concern in the record of an agency."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.record.domain.concern import Concerned
from wayhome.record.domain.decisions import needs_second
from wayhome.record.models import Fact
from wayhome.record.queries.review import unanswered_by_others

_STATUS = "person_status"


def concerned(actor: Actor, source: UUID) -> Concerned:
    """What persons of concern are called, by facts that were not withdrawn.

    In the source also by what is proposed and nobody but the actor has answered: whoever says that it
    is not so does not make it public alone.
    """
    require(actor, Permission.SOURCE_READ)
    rows = Fact.objects.filter(
        agency_id=actor.agency, kind=_STATUS, needs_second=True, withdrawn_at__isnull=True
    )
    told = rows.values_list("passage__text_version__source_id", "fields", "names")
    here: set[str] = set()
    elsewhere: set[str] = set()
    for of_source, fields, names in told:
        (here if of_source == source else elsewhere).update(_subject(fields, names))
    here.update(_proposed(actor, source))
    return Concerned(here=frozenset(here), elsewhere=frozenset(elsewhere))


def _proposed(actor: Actor, source: UUID) -> Iterator[str]:
    rows = unanswered_by_others(actor).filter(text_version__source=source, kind=_STATUS)
    for fields, names in rows.values_list("fields", "names"):
        if needs_second(_STATUS, fields.get("subject")):
            yield from _subject(fields, names)


def _subject(fields: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    """What the person is called whom a status is about; without a name, as their id says."""
    subject = str(fields.get("subject") or "")
    if name := names.get(subject) or subject.rpartition(":")[2].replace("-", " "):
        yield name
