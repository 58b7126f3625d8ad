"""Persons at an operation: how they are told apart, and what became of each."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MOST_AT_ONCE = 50


class Sex(TextChoices):
    """As complaints have it."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    OTHER = "other", _("Other")
    UNKNOWN = "", _("Not known")


class AgeBand(TextChoices):
    """An age as it is judged on the spot."""

    UNDER_12 = "0-11", _("Under 12")
    UNDER_18 = "12-17", _("12 to 17")
    UNDER_30 = "18-29", _("18 to 29")
    UNDER_45 = "30-44", _("30 to 44")
    UNDER_60 = "45-59", _("45 to 59")
    OLDER = "60+", _("60 or older")
    UNKNOWN = "", _("Not known")

    @property
    def is_child(self) -> bool:
        """Under eighteen (Convention on the Rights of the Child, article 1)."""
        return self in {AgeBand.UNDER_12, AgeBand.UNDER_18}

    @property
    def middle(self) -> int | None:
        """An age in years that stands for the band; None when nothing is known."""
        return _MIDDLES.get(self)


_MIDDLES = {
    AgeBand.UNDER_12: 8,
    AgeBand.UNDER_18: 15,
    AgeBand.UNDER_30: 24,
    AgeBand.UNDER_45: 37,
    AgeBand.UNDER_60: 52,
    AgeBand.OLDER: 66,
}


class PersonState(TextChoices):
    """What became of somebody who was found."""

    LOCATED = "located", _("Located")
    FREED = "freed", _("Freed")
    SAFE = "safe", _("Moved to safety")
    DECLINED = "declined", _("Declined help")
    GONE = "gone", _("Whereabouts not known again")
    DIED = "died", _("Died")

    @property
    def is_free(self) -> bool:
        """Whether it says that the person is no longer held."""
        return self in {PersonState.FREED, PersonState.SAFE}


class PersonEvent(TextChoices):
    """What can happen to somebody who was found."""

    FREE = "free", _("Freed")
    MOVE = "move", _("Moved to safety")
    DECLINE = "decline", _("Declined help")
    LOSE = "lose", _("Whereabouts not known again")
    DIE = "die", _("Died")
    CORRECT = "correct", _("Entered by mistake: back to located")


_S, _E = PersonState, PersonEvent

TRANSITIONS: Mapping[tuple[PersonState, PersonEvent], PersonState] = {
    (_S.LOCATED, _E.FREE): _S.FREED,
    (_S.LOCATED, _E.MOVE): _S.SAFE,
    (_S.LOCATED, _E.DECLINE): _S.DECLINED,
    (_S.LOCATED, _E.LOSE): _S.GONE,
    (_S.LOCATED, _E.DIE): _S.DIED,
    (_S.FREED, _E.MOVE): _S.SAFE,
    (_S.FREED, _E.DECLINE): _S.DECLINED,
    (_S.FREED, _E.LOSE): _S.GONE,
    (_S.FREED, _E.DIE): _S.DIED,
    (_S.FREED, _E.CORRECT): _S.LOCATED,
    (_S.SAFE, _E.LOSE): _S.GONE,
    (_S.SAFE, _E.DIE): _S.DIED,
    (_S.SAFE, _E.CORRECT): _S.LOCATED,
    (_S.DECLINED, _E.FREE): _S.FREED,
    (_S.DECLINED, _E.MOVE): _S.SAFE,
    (_S.DECLINED, _E.LOSE): _S.GONE,
    (_S.DECLINED, _E.DIE): _S.DIED,
    (_S.DECLINED, _E.CORRECT): _S.LOCATED,
    (_S.GONE, _E.FREE): _S.FREED,
    (_S.GONE, _E.MOVE): _S.SAFE,
    (_S.GONE, _E.DIE): _S.DIED,
    (_S.GONE, _E.CORRECT): _S.LOCATED,
    (_S.DIED, _E.CORRECT): _S.LOCATED,
}
"""The state after an event. Every pair that is not here is refused."""


class PersonRefused(Exception):
    """The event cannot happen to the person now."""


def person_after(state: PersonState, event: PersonEvent) -> PersonState:
    """The state after an event. Raises PersonRefused."""
    found = TRANSITIONS.get((state, event))
    if found is None:
        raise PersonRefused
    return found
