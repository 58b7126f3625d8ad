"""What something about a person may be shared for."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose


class SharePurpose(TextChoices):
    """Why something leaves; where an opening has the same purpose, the code is the same."""

    CONTACT = Purpose.CONTACT.value, _("Telling the lodger how things stand")
    VERIFICATION = Purpose.VERIFICATION.value, _("Verification and investigation")
    PROTECTION = Purpose.PROTECTION.value, _("Protection and services")
    OPERATION = Purpose.OPERATION.value, _("Operation to locate or free the person")
    PROSECUTION = Purpose.PROSECUTION.value, _("Prosecution")
    COMPENSATION = "compensation", _("Compensation")
    REPATRIATION = Purpose.REPATRIATION.value, _("Return and reintegration")
    FAMILY_TRACING = "family_tracing", _("Finding the family")
    OWN_COPY = "own_copy", _("A copy for the person")
    RESEARCH = "research", _("Research without names")


AGREED = frozenset(FieldGroup) - {FieldGroup.SOURCE, FieldGroup.INTERNAL_NOTES}
"""What a person can agree to share: nothing of who told us, nor of our own notes."""

BY_LAW = frozenset(FieldGroup) - {FieldGroup.SOURCE}
"""What a legal basis can cover. Who told us is never covered by a row of this room."""
