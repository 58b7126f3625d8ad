"""Countries by ISO 3166-1 code, named in the reader's language (Unicode CLDR through Babel)."""

import csv
from functools import lru_cache
from importlib.resources import files

from babel import Locale
from django.utils.translation import get_language


@lru_cache
def _alpha_2() -> dict[str, str]:
    """Two-letter codes by three-letter code."""
    text = files("wayhome.places").joinpath("data/countries.csv").read_text(encoding="utf-8")
    return {row["alpha_3"]: row["alpha_2"] for row in csv.DictReader(text.splitlines())}


@lru_cache
def _alpha_3() -> dict[str, str]:
    """Three-letter codes by two-letter code."""
    return {alpha_2: alpha_3 for alpha_3, alpha_2 in _alpha_2().items()}


def alpha_3_of(code: str) -> str | None:
    """The three-letter code for a code of two or three letters; None for anything else."""
    return code if code in _alpha_2() else _alpha_3().get(code)


def is_country(alpha_3: str) -> bool:
    """Whether this is a three-letter country code."""
    return alpha_3 in _alpha_2()


def country_name(alpha_3: str, language: str | None = None) -> str:
    """The name of a country; the code itself when it is unknown."""
    alpha_2 = _alpha_2().get(alpha_3)
    if alpha_2 is None:
        return alpha_3
    return _names(language or get_language() or "en").get(alpha_2, alpha_3)


@lru_cache(maxsize=16)
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """All (three-letter code, name) in the alphabetical order of the names."""
    named = ((code, country_name(code, language)) for code in _alpha_2())
    return tuple(sorted(named, key=lambda pair: pair[1]))


@lru_cache(maxsize=16)
def _names(language: str) -> dict[str, str]:
    """Names by two-letter code in a language such as `km` or `zh-hans`."""
    territories: dict[str, str] = dict(Locale.parse(language.replace("-", "_")).territories)
    return territories
