"""The parts of what is erased, one for each room that destroys something of its own."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.erasure.domain.subjects import SubjectKind


class Part(TextChoices):
    """In the order of erasing: the case first, so that nothing is written to it any more."""

    CASE = "case", _("The case and what lies under its key")
    COMPLAINTS = "complaints", _("Complaints, files and messages")
    PERSONS = "persons", _("Persons, forms of names, what finds them")
    SITES = "sites", _("Places, what finds them")
    ALLEGED = "alleged", _("Alleged persons, what finds them")
    REFERRALS = "referrals", _("What was handed over with referrals")
    FORMS = "forms", _("What finds answers to forms")
    OPERATIONS = "operations", _("Names of persons located")
    TAKINGS = "takings", _("What was taken along on phones")


PARTS: Mapping[SubjectKind, tuple[Part, ...]] = {
    SubjectKind.CASE: tuple(Part),
    SubjectKind.COMPLAINT: (Part.COMPLAINTS, Part.PERSONS, Part.SITES),
}
"""What there is to destroy, in this order. What a case wrote of a complaint goes with that case."""
