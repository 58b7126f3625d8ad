"""Who is a person of concern in the record of an agency."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.record.domain.concern import Concerned
from wayhome.record.domain.decisions import ProposalState, needs_second
from wayhome.record.models import Fact, TextVersion
from wayhome.record.queries.review import proposals_of

_STATUS = "person_status"


def concerned(actor: Actor, source: UUID) -> Concerned:
    """What persons of concern are called, by facts that were not withdrawn.

    In the source also by what is proposed of its newest text and nobody has answered.
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
    versions = TextVersion.objects.filter(agency_id=actor.agency, source=source)
    newest = versions.order_by("-number").values_list("id", flat=True).first()
    for row in proposals_of(actor, newest) if newest else ():
        is_open = row.kind == _STATUS and row.state is ProposalState.PROPOSED
        if is_open and needs_second(row.kind, row.fields.get("subject")):
            yield from _subject(row.fields, row.names)


def _subject(fields: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    """What the person is called whom a status is about."""
    if name := names.get(str(fields.get("subject"))):
        yield name
