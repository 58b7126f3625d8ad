"""Figures in words: the number as people read it, how sure it is, and whether it is shown."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayhome.insight.domain.indicators import INDICATORS, IndicatorCode, Unit
from wayhome.insight.domain.report import Figure
from wayhome.insight.domain.suppression import SMALLEST_SHOWN

_MANY = 2
_UNITS: dict[Unit, Callable[[int], str]] = {
    Unit.COMPLAINTS: lambda count: ngettext("complaint", "complaints", count),
    Unit.FINDINGS: lambda count: ngettext("finding", "findings", count),
    Unit.PERCENT: lambda _count: _("percent"),
    Unit.HOURS: lambda count: ngettext("hour", "hours", count),
    Unit.PERSONS: lambda count: ngettext("person", "persons", count),
    Unit.OPERATIONS: lambda count: ngettext("operation", "operations", count),
    Unit.REFERRALS: lambda count: ngettext("referral", "referrals", count),
    Unit.VERDICTS: lambda count: ngettext("verdict", "verdicts", count),
    Unit.FOLLOW_UPS: lambda count: ngettext("follow-up", "follow-ups", count),
}


def unit_name(indicator: IndicatorCode) -> str:
    """The unit of an indicator, as it heads a column."""
    return _UNITS[INDICATORS[indicator].unit](_MANY)


def unit_beside(figure: Figure) -> str:
    """The unit right behind the shown value; empty for none, and for a share, which says percent."""
    unit, value = INDICATORS[figure.indicator].unit, figure.value
    if value is None or unit is Unit.PERCENT:
        return ""
    return _UNITS[unit](int(value) if value == value.to_integral_value() else _MANY)


def percent(share: Decimal) -> str:
    """A share between 0 and 1 as percent with one place, whole ones without."""
    value = (share * 100).quantize(Decimal("0.1"))
    return _("%(number)s %%") % {"number": plain(value)}


def plain(value: Decimal) -> str:
    """A number with the reader's own marks and without empty places."""
    whole = value == value.to_integral_value()
    return number_format(value.quantize(Decimal(1)) if whole else value.normalize(), use_l10n=True)


def number(figure: Figure) -> str:
    """The value as it is shown, or why there is none."""
    if figure.hidden:
        return _bound(figure) or _("not shown, because a count under %(count)s follows from it") % {
            "count": SMALLEST_SHOWN
        }
    if figure.value is None:
        return _("nothing to count yet")
    if INDICATORS[figure.indicator].unit is Unit.PERCENT:
        return percent(figure.value)
    return plain(figure.value)


def uncertainty(figure: Figure) -> str:
    """How sure the number is, in a sentence; empty for a plain count."""
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    if figure.indicator is IndicatorCode.SHARE_SUBSTANTIATED:
        return _(
            "If these findings are taken as a sample of all that will follow, the share lies"
            " between %(low)s and %(high)s (95 %% interval of Wilson, %(counted)s findings)."
        ) % {
            "low": percent(figure.low),
            "high": percent(figure.high),
            "counted": figure.counted,
        }
    spread = _("Half of the complaints waited between %(low)s and %(high)s hours.") % {
        "low": plain(figure.low),
        "high": plain(figure.high),
    }
    if figure.counted is None:
        return spread
    rests = ngettext(
        "It rests on %(counted)s complaint.", "It rests on %(counted)s complaints.", figure.counted
    ) % {"counted": figure.counted}
    return f"{spread} {rests}"


def _bound(figure: Figure) -> str:
    """The bound that stands for a share with one small part."""
    if figure.low is not None:
        return _("at least %(share)s") % {"share": percent(figure.low)}
    if figure.high is not None:
        return _("at most %(share)s") % {"share": percent(figure.high)}
    return ""
