"""Papers, journey, handover: the codes in which they are told."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DocumentKind(TextChoices):
    """What lets a person cross a border."""

    PASSPORT = "passport", _("Passport")
    LAISSEZ_PASSER = "laissez_passer", _("Laissez-passer or emergency travel document")
    IDENTITY_CARD = "identity_card", _("Identity card that is valid for travel")
    CONVENTION = "convention", _("Travel document of a refugee or stateless person")
    OTHER = "other", _("Another document")


class Transport(TextChoices):
    """By what means the person travels."""

    AIR = "air", _("By air")
    ROAD = "road", _("By road")
    RAIL = "rail", _("By rail")
    SEA = "sea", _("By boat")
    SEVERAL = "several", _("Several")


class Fitness(TextChoices):
    """Whether a health worker holds the person fit to travel; never what they suffer from."""

    FIT = "fit", _("Fit to travel")
    WITH_CARE = "with_care", _("Fit with care on the way")
    NOT_FIT = "not_fit", _("Not fit yet")
    NOT_SEEN = "not_seen", _("Not seen by a health worker")


class Receiver(TextChoices):
    """To whom a person is handed over."""

    AGENCY = "agency", _("An agency or authority")
    FAMILY = "family", _("Family")
    PROVIDER = "provider", _("A service provider or shelter")
    NOBODY = "nobody", _("Nobody: an adult who travels on alone, by choice")


class EndReason(TextChoices):
    """Why a return was broken off."""

    DANGER = "danger", _("Danger came to light")
    CHANGED_MIND = "changed_mind", _("The person changed their mind")
    ILLNESS = "illness", _("Illness")
    DOCUMENTS = "documents", _("Trouble with the documents")
    NO_RECEIVER = "no_receiver", _("Nobody was there to receive the person")
    LEFT = "left", _("The person left on the way")
    OTHER = "other", _("Another reason")


@dataclass(frozen=True, slots=True)
class Papers:
    """A travel document: kind, days, and its number, which is sealed."""

    kind: DocumentKind
    issued_on: date
    expires_on: date
    number: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class End:
    """One end of a journey: country (ISO 3166-1 alpha-3), province (P-code) if known, exact place.

    The exact place is sealed.
    """

    country: str
    province: str = ""
    place: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Journey:
    """A planned journey; who escorts is sealed."""

    start: End
    finish: End
    travel_on: date
    transport: Transport
    fitness: Fitness
    is_escorted: bool
    escorts: str = field(default="", repr=False)

    @property
    def crosses_border(self) -> bool:
        """Whether a travel document is needed."""
        return self.start.country != self.finish.country


@dataclass(frozen=True, slots=True)
class Handover:
    """To whom a person was handed over and when; who, where and who confirmed it are sealed."""

    receiver: Receiver
    on: date
    to: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    confirmed_by: str = field(default="", repr=False)
