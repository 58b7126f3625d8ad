"""How a score adds up, step by step, as numbers, words and bars."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from math import fsum

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from wayhome.matching.compare.comparison import Agreement, Comparison
from wayhome.people.queries.pairs import PairRow
from wayhome.web.casework.matches.sentences import (
    FEATURES,
    REASONS,
    likelihood,
    signed,
    strength,
)

_LEAST_SPAN = 1e-6
_WIDTH = 200
_THINNEST = 2
_SURE = 0.9995


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a bar begins and how wide it is, of 200 in all; `zero` is where nothing is said."""

    start: int
    width: int
    zero: int


@dataclass(frozen=True, slots=True)
class Step:
    """One line: what is weighed, why, how much it says, and the sum so far.

    `weight` and `total` are exact; `shown` and `shown_total` have one decimal and a sign.
    """

    label: str
    sentence: str
    strength: str
    weight: float
    total: float
    bar: Bar
    is_for: bool

    @property
    def shown(self) -> str:
        """The weight as people read it."""
        return signed(self.weight)

    @property
    def shown_total(self) -> str:
        """The sum so far as people read it."""
        return signed(self.total)


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The start, one step for each comparison, and what they add up to."""

    steps: tuple[Step, ...]
    total: str
    probability: str
    likelihood: str
    tone: str
    model: str


def waterfall(pair: PairRow) -> Waterfall:
    """The steps of a pair's score, the weightiest first; the last total is the pair's weight."""
    ordered = sorted(pair.comparisons, key=lambda each: -abs(each.weight))
    totals = _totals(pair.prior, ordered)
    edges = (0.0, *totals)
    low, high = min(edges), max(edges)
    begun = zip(edges, totals, strict=False)
    bars = [_bar(before, after, low=low, high=high) for before, after in begun]
    first = Step(
        label=_("Start"),
        sentence=_("Two complaints taken at random are seldom about one person."),
        strength=strength(pair.prior),
        weight=pair.prior,
        total=totals[0],
        bar=bars[0],
        is_for=pair.prior > 0,
    )
    steps = [
        _step(comparison, total, bar)
        for comparison, total, bar in zip(ordered, totals[1:], bars[1:], strict=True)
    ]
    word, tone = likelihood(pair.probability)
    return Waterfall(
        steps=(first, *steps),
        total=signed(pair.weight),
        probability=percent(pair.probability),
        likelihood=word,
        tone=tone,
        model=pair.scored_with,
    )


def percent(probability: float) -> str:
    """A probability as people read it; never certain either way."""
    if probability >= _SURE:
        return _("more than 99.9%")
    if probability <= 1 - _SURE:
        return _("less than 0.1%")
    return _("%(number)s%%") % {"number": number_format(100 * probability, decimal_pos=1)}


def _totals(prior: float, comparisons: Iterable[Comparison]) -> list[float]:
    """The sum after each step, each added up anew so that no rounding piles up."""
    parts = accumulate(((each.weight,) for each in comparisons), initial=(prior,))
    return [fsum(part) for part in parts]


def _bar(before: float, after: float, *, low: float, high: float) -> Bar:
    """The bar from one sum to the next on a scale from the lowest to the highest."""
    # Nothing to draw is drawn as nothing: a span next to zero has no finite scale.
    scale = _WIDTH / max(high - low, _LEAST_SPAN)
    start = round((min(before, after) - low) * scale)
    width = max(_THINNEST, round(abs(after - before) * scale))
    return Bar(start=min(start, _WIDTH - width), width=width, zero=round(-low * scale))


def _step(comparison: Comparison, total: float, bar: Bar) -> Step:
    """One comparison in words."""
    is_missing = comparison.agreement is Agreement.MISSING
    return Step(
        label=str(FEATURES[comparison.feature]),
        sentence=str(REASONS[comparison.reason]),
        strength=_("Says nothing") if is_missing else strength(comparison.weight),
        weight=comparison.weight,
        total=total,
        bar=bar,
        is_for=comparison.weight > 0,
    )
