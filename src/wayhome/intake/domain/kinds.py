"""Who lodges a complaint, and through which channel it came."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class LodgerKind(StrEnum):
    """Who submitted the complaint."""

    RELATIVE = "relative"
    SELF = "self"
    EMBASSY = "embassy"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    NGO = "ngo"
    HOTLINE = "hotline"
    POLICE = "police"
    OTHER = "other"

    @property
    def label(self) -> str | Promise:
        """The words people read."""
        return _LODGER_LABELS[self]


class Channel(StrEnum):
    """How the complaint reached us."""

    WEB = "web"
    PORTAL = "portal"
    API = "api"
    FILE = "file"
    PHONE = "phone"
    WALK_IN = "walk_in"

    @property
    def label(self) -> str | Promise:
        """The words people read."""
        return _CHANNEL_LABELS[self]


_LODGER_LABELS: dict[LodgerKind, str | Promise] = {
    LodgerKind.RELATIVE: _("Family or friend"),
    LodgerKind.SELF: _("The person themselves"),
    LodgerKind.EMBASSY: _("Embassy"),
    LodgerKind.INTERNATIONAL_ORGANISATION: _("International organisation"),
    LodgerKind.NGO: _("Non-governmental organisation"),
    LodgerKind.HOTLINE: _("Telephone help line"),
    LodgerKind.POLICE: _("Police"),
    LodgerKind.OTHER: _("Someone else"),
}

_CHANNEL_LABELS: dict[Channel, str | Promise] = {
    Channel.WEB: _("Public page"),
    Channel.PORTAL: _("Partner portal"),
    Channel.API: _("Partner interface"),
    Channel.FILE: _("File of many complaints"),
    Channel.PHONE: _("Telephone"),
    Channel.WALK_IN: _("In person"),
}
