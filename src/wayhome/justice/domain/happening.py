"""One event of a proceeding as it is noted, and what must come with it."""

from dataclasses import dataclass, field
from datetime import date

from wayhome.justice.domain.authorities import Authority, Punishment
from wayhome.justice.domain.charges import Charge
from wayhome.justice.domain.dated import Dated
from wayhome.justice.domain.proceedings import ProceedingEvent

LONGEST_SENTENCE = 1_200
"""Months; a hundred years stands for life in tables."""


class CourtMissing(Exception):
    """A verdict or a sentence is always told with the court that gave it."""


class OffencesDoNotFit(Exception):
    """A charge and a conviction name offences; nothing else does."""


class PunishmentDoesNotFit(Exception):
    """A sentence says what it imposes, in months where it is time; nothing else does."""


class InFuture(Exception):
    """Only what happened is noted; what is planned is a task."""


class BeforeBirth(Exception):
    """The event would have been before the alleged person was born."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is sealed of an event: which court or office, its reference, and further words."""

    authority_name: str = field(default="", repr=False)
    reference: str = field(default="", repr=False)
    words: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        """Whether anything was told."""
        return bool(self.authority_name or self.reference or self.words)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with its date, who did it and where; `place` is the code of a province or country."""

    event: ProceedingEvent
    when: Dated
    authority: Authority | None = None
    place: str = ""
    charges: tuple[Charge, ...] = ()
    punishment: Punishment | None = None
    months: int | None = None
    details: Details = field(default_factory=Details)


def check_happening(told: Happening, *, today: date, born: date | None) -> None:
    """Refuse what cannot be, whatever stands before it. `born` is the first day of a birth that is known.

    Raises InFuture, BeforeBirth, CourtMissing, OffencesDoNotFit, PunishmentDoesNotFit.
    """
    if told.when.earliest > today:
        raise InFuture
    if born is not None and told.when.latest < born:
        raise BeforeBirth
    if told.event.is_of_court and (told.authority is None or not told.authority.is_court):
        raise CourtMissing
    if told.event.states_offences != bool(told.charges):
        raise OffencesDoNotFit
    if not _punishment_fits(told):
        raise PunishmentDoesNotFit


def _punishment_fits(told: Happening) -> bool:
    """A sentence has a punishment, and time exactly where the punishment is time."""
    if told.event is not ProceedingEvent.SENTENCE:
        return told.punishment is None and told.months is None
    if told.punishment is None:
        return False
    if told.months is None:
        return True
    return told.punishment.has_length and 0 < told.months <= LONGEST_SENTENCE
