"""Alleged persons of a case, in clear: roles and relations as codes, and no identity."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.justice.domain.relations import Forced, Relation
from wayhome.justice.models import AllegedPerson, Telling
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class AllegedRow:
    """An alleged person by code, with what the last telling says; `tellings` counts all."""

    id: UUID
    code: str
    agency: UUID
    case: UUID
    key: UUID
    added_at: datetime
    telling: UUID
    tellings: int
    roles: tuple[str, ...]
    relation: Relation
    complaint: UUID | None
    may_be_forced: Forced
    is_withdrawn: bool
    told_at: datetime
    told_by: UUID | None


def alleged_of(actor: Actor, case: UUID) -> tuple[AllegedRow, ...]:
    """The alleged persons of a case, the first added first; those taken back last. Raises NotFound."""
    at_hand, _decision = case_at_hand(actor, case)
    own = AllegedPerson.objects.filter(agency_id=at_hand.agency, case_id=at_hand.id)
    found = with_tellings(at_hand.agency, own.order_by("added_at", "id"))
    return tuple(sorted(found, key=lambda row: row.is_withdrawn))


def alleged_person(actor: Actor, case: UUID, alleged: UUID) -> AllegedRow:
    """One alleged person of a case. Raises NotFound."""
    for row in alleged_of(actor, case):
        if row.id == alleged:
            return row
    raise NotFound


def with_tellings(agency: UUID, persons: Iterable[AllegedPerson]) -> tuple[AllegedRow, ...]:
    """Persons with their last telling; part of larger queries, which ask the policy."""
    chosen = tuple(persons)
    told = Telling.objects.filter(agency_id=agency, alleged_id__in=[each.id for each in chosen])
    last = {row.alleged_id: row for row in told.order_by("number").defer("sealed_identity")}
    return tuple(_row(each, last[each.id]) for each in chosen)


def _row(person: AllegedPerson, telling: Telling) -> AllegedRow:
    return AllegedRow(
        id=person.id,
        code=person.code,
        agency=person.agency_id,
        case=person.case_id,
        key=person.key_id,
        added_at=person.added_at,
        telling=telling.id,
        tellings=telling.number,
        roles=tuple(telling.roles),
        relation=Relation(telling.relation),
        complaint=telling.complaint_id,
        may_be_forced=Forced(telling.may_be_forced),
        is_withdrawn=telling.is_withdrawn,
        told_at=telling.told_at,
        told_by=telling.told_by,
    )
