"""What a return rests on: the person's own wish, and for a child whoever decided what is best."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Choice(TextChoices):
    """What was explained to the person before they chose."""

    RETURN = "return", _("Returning, and how the journey would go")
    STAYING = "staying", _("Staying: permit, protection, asylum")
    ELSEWHERE = "elsewhere", _("Going to another country or another place at home")
    HELP = "help", _("Help at home, and that it may be declined")
    TIME = "time", _("Taking time to think, and changing one’s mind")


class Basis(TextChoices):
    """Who decided that returning is in the best interests of a child, and how."""

    COURT = "court", _("Decision of a court")
    AUTHORITY = "authority", _("Decision of the child protection authority")
    PANEL = "panel", _("Formal determination by a panel")
    GUARDIAN = "guardian", _("Assessment by guardian and social worker together")


NEEDED = frozenset({Choice.RETURN, Choice.STAYING})


class WishMissing(Exception):
    """Nobody is sent home without their own words."""


class NotInformed(Exception):
    """Whoever was not told of staying had no choice."""


class AgeContradicted(Exception):
    """A complaint says that the person is a child; only a paper that shows otherwise counts."""


class BasisMissing(Exception):
    """A child returns only when it was named who decided that it is best for the child."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person wishes in their own words, what they were told, and whether it is a child.

    `is_shown_adult` says that a paper shows it. A child is heard too (Convention on the Rights of the Child, articles 3 and 12). What was told
    follows the principle of return by choice (Palermo Protocol, article 8(2)).
    """

    words: str = field(repr=False)
    informed_of: frozenset[Choice]
    is_child: bool
    basis: Basis | None = None
    is_shown_adult: bool = False


def check_wish(wish: Wish) -> None:
    """Refuse a wish on which nobody may be sent. Raises WishMissing, NotInformed, BasisMissing."""
    if not wish.words.strip():
        raise WishMissing
    if not is_informed(wish.informed_of):
        raise NotInformed
    if wish.is_child and wish.basis is None:
        raise BasisMissing


def is_informed(told: Collection[Choice]) -> bool:
    """Whether both ways were explained."""
    return set(told) >= NEEDED
