"""Why cases that were taken along open no longer."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Ending(TextChoices):
    """Beside these, every taking ends when its time is over."""

    SIGNED_OUT = "signed_out", _("Signed out")
    REPLACED = "replaced", _("Taken along anew")
    GIVEN_BACK = "given_back", _("Given back by the officer")
    REVOKED = "revoked", _("Stopped by a colleague: the device may be lost")
