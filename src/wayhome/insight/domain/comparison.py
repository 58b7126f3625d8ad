"""A claimed figure beside the register's own: how far apart, and what may explain it."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from wayhome.insight.domain.circumstances import Circumstances
from wayhome.insight.domain.explaining import Explanation, Gap, Reason, reasons
from wayhome.insight.domain.indicators import INDICATORS, IndicatorCode, Unit
from wayhome.insight.domain.report import Figure
from wayhome.insight.domain.wording import plain


@dataclass(frozen=True, slots=True)
class Comparison:
    """The claim minus the register's own value, in the unit of the claim; None without a value."""

    own: Decimal | None
    difference: Decimal | None
    explanations: tuple[Reason, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the two are the same number."""
        return self.difference == 0


def own_value(figure: Figure | None) -> Decimal | None:
    """The register's value in the unit in which sources claim it: shares in percent."""
    if figure is None or figure.value is None:
        return None
    if INDICATORS[figure.indicator].unit is Unit.PERCENT:
        return (figure.value * 100).quantize(Decimal("0.01"))
    return figure.value


def compare(
    claimed: Decimal,
    own: Figure | None,
    *,
    is_approximate: bool = False,
    around: Circumstances | None = None,
) -> Comparison:
    """Set a claim beside the register's own figure; `around` is what the register can tell of it."""
    value = own_value(own)
    if own is None or value is None:
        hidden = (Reason(Explanation.SUPPRESSED),) if own is not None and own.hidden else ()
        return Comparison(own=None, difference=None, explanations=hidden)
    difference = claimed - value
    if difference == 0:
        return Comparison(value, difference)
    rounded = Reason(Explanation.ROUNDING)
    if _rounds_to(value, claimed):
        return Comparison(value, difference, (rounded,))
    found = reasons(Gap(claimed, value, own.indicator), around or Circumstances())
    return Comparison(value, difference, (rounded, *found) if is_approximate else found)


def difference_words(comparison: Comparison, indicator: IndicatorCode) -> str:
    """The difference as a sentence about the register."""
    gap = comparison.difference
    if gap is None:
        return _("The register has no number to set beside it.")
    if gap == 0:
        return _("The register has the same number.")
    values = {"gap": plain(abs(gap))}
    if INDICATORS[indicator].unit is Unit.PERCENT:
        if gap > 0:
            return _("The register is lower by %(gap)s percentage points.") % values
        return _("The register is higher by %(gap)s percentage points.") % values
    if gap > 0:
        return _("The register has %(gap)s fewer.") % values
    return _("The register has %(gap)s more.") % values


def _rounds_to(value: Decimal, claimed: Decimal) -> bool:
    """Whether the claim is the value with fewer places."""
    places = claimed.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(min(places, 0)) if isinstance(places, int) else Decimal(1)
    return value != claimed and value.quantize(step) == claimed
