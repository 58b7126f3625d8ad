"""Provinces by P-code: `KH12` is Phnom Penh."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Province:
    """A province with its P-code and its names."""

    pcode: str
    name_en: str
    name_km: str

    def name(self, language: str | None = None) -> str:
        """The name in Khmer for Khmer readers, in Latin letters for all others."""
        return self.name_km if (language or get_language()) == "km" else self.name_en


@lru_cache
def _by_pcode() -> dict[str, Province]:
    """The provinces of Cambodia by P-code."""
    text = files("wayhome.places").joinpath("data/provinces_khm.csv").read_text(encoding="utf-8")
    return {row["pcode"]: Province(**row) for row in csv.DictReader(text.splitlines())}


def provinces() -> tuple[Province, ...]:
    """All provinces in the order of their codes."""
    return tuple(_by_pcode().values())


def is_province(pcode: str) -> bool:
    """Whether this is the P-code of a known province."""
    return pcode in _by_pcode()


def province_name(pcode: str, language: str | None = None) -> str:
    """The name of a province; the code itself when it is unknown."""
    province = _by_pcode().get(pcode)
    return province.name(language) if province else pcode
