"""Who may receive something, in words, and as choices of a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wayhome.access.policy import NotFound
from wayhome.access.queries.agency_names import AgencyName, agency_names
from wayhome.care.queries.providers import ProviderFilter, providers
from wayhome.consent.domain.recipients import (
    LODGER,
    PERSON,
    Authority,
    RecipientKind,
    agency_key,
    authority_key,
    provider_key,
)
from wayhome.kernel.actor import Actor
from wayhome.places.countries import countries, country_name


@dataclass(frozen=True)
class Recipients:
    """Everybody who can be named, as far as the actor knows them."""

    actor: Actor

    @cached_property
    def _agencies(self) -> Mapping[UUID, AgencyName]:
        return agency_names()

    @cached_property
    def _providers(self) -> Mapping[str, str]:
        try:
            rows = providers(self.actor, ProviderFilter(active_only=False))
        except NotFound:
            return {}
        return {provider_key(row.id): row.name for row in rows}

    def name(self, recipient: str) -> str:
        """A recipient in words; one that is unknown by now is said as such."""
        if recipient in {PERSON, LODGER}:
            return str({PERSON: _("The person"), LODGER: _("Whoever lodged it")}[recipient])
        kind, _colon, rest = recipient.partition(":")
        if kind == RecipientKind.EMBASSY:
            return _("Embassy of %(country)s") % {"country": country_name(rest)}
        if kind == RecipientKind.AUTHORITY:
            return str(Authority(rest).label)
        if kind == RecipientKind.PROVIDER:
            return self._providers.get(recipient, _("A provider that is not known here"))
        agency = self._agencies.get(UUID(rest))
        return agency.name if agency else _("An agency that is not known here")

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Everybody but the embassies, of which there are too many for boxes to tick."""
        others = [each for each in self._agencies if each != self.actor.agency]
        keys = [
            PERSON,
            LODGER,
            *(authority_key(each) for each in Authority),
            *(agency_key(each) for each in others),
            *self._providers,
        ]
        return [(key, self.name(key)) for key in keys]


def embassy_choices() -> list[tuple[str, str]]:
    """Every country, by name; none chosen beforehand."""
    return [("", _("No embassy")), *countries(get_language() or "en")]
