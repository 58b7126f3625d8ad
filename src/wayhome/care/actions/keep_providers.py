"""Keep the directory of providers: add one, change what it says, take it out of use."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.care.actions.working import WordsMissing, sealed_words
from wayhome.care.domain.services import ServiceKind
from wayhome.care.models import Provider
from wayhome.care.policy import STEERS
from wayhome.intake.actions.insert_once import insert_once
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place

_TABLE = "care_provider"


class ProviderChanged(Exception):
    """Somebody else changed the provider meanwhile; nothing was written."""


@dataclass(frozen=True, slots=True)
class ProviderWords:
    """What a directory says of a provider. None for contacts or location leaves them as they are."""

    name: str
    kinds: Collection[ServiceKind]
    provinces: Collection[str] = ()
    languages: Collection[str] = ()
    sexes: Collection[str] = ()
    youngest: int | None = None
    oldest: int | None = None
    capacity: int | None = None
    partner_agency: UUID | None = None
    is_active: bool = True
    contacts: str | None = field(default=None, repr=False)
    location: str | None = field(default=None, repr=False)


def add_provider(words: ProviderWords, *, by: Actor, provider: UUID | None = None) -> UUID:
    """Add a provider; `provider` is the id that came with the form. Raises NotFound, WordsMissing."""
    require(by, STEERS, Target(agency=by.agency))
    _check(words)
    provider_id = provider or new_id()
    with atomic():
        if Provider.objects.filter(id=provider_id, agency_id=by.agency).exists():
            return provider_id
        row = Provider(
            id=provider_id,
            agency_id=by.agency,
            key_id=keys.store().create(new_id()).id,
            added_at=clock.now(),
            added_by=by.user,
        )
        _fill(row, words)
        if not insert_once(row):
            return provider_id
        about = About(kind="provider", id=row.id)
        leave_leaf(by=by, tag=Tag.CARE_PROVIDER_ADDED, about=about)
    return provider_id


def change_provider(provider: UUID, words: ProviderWords, *, version: int, by: Actor) -> None:
    """Change what the directory says. Raises NotFound, ProviderChanged, WordsMissing."""
    require(by, STEERS, Target(agency=by.agency))
    _check(words)
    with atomic():
        row = lock_provider(provider, by=by)
        if row.version != version:
            raise ProviderChanged
        _fill(row, words)
        row.version += 1
        row.save()
        about = About(
            kind="provider",
            id=row.id,
            detail={"contacts": words.contacts is not None, "location": words.location is not None},
        )
        leave_leaf(by=by, tag=Tag.CARE_PROVIDER_CHANGED, about=about)


def lock_provider(provider: UUID, *, by: Actor) -> Provider:
    """A provider of the agency, locked until the transaction ends. Raises NotFound."""
    row = Provider.objects.select_for_update().filter(id=provider, agency_id=by.agency).first()
    if row is None:
        raise NotFound
    return row


def _check(words: ProviderWords) -> None:
    """A provider has a name and gives something. Raises WordsMissing."""
    if not words.name.strip():
        raise WordsMissing("name")
    if not words.kinds:
        raise WordsMissing("kinds")
    if words.youngest is not None and words.oldest is not None and words.oldest < words.youngest:
        raise WordsMissing("oldest")


def _fill(row: Provider, words: ProviderWords) -> None:
    """The columns of a provider; what is None of the sealed ones stays."""
    row.name = words.name.strip()
    row.kinds = [kind.value for kind in ServiceKind if kind in set(words.kinds)]
    row.provinces = sorted(words.provinces)
    row.languages = sorted(words.languages)
    row.sexes = sorted(words.sexes)
    row.youngest, row.oldest = words.youngest, words.oldest
    row.capacity = words.capacity
    row.partner_agency_id = words.partner_agency
    row.is_active = words.is_active
    for column, text in (("sealed_contacts", words.contacts), ("sealed_location", words.location)):
        if text is not None:
            place = Place(_TABLE, column, row.id)
            setattr(row, column, sealed_words(text, key=row.key_id, place=place))
