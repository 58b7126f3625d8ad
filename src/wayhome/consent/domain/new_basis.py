"""What is told when the law lets something leave without consent."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from wayhome.consent.domain.explaining import BasisKind
from wayhome.consent.domain.new_consent import Chosen, GroupNotShared, NothingChosen
from wayhome.consent.domain.purposes import BY_LAW
from wayhome.consent.domain.recipients import kind_of
from wayhome.consent.domain.spans import check_span

LONGEST = timedelta(days=366)
"""A legal basis is looked at again after a year at the latest."""

SHORTEST_LAW = 5


@dataclass(frozen=True, slots=True)
class NewBasis:
    """The law with its article, who decided, why, and what may leave until the end of a day."""

    items: frozenset[Chosen]
    kind: BasisKind
    law: str = field(repr=False)
    decided_by: str = field(repr=False)
    reasons: str = field(repr=False)
    until_on: date


class LawMissing(Exception):
    """A legal basis names its law, who decided, and why."""


def check_basis(given: NewBasis, *, now: datetime) -> None:
    """Raises what stands against it, RecipientUnknown and DateImpossible among them."""
    if not given.items:
        raise NothingChosen
    for item in given.items:
        kind_of(item.recipient)
        if item.group not in BY_LAW:
            raise GroupNotShared
    told = (given.law, given.decided_by, given.reasons)
    if len(given.law.strip()) < SHORTEST_LAW or not all(each.strip() for each in told):
        raise LawMissing
    check_span(now, given.until_on, now=now, longest=LONGEST)
