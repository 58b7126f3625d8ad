"""What sort of operation it is, and what sort of place it goes to."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OperationKind(TextChoices):
    """How people are reached."""

    CHECK = "check", _("Visit to check on people")
    SEARCH = "search", _("Search of premises")
    JOINT = "joint", _("Joint operation of several agencies")
    INTERCEPTION = "interception", _("Interception on the way or at a border")
    HANDOVER = "handover", _("Negotiated release or handover")
    OTHER = "other", _("Other")


class SiteKind(TextChoices):
    """What the place is used as."""

    COMPOUND = "compound", _("Closed compound")
    BUILDING = "building", _("Office or apartment building")
    HOUSE = "house", _("House")
    LODGING = "lodging", _("Hotel or guest house")
    WORKPLACE = "workplace", _("Factory, farm or building site")
    ENTERTAINMENT = "entertainment", _("Place of entertainment")
    VESSEL = "vessel", _("Vessel")
    CROSSING = "crossing", _("Border crossing, port or airport")
    OTHER = "other", _("Other")
