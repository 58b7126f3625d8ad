"""The interval around a share."""

from dataclasses import dataclass
from decimal import Decimal

_Z_95 = Decimal("1.959964")
_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Share:
    """A share between 0 and 1 with its 95 % interval, and the two counts it comes from."""

    part: int
    whole: int
    value: Decimal
    low: Decimal
    high: Decimal


def share(part: int, whole: int) -> Share | None:
    """The share of `part` in `whole` with the Wilson score interval; None when whole is 0.

    E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212. It stays
    inside 0 and 1 and is honest for small numbers and for shares near 1.
    """
    if whole == 0:
        return None
    n, p, z = Decimal(whole), Decimal(part) / Decimal(whole), _Z_95
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).sqrt() / (1 + z * z / n)
    # At the ends the bound is the share itself; rounding must not push it past.
    low = Decimal(0) if part == 0 else max(Decimal(0), middle - spread)
    high = Decimal(1) if part == whole else min(Decimal(1), middle + spread)
    return Share(
        part=part,
        whole=whole,
        value=p.quantize(_PLACES),
        low=low.quantize(_PLACES),
        high=high.quantize(_PLACES),
    )
