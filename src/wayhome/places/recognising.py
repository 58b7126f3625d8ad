"""Which country or province a name in a text means, in the languages of the interface."""

from dataclasses import dataclass
from functools import cache

from wayhome.extraction.naming.gazetteer import capitals, country_named, folded
from wayhome.matching.normalise import fold
from wayhome.places.countries import countries, is_country
from wayhome.places.provinces import provinces

_LANGUAGES = ("en", "km", "fr", "zh_Hans", "zh_Hant", "th", "vi")
_CAMBODIA = "KHM"
# Other spellings of provinces that news uses.
_ALSO = {
    "preah sihanouk": "KH18",
    "kampong som": "KH18",
    "mondulkiri": "KH11",
    "ratanakiri": "KH16",
    "siem reap": "KH17",
    "oddar meanchey": "KH22",
    "tbong khmum": "KH25",
}
_BEFORE = ("province of ", "ខេត្ត", "រាជធានី", "ក្រុង")
_AFTER = (" province", " municipality", " city")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A country by its three-letter code, and one of its provinces by P-code where one is meant."""

    country: str
    province: str = ""


@cache
def place_named(name: str) -> Recognised | None:
    """What a name means; None for a name of neither a country, a capital nor a known province."""
    for form in _forms(fold(name)):
        if pcode := _provinces().get(form):
            return Recognised(_CAMBODIA, pcode)
    found = country_named(name) or capitals().get(folded(name))
    code = found.alpha_3 if found else _countries().get(fold(name), "")
    return Recognised(code) if is_country(code) else None


def _forms(name: str) -> tuple[str, ...]:
    """A name as it stands, and without the words for a province or city."""
    short = name
    for word in _BEFORE:
        short = short.removeprefix(word)
    for word in _AFTER:
        short = short.removesuffix(word)
    return (name, short.strip())


@cache
def _provinces() -> dict[str, str]:
    found = {
        form: each.pcode
        for each in provinces()
        for name in (each.name_en, each.name_km)
        for form in _forms(fold(name))
    }
    return _ALSO | found


@cache
def _countries() -> dict[str, str]:
    return {fold(name): code for language in _LANGUAGES for code, name in countries(language)}
