"""Why a case, or a complaint that is in none, is erased."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Ground(TextChoices):
    """The ground of an erasure, which stays readable when its reason in words is gone."""

    TIME_OVER = "time_over", _("The time for keeping it is over")
    PERSON_ASKED = "person_asked", _("The person asked for it")
    LODGER_WITHDREW = "lodger_withdrew", _("The lodger withdrew the complaint")
    NO_BASIS = "no_basis", _("It should never have been kept")
