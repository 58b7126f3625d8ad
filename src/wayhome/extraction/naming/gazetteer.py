"""What is known of names in general: countries, capitals, towns, and names that people are given.

Towns are of GeoNames (CC BY 4.0), those of 15,000 people and more; given and family names of Faker
(MIT). They only speak for a kind of a name that an article holds; none is looked for on its own.
"""

import csv
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from wayhome.extraction.words import lexicon

_SHORT = 4
_LEXICON = files("wayhome.extraction").joinpath("lexicon")


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory: its usual English name, and what else it, its people or capital is."""

    alpha_3: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The last part of its id."""
        return slug(self.name)


def folded(name: str) -> str:
    """A name without accents, marks of shortening and case, one kind of apostrophe and hyphen."""
    plain = name.replace("’", "'").replace("‘", "'").replace("ʻ", "'").replace("‑", "-")
    if plain.isascii():
        return plain.casefold()
    letters = unicodedata.normalize("NFKD", plain)
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold()


def slug(name: str) -> str:
    """A name as the last part of an id: `phnom-penh`."""
    letters = "".join(each if each.isalnum() else " " for each in folded(name).replace("'", ""))
    return "-".join(letters.split())


@cache
def countries() -> tuple[Country, ...]:
    """Every country and territory that news speaks of."""
    text = _LEXICON.joinpath("countries.csv").read_text(encoding="utf-8")
    return tuple(_country(row) for row in csv.DictReader(text.splitlines()))


def _country(row: dict[str, str]) -> Country:
    also, adjectives, people, capitals = (
        tuple(each for each in row[field].split("|") if each)
        for field in ("also", "adjectives", "people", "capitals")
    )
    return Country(row["alpha_3"], row["name"], (row["name"], *also), adjectives, people, capitals)


@cache
def country_names() -> dict[str, Country]:
    """Countries by every folded name."""
    return {folded(name): each for each in countries() for name in each.names}


def country_named(words: str) -> Country | None:
    """The country of this name; short forms in capitals only as they are written: US, not us."""
    found = country_names().get(folded(words).removeprefix("the "))
    if found and len(words) <= _SHORT and words.isalpha() and not words.isupper():
        return found if words in found.names else None
    return found


@cache
def capitals() -> dict[str, Country]:
    """Countries by the folded names of their capitals."""
    return {folded(name): each for each in countries() for name in each.capitals}


@cache
def adjectives() -> dict[str, Country]:
    """Countries by the folded words for what is of them, and for their people, one or many."""
    found: dict[str, Country] = {}
    for each in countries():
        for word in (*each.adjectives, *each.people):
            found.setdefault(folded(word), each)
            if word not in each.names and word[-1] in "nisr":
                found.setdefault(folded(word) + "s", each)
    return {word: each for word, each in found.items() if word not in country_names()}


@cache
def towns() -> frozenset[str]:
    """Folded names of towns."""
    return _names("cities.txt") | frozenset(capitals())


@cache
def regions() -> frozenset[str]:
    """Folded names of parts of the world and of countries."""
    return frozenset(
        folded(word)
        for each in lexicon("names")
        if each.more["use"] == "region"
        for word in each.words
    )


@cache
def given_names() -> frozenset[str]:
    """Folded names that people are given."""
    return _names("given_names.txt") - frozenset(country_names())


@cache
def family_names() -> frozenset[str]:
    """Folded names of families."""
    return _names("family_names.txt") - frozenset(country_names())


@cache
def _names_of(gender: str) -> frozenset[str]:
    return _names(f"given_names_{gender}.txt")


def gender_named(given: str) -> str:
    """Whether a given name is, wherever it is listed, a woman's (f) or a man's (m); else empty."""
    name = folded(given)
    return next((gender for gender in ("f", "m") if name in _names_of(gender)), "")


def _names(file: str) -> frozenset[str]:
    text = _LEXICON.joinpath(file).read_text(encoding="utf-8")
    return frozenset(folded(line) for line in text.splitlines() if line)


def country_of(words: str) -> Country | None:
    """The country that a name, an adjective or a word for its people belongs to."""
    key = folded(words).removeprefix("the ")
    return country_names().get(key) or adjectives().get(key)


def is_place(words: str) -> bool:
    """Whether words are the name of a country, a region or a town."""
    name = folded(words)
    return country_named(words) is not None or name in regions() or name in towns()
