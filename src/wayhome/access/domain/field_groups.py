"""Field groups: what of a person or complaint is opened together."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FieldGroup(TextChoices):
    """The unit of reading: each group is sealed, opened and audited by itself."""

    REFERENCE = "reference", _("Reference")
    IDENTITY = "identity", _("Identity")
    CONTACT = "contact", _("Contact")
    FAMILY = "family", _("Family")
    PHOTO = "photo", _("Photographs")
    DOCUMENTS = "documents", _("Documents")
    LOCATION = "location", _("Location")
    CIRCUMSTANCES = "circumstances", _("Circumstances")
    HEALTH = "health", _("Health")
    LEGAL = "legal", _("Legal")
    SOURCE = "source", _("Source")
    INTERNAL_NOTES = "internal_notes", _("Internal notes")
