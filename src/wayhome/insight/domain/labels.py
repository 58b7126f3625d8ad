"""What the rows of a breakdown are, and what they are called."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from wayhome.insight.domain.indicators import IndicatorCode
from wayhome.insight.domain.partner_report import OTHERS
from wayhome.intake.domain.kinds import Channel, LodgerKind
from wayhome.places.countries import country_name, is_country
from wayhome.places.provinces import is_province, province_name


def row_label(indicator: IndicatorCode, key: str) -> str:
    """The name of a row in the reader's language; the key itself when it is unknown."""
    if key == OTHERS:
        return _("Groups not shown one by one")
    if not key:
        return _("Not known")
    return _NAMES.get(indicator, str)(key)


def is_row(indicator: IndicatorCode, key: str) -> bool:
    """Whether a breakdown can have this row; the empty key is "not known"."""
    return indicator in _KNOWS and (not key or _KNOWS[indicator](key))


def _lodger(key: str) -> str:
    return str(LodgerKind(key).label) if key in set(LodgerKind) else key


def _channel(key: str) -> str:
    return str(Channel(key).label) if key in set(Channel) else key


_NAMES: dict[IndicatorCode, Callable[[str], str]] = {
    IndicatorCode.COMPLAINTS_BY_NATIONALITY: country_name,
    IndicatorCode.COMPLAINTS_BY_PROVINCE: province_name,
    IndicatorCode.COMPLAINTS_BY_LODGER: _lodger,
    IndicatorCode.COMPLAINTS_BY_CHANNEL: _channel,
}

_KNOWS: dict[IndicatorCode, Callable[[str], bool]] = {
    IndicatorCode.COMPLAINTS_BY_NATIONALITY: is_country,
    IndicatorCode.COMPLAINTS_BY_PROVINCE: is_province,
    IndicatorCode.COMPLAINTS_BY_LODGER: frozenset[str](LodgerKind).__contains__,
    IndicatorCode.COMPLAINTS_BY_CHANNEL: frozenset[str](Channel).__contains__,
}
