"""Open an alleged person for a purpose: who it is, and the sealed words of the proceeding."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.justice.domain.happening import Details
from wayhome.justice.domain.identity import GROUP, Identity, open_details
from wayhome.justice.models import AllegedPerson, Proceeding, ProceedingLine
from wayhome.justice.queries.identities import identities, key_of
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place


@dataclass(frozen=True, slots=True)
class OpenedAlleged:
    """An alleged person in clear: the identity, and the details of each line of the proceeding."""

    id: UUID
    identity: Identity
    details: dict[UUID, Details] = field(repr=False)


def open_alleged(actor: Actor, case: UUID, alleged: UUID, *, purpose: Purpose) -> OpenedAlleged:
    """Open one alleged person of a case for a purpose, and leave a leaf. Raises NotFound."""
    at_hand, decision = case_at_hand(actor, case, Permission.FIELDS_OPEN)
    case_at_hand(actor, case, Permission.CASE_READ)
    if GROUP not in decision.field_groups or purpose not in decision.purposes:
        raise NotFound
    own = AllegedPerson.objects.filter(agency_id=at_hand.agency, case_id=at_hand.id, id=alleged)
    person = own.first()
    if person is None:
        raise NotFound
    found = identities(at_hand.agency, [alleged]).get(alleged, Identity())
    opened = OpenedAlleged(alleged, found, _details(person))
    about = About(
        kind="case",
        id=at_hand.id,
        purpose=purpose.value,
        field_groups=[GROUP.value],
        detail={"alleged": str(alleged)},
    )
    leave_leaf(by=actor, tag=Tag.JUSTICE_FIELDS_OPENED, about=about)
    return opened


def details_place(line: UUID) -> Place:
    """Where the details of a line stand."""
    return Place("justice_proceeding_line", "sealed_details", line)


def _details(person: AllegedPerson) -> dict[UUID, Details]:
    """What is sealed of the lines of a person's proceeding; nothing when the key was destroyed."""
    key = key_of(person.key_id)
    if key is None:
        return {}
    own = Proceeding.objects.filter(agency_id=person.agency_id, alleged_id=person.id)
    rows = ProceedingLine.objects.filter(
        agency_id=person.agency_id,
        proceeding_id__in=own.values("id"),
        sealed_details__isnull=False,
    )
    return {
        row.id: open_details(row.sealed_details, key=key, place=details_place(row.id))
        for row in rows
    }
