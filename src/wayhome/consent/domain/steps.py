"""What the timeline of a case says of consent."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ConsentStep(TextChoices):
    """The code of a line; its subject is the complaint that tells of the person."""

    GIVEN = "given", _("Consent recorded")
    WITHDRAWN = "withdrawn", _("Consent taken back")
    BASIS = "basis", _("Legal basis recorded")
    BASIS_ENDED = "basis_ended", _("Legal basis ended")
    CONTACT = "contact", _("Safe contact recorded")
