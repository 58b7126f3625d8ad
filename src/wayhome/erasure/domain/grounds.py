"""Why a case is erased."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

KEPT = timedelta(days=731)
"""A closed case is kept for 24 months; then its words may go without anybody asking for it."""


class Ground(TextChoices):
    """The ground of an erasure, which stays readable when its reason in words is gone."""

    TIME_OVER = "time_over", _("Closed for 24 months")
    PERSON_ASKED = "person_asked", _("The person asked for it")
    LODGER_WITHDREW = "lodger_withdrew", _("The lodger withdrew the complaint")
    NO_BASIS = "no_basis", _("It should never have been kept")
