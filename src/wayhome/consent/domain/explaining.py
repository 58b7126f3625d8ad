"""How consent was explained, who gave it, and what the law may say instead."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ExplainedHow(TextChoices):
    """In which form it was explained."""

    SPOKEN = "spoken", _("Spoken")
    INTERPRETER = "interpreter", _("Spoken, through an interpreter")
    WRITTEN = "written", _("In writing")
    PICTURE = "picture", _("With pictures")


class Point(TextChoices):
    """What has to be understood before a yes counts; after the guidance of HTCDS 2.0 on consent."""

    TALK = "talk", _("They are free to talk with us or not")
    WHY = "why", _("Why we ask")
    USE = "use", _("What may happen with what they tell")
    RESEARCH = "research", _("That figures without names may be made of it")
    SEE = "see", _("That they may see what is kept about them")
    HOW_LONG = "how_long", _("How long it is kept")
    TAKE_BACK = "take_back", _("How they can take their yes back")


class Age(TextChoices):
    """Whether the person is under eighteen; who may be one is treated as one."""

    ADULT = "adult", _("Eighteen or older")
    SHOWN_ADULT = "shown_adult", _("Eighteen or older, as a paper shows")
    CHILD = "child", _("Under eighteen")
    UNKNOWN = "unknown", _("Not known")


GROWN_UP = frozenset({Age.ADULT, Age.SHOWN_ADULT})


class GivenBy(TextChoices):
    """Who said yes."""

    PERSON = "person", _("The person")
    GUARDIAN = "guardian", _("A guardian")


class Relation(TextChoices):
    """What a guardian is to the child."""

    PARENT = "parent", _("Parent")
    GRANDPARENT = "grandparent", _("Grandparent")
    SIBLING = "sibling", _("Grown-up brother or sister")
    RELATIVE = "relative", _("Another relative")
    APPOINTED = "appointed", _("Appointed by a court or an authority")


class Assent(TextChoices):
    """What the child says of it."""

    GIVEN = "given", _("The child agrees")
    REFUSED = "refused", _("The child does not agree")
    TOO_YOUNG = "too_young", _("The child is too young to be asked")


class BasisKind(TextChoices):
    """On which ground of law something may leave without consent."""

    STATUTE = "statute", _("A duty under a law")
    COURT_ORDER = "court_order", _("An order of a court or prosecutor")
    VITAL_INTEREST = "vital_interest", _("To save a life")
    BEST_INTERESTS = "best_interests", _("The best interests of a child")
    PUBLIC_TASK = "public_task", _("A task that the law gives to this agency")
