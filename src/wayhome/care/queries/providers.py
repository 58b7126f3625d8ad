"""The directory of providers: what they give, to whom, and how many places are free."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Decision, Target
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.domain.referrals import LIVE
from wayhome.care.domain.services import ServiceKind, ServiceState
from wayhome.care.domain.stays import HOLDING, Nights, most_taken
from wayhome.care.models import Provider, ReferralOrigin, Service, Stay
from wayhome.care.policy import READS_DIRECTORY, STEERS
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, unseal_json


@dataclass(frozen=True, slots=True)
class ProviderLine:
    """A provider without contacts or place. `free` is None when nobody said how many it can help."""

    id: UUID
    name: str
    kinds: tuple[ServiceKind, ...]
    provinces: tuple[str, ...]
    languages: tuple[str, ...]
    sexes: tuple[str, ...]
    youngest: int | None
    oldest: int | None
    capacity: int | None
    free: int | None
    partner_agency: UUID | None
    is_active: bool
    has_contacts: bool
    has_location: bool
    version: int


@dataclass(frozen=True, slots=True)
class ProviderFilter:
    """What a list is narrowed to; an empty value narrows nothing."""

    kind: ServiceKind | None = None
    province: str = ""
    active_only: bool = True


def providers(actor: Actor, wanted: ProviderFilter) -> tuple[ProviderLine, ...]:
    """The providers of the actor's agency by name. Raises NotFound."""
    require(actor, READS_DIRECTORY)
    rows = Provider.objects.filter(agency_id=actor.agency).order_by("name", "id")
    if wanted.active_only:
        rows = rows.filter(is_active=True)
    if wanted.kind is not None:
        rows = rows.filter(kinds__contains=[wanted.kind.value])
    if wanted.province:
        # A provider without provinces helps everywhere.
        rows = rows.filter(Q(provinces__contains=[wanted.province]) | Q(provinces=[]))
    found = list(rows)
    taken = _taken(actor, [row.id for row in found])
    return tuple(_line(row, taken.get(row.id, 0)) for row in found)


def provider(actor: Actor, provider_id: UUID) -> ProviderLine:
    """One provider. Raises NotFound."""
    require(actor, READS_DIRECTORY)
    row = _row(actor, provider_id)
    return _line(row, _taken(actor, [row.id]).get(row.id, 0))


class SealedPart(StrEnum):
    """What of a provider is opened by itself."""

    CONTACTS = "contacts"
    LOCATION = "location"


_GROUPS = {SealedPart.CONTACTS: FieldGroup.CONTACT, SealedPart.LOCATION: FieldGroup.LOCATION}


@dataclass(frozen=True, slots=True)
class OpenedPart:
    """Contacts or the place of a provider, open."""

    part: SealedPart
    text: str = field(repr=False)


def open_provider(
    actor: Actor, provider_id: UUID, part: SealedPart, *, purpose: Purpose, case: UUID | None = None
) -> OpenedPart:
    """Open contacts or the place of a provider for a purpose, and leave a leaf. Raises NotFound.

    Need to know: those who steer the work of others may; everybody else needs a case of theirs
    in which the provider was asked, gives a service or keeps a bed.
    """
    row = _row(actor, provider_id)
    decision = _opening(actor, row.id, case)
    if _GROUPS[part] not in decision.field_groups or purpose not in decision.purposes:
        raise NotFound
    column = f"sealed_{part.value}"
    sealed = getattr(row, column)
    if sealed is None:
        raise NotFound
    place = Place("care_provider", column, row.id)
    text: str = unseal_json(sealed, key=keys.store().get(row.key_id), place=place)
    leave_leaf(
        by=actor,
        tag=Tag.CARE_PROVIDER_OPENED,
        about=About(
            kind="provider",
            id=row.id,
            purpose=purpose.value,
            field_groups=[_GROUPS[part].value],
            detail={"case": str(case) if case else None},
        ),
    )
    return OpenedPart(part, text)


def may_open(actor: Actor, provider_id: UUID, case: UUID | None) -> bool:
    """Whether a page should offer to open contacts and place, from a case or without one."""
    try:
        _opening(actor, provider_id, case)
    except NotFound:
        return False
    return True


def _opening(actor: Actor, provider_id: UUID, case: UUID | None) -> Decision:
    """What the actor may open of a provider. Raises NotFound."""
    if case is None:
        require(actor, STEERS, Target(agency=actor.agency))
        return require(actor, Permission.FIELDS_OPEN, Target(agency=actor.agency))
    _held, decision = case_at_hand(actor, case, Permission.FIELDS_OPEN)
    here = {"agency_id": actor.agency, "case_id": case, "provider_id": provider_id}
    known = (
        Stay.objects.filter(**here).exists()
        or Service.objects.filter(**here).exists()
        or ReferralOrigin.objects.filter(**here).exists()
    )
    if not known:
        raise NotFound
    return decision


def _row(actor: Actor, provider_id: UUID) -> Provider:
    """A provider of the agency. Raises NotFound."""
    row = Provider.objects.filter(id=provider_id, agency_id=actor.agency).first()
    if row is None:
        raise NotFound
    return row


def _taken(actor: Actor, ids: Collection[UUID]) -> dict[UUID, int]:
    """How many places of each provider are taken today: beds of stays, services, live referrals."""
    today, of = clock.local_today(), {"agency_id": actor.agency, "provider_id__in": list(ids)}
    nights: dict[UUID, list[Nights]] = {}
    stays = Stay.objects.filter(**of, state__in=sorted(HOLDING))
    for held, arrives, leaves in stays.values_list("provider_id", "arrives_on", "leaves_on"):
        nights.setdefault(held, []).append(Nights(arrives, leaves))
    tonight = Nights(today, None)
    taken = {held: most_taken(tonight, each) for held, each in nights.items()}
    others = [
        *Service.objects.filter(**of, state=ServiceState.UNDER_WAY)
        .exclude(kind=ServiceKind.SHELTER)
        .values_list("provider_id", flat=True),
        *ReferralOrigin.objects.filter(**of, referral__state__in=sorted(LIVE))
        .exclude(referral__kind=ServiceKind.SHELTER)
        .values_list("provider_id", flat=True),
    ]
    for held in others:
        if held is not None:
            taken[held] = taken.get(held, 0) + 1
    return taken


def _line(row: Provider, taken: int) -> ProviderLine:
    """A provider as lists show it."""
    return ProviderLine(
        id=row.id,
        name=row.name,
        kinds=tuple(ServiceKind(kind) for kind in row.kinds),
        provinces=tuple(row.provinces),
        languages=tuple(row.languages),
        sexes=tuple(row.sexes),
        youngest=row.youngest,
        oldest=row.oldest,
        capacity=row.capacity,
        free=None if row.capacity is None else max(0, row.capacity - taken),
        partner_agency=row.partner_agency_id,
        is_active=row.is_active,
        has_contacts=row.sealed_contacts is not None,
        has_location=row.sealed_location is not None,
        version=row.version,
    )
