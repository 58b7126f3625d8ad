"""Countries in lists: the body's words, and the code where the words are known."""

import json
from functools import cache
from importlib.resources import files

from wayhome.places.countries import alpha_3_of, countries, country_name
from wayhome.screening.domain.listings import ListedCountry


def listed_country(text: str) -> ListedCountry:
    """A country as a list names it in English, such as `Viet Nam` or `Iran (Islamic Republic of)`."""
    return ListedCountry(text, _codes().get(_folded(text), ""))


def coded_country(code: str) -> ListedCountry:
    """A country by a code of two or three letters; a code nobody knows stays as it is."""
    alpha_3 = alpha_3_of(code.upper())
    return ListedCountry(country_name(alpha_3, "en"), alpha_3) if alpha_3 else ListedCountry(code)


@cache
def _codes() -> dict[str, str]:
    """Codes by English name: those of Unicode CLDR, and the official ones that differ."""
    named = {_folded(name): code for code, name in countries("en")}
    path = files("wayhome.interchange").joinpath("data/official_country_names.json")
    official = json.loads(path.read_text(encoding="utf-8"))
    return named | {_folded(name): code for name, code in official.items()}


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())
