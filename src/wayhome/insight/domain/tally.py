"""What was counted for a period, before anything is rounded, compared or hidden."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from wayhome.insight.domain.indicators import IndicatorCode

BREAKDOWNS = (
    IndicatorCode.COMPLAINTS_BY_LODGER,
    IndicatorCode.COMPLAINTS_BY_NATIONALITY,
    IndicatorCode.COMPLAINTS_BY_PROVINCE,
    IndicatorCode.COMPLAINTS_BY_CHANNEL,
)
"""Indicators that are a table; every other one is a single number."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one period.

    `received` are complaints lodged in the period; `concluded` those of them with a concluded
    finding, `substantiated` those found substantiated or partly so; `hours` from lodging to the
    first action for those that had one; `located` persons located in the period. `tables` has for
    each breakdown the count of every key, the empty key standing for "not known"; `happened` how
    often what comes after the finding happened, for the agency's own report only.
    """

    received: int
    concluded: int
    substantiated: int
    located: int
    hours: tuple[Decimal, ...] = ()
    tables: Mapping[IndicatorCode, Mapping[str, int]] = field(default_factory=dict)
    happened: Mapping[IndicatorCode, int] = field(default_factory=dict)
