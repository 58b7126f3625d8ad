"""Messages between a lodger and the agency, and facts that are added later."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Direction(TextChoices):
    """Who wrote: the agency or whoever lodged."""

    TO_LODGER = "to_lodger", _("To the lodger")
    FROM_LODGER = "from_lodger", _("From the lodger")


class Topic(TextChoices):
    """What a message is about: talk, or a fact that adds to the complaint."""

    TALK = "talk", _("Message")
    PERSON = "person", _("More about the person")
    PLACE = "place", _("More about the place")
    EVENT = "event", _("More about what happened")
    CONTACT = "contact", _("How to reach the lodger")
