"""How likely two alleged persons are one, with the reasons: what matching says, and shared accounts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wayhome.justice.domain.identity import Identity
from wayhome.justice.domain.tokens import read_account
from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason
from wayhome.matching.score import score

KEPT_FROM = -7.0
"""The weight from which a link is worth somebody's time, when no number is shared.

An instance knows far fewer alleged persons than persons, so fewer of them are alike by chance than
the prior of matching says.
"""

_ACCOUNT_WEIGHT = 9.0
"""An account that two reports name: as telling as a document that a family may share."""

_SHARING = frozenset(
    {
        Reason.PHONE_SAME,
        Reason.PHONE_SAME_DIGITS,
        Reason.PHONE_SHARED_NAME_DIFFERS,
        Reason.DOCUMENT_SAME,
    }
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """The weight in log2 odds, and why; `shares_account` adds to what the comparisons weigh."""

    weight: float
    comparisons: tuple[Comparison, ...]
    shares_account: bool

    @property
    def is_kept(self) -> bool:
        """Whether it is worth proposing: likely enough, or a number or an account is shared."""
        shares = any(each.reason in _SHARING for each in self.comparisons)
        return shares or self.shares_account or self.weight >= KEPT_FROM


def compare(left: Identity, right: Identity) -> Likeness:
    """Compare two identities; their order makes no difference."""
    found = score(left.description, right.description)
    shares = bool(_accounts(left) & _accounts(right))
    weight = found.weight + (_ACCOUNT_WEIGHT if shares else 0.0)
    return Likeness(weight, found.comparisons, shares)


def to_codes(comparisons: Iterable[Comparison], *, shares_account: bool) -> dict[str, Any]:
    """The reasons as they are stored: codes and weights, no value."""
    return {
        "account": shares_account,
        "features": [
            [each.feature.value, each.agreement.value, each.weight, each.reason.value]
            for each in comparisons
        ],
    }


def from_codes(codes: dict[str, Any], *, weight: float) -> Likeness:
    """The likeness that `to_codes` wrote."""
    comparisons = tuple(
        Comparison(Feature(feature), Agreement(agreement), each, Reason(reason))
        for feature, agreement, each, reason in codes["features"]
    )
    return Likeness(weight, comparisons, codes["account"])


def _accounts(told: Identity) -> set[str]:
    return {read for text in told.accounts if (read := read_account(text))}
