"""Compensation asked for, ordered and paid: the table of states and events, and amounts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

_CURRENCY = re.compile(r"[A-Z]{3}")
_MOST = Decimal(10) ** 12


class CompensationState(TextChoices):
    """Where a claim for compensation stands."""

    NONE = "none", _("Nothing noted")
    ASKED = "asked", _("Asked for")
    ORDERED = "ordered", _("Ordered")
    PARTLY_PAID = "partly_paid", _("Paid in part")
    PAID = "paid", _("Paid in full")
    REFUSED = "refused", _("Refused")
    GIVEN_UP = "given_up", _("No longer asked for")


class CompensationEvent(TextChoices):
    """What happens to a claim."""

    ASK = "ask", _("Asked for")
    ORDER = "order", _("Ordered")
    REFUSE = "refuse", _("Refused or set aside")
    PAY_PART = "pay_part", _("Paid in part")
    PAY_ALL = "pay_all", _("Paid in full")
    GIVE_UP = "give_up", _("No longer asked for")

    @property
    def has_amount(self) -> bool:
        """Whether it is told with an amount."""
        return self not in {CompensationEvent.REFUSE, CompensationEvent.GIVE_UP}


class Payer(TextChoices):
    """Who did it: asked, ordered or paid."""

    PERSON = "person", _("The person or their lawyer")
    PROSECUTOR = "prosecutor", _("Prosecutor")
    COURT = "court", _("Court")
    ALLEGED = "alleged", _("The alleged or convicted person")
    EMPLOYER = "employer", _("A company or employer")
    STATE = "state", _("A fund of the State")
    OTHER = "other", _("Somebody else")


_S, _E = CompensationState, CompensationEvent

TRANSITIONS: Mapping[tuple[CompensationState, CompensationEvent], CompensationState] = {
    (_S.NONE, _E.ASK): _S.ASKED,
    # A court or a fund may grant what nobody asked for.
    (_S.NONE, _E.ORDER): _S.ORDERED,
    (_S.ASKED, _E.ORDER): _S.ORDERED,
    (_S.ASKED, _E.REFUSE): _S.REFUSED,
    (_S.ASKED, _E.GIVE_UP): _S.GIVEN_UP,
    # Settled without an order.
    (_S.ASKED, _E.PAY_PART): _S.PARTLY_PAID,
    (_S.ASKED, _E.PAY_ALL): _S.PAID,
    (_S.ORDERED, _E.ORDER): _S.ORDERED,
    (_S.ORDERED, _E.REFUSE): _S.REFUSED,
    (_S.ORDERED, _E.PAY_PART): _S.PARTLY_PAID,
    (_S.ORDERED, _E.PAY_ALL): _S.PAID,
    (_S.ORDERED, _E.GIVE_UP): _S.GIVEN_UP,
    (_S.PARTLY_PAID, _E.PAY_PART): _S.PARTLY_PAID,
    (_S.PARTLY_PAID, _E.PAY_ALL): _S.PAID,
    (_S.PARTLY_PAID, _E.GIVE_UP): _S.GIVEN_UP,
    (_S.REFUSED, _E.ASK): _S.ASKED,
    (_S.REFUSED, _E.ORDER): _S.ORDERED,
    (_S.GIVEN_UP, _E.ASK): _S.ASKED,
}
"""The state after an event. Every pair that is not here is refused."""

SETTLED = frozenset({_S.NONE, _S.PAID, _S.REFUSED, _S.GIVEN_UP})
"""States in which nobody waits for money."""


def payments_after(state: CompensationState) -> tuple[CompensationEvent, ...]:
    """What can happen next."""
    return tuple(event for event in CompensationEvent if (state, event) in TRANSITIONS)


class AmountDoesNotFit(Exception):
    """An amount is missing, is no sum of money, or stands where none belongs."""


@dataclass(frozen=True, slots=True)
class Money:
    """A sum with the ISO 4217 code of its currency; at most two decimals."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        is_sum = self.amount.is_finite() and 0 < self.amount < _MOST
        if not is_sum or self.amount != self.amount.quantize(Decimal("0.01")):
            raise AmountDoesNotFit
        if _CURRENCY.fullmatch(self.currency) is None:
            raise AmountDoesNotFit


def check_amount(event: CompensationEvent, sum_told: Money | None) -> None:
    """A sum exactly where the event has one. Raises AmountDoesNotFit."""
    if event.has_amount != (sum_told is not None):
        raise AmountDoesNotFit
