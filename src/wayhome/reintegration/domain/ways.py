"""How a person was reached, or was tried to be."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.consent.domain.contact import ContactWay


class Way(TextChoices):
    """The ways of contact under the rules of safe contact, and one that no rule of ours governs."""

    VISIT = ContactWay.VISIT.value, ContactWay.VISIT.label
    CALL = ContactWay.CALL.value, ContactWay.CALL.label
    MESSAGE = ContactWay.MESSAGE.value, ContactWay.MESSAGE.label
    EMAIL = ContactWay.EMAIL.value, ContactWay.EMAIL.label
    LETTER = ContactWay.LETTER.value, ContactWay.LETTER.label
    THROUGH_OTHER = ContactWay.THROUGH_OTHER.value, ContactWay.THROUGH_OTHER.label
    THEY_CAME = "they_came", _("They got in touch themselves")


OURS: Final = frozenset(Way) - {Way.THEY_CAME}
"""The ways by which we reach for somebody; each asks the rules first."""
