"""Names as they are compared across texts: without case, titles, articles and the order of words.

An office is no name: "the prime minister" names whoever holds it that year.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from wayhome.extraction.naming.gazetteer import (
    adjectives,
    countries,
    country_names,
    folded,
    given_names,
)
from wayhome.extraction.naming.known import known_organisation
from wayhome.extraction.naming.vocabulary import honorifics, people_words, title_heads, uses
from wayhome.matching.names import read_name

_LONGEST_TITLE = 4
_LONGEST_COUNTRY = 4
_EMPTY = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to"})
_OF_STATE = frozenset(
    {
        "administration",
        "army",
        "assembly",
        "authorities",
        "authority",
        "cabinet",
        "consulate",
        "court",
        "department",
        "directorate",
        "embassy",
        "government",
        "inspectorate",
        "ministry",
        "mission",
        "navy",
        "parliament",
        "police",
        "prison",
        "prosecutor",
        "secretariat",
        "senate",
        "tribunal",
    }
)
_ABROAD = frozenset({"consulate", "embassy", "mission"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """The telling words of a person's name in their order, and the initials beside them."""

    words: tuple[str, ...]
    initials: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it holds more than one name: a single one is a token that many share."""
        return len(self.words) > 1


@dataclass(frozen=True, slots=True)
class BodyName:
    """The telling words of an organisation's name, countries among them by their codes."""

    words: frozenset[str]
    country: str

    @property
    def tells(self) -> bool:
        """Whether the name says more than what kind of body it is: not "the ministry"."""
        return bool(self.words - _OF_STATE) and (len(self.words) > 1 or not self.words & _kinds())

    @property
    def needs_country(self) -> bool:
        """Whether every country has one of this name, or this country has one in many."""
        is_of_state = bool(self.words & _OF_STATE)
        return is_of_state and (not self.country or bool(self.words & _ABROAD))


@lru_cache(maxsize=65_536)
def person_name(name: str) -> PersonName | None:
    """A person's name without titles; None for an office, or where no name is left."""
    words = [word for word in folded(name).split() if word != "the"]
    if not words or _is_office(words):
        return None
    read = [word.text for word in read_name(" ".join(words[_titles(words) :]))]
    initials = tuple(word for word in read if len(word) == 1 and word.isascii())
    telling = tuple(word for word in read if word not in initials)
    return PersonName(telling, initials) if telling else None


@lru_cache(maxsize=65_536)
def body_name(name: str) -> BodyName:
    """An organisation's name as a set of words: "Ministry of the Interior" is "interior ministry"."""
    words = [_plain(word) for word in re.split(r"[\s\-–/]+", folded(name))]
    told = _with_countries([word for word in words if word and word not in _EMPTY])
    codes = [word for word in told if word.startswith("@")]
    return BodyName(frozenset(told), codes[0] if codes else "")


def known_body(name: str) -> str:
    """The id of an organisation that is known everywhere by several names; empty for others."""
    entry = known_organisation(name)
    return entry.rule if entry else ""


def country_code(name: str) -> str:
    """The code of the country of this name, such as `@KHM`; empty when it is none."""
    found = country_names().get(folded(name).removeprefix("the ").replace("-", " "))
    return f"@{found.alpha_3}" if found else ""


def country_name(code: str) -> str:
    """The English name of a country by its code, such as `@KHM`."""
    return _names_of_codes().get(code, code)


def countries_in(words: str) -> frozenset[str]:
    """The codes of countries that some words speak of, by name or adjective."""
    plain = [_plain(word) for word in re.split(r"[\s\-–/,;]+", folded(words))]
    return frozenset(word for word in _with_countries(plain) if word.startswith("@"))


def plain_words(words: str) -> str:
    """Words without case, articles and signs, to be compared as a whole."""
    told = (_plain(word) for word in folded(words).split())
    return " ".join(word for word in told if word and word not in _EMPTY)


@cache
def _kinds() -> frozenset[str]:
    """Words for kinds of bodies, which name none of them: party, agency, council."""
    named = ("head", "attached", "kind", "again", "government")
    words = (word for use in named for word in uses("organisations", use))
    return frozenset(word.casefold() for word in words)


@cache
def _names_of_codes() -> dict[str, str]:
    return {f"@{country.alpha_3}": country.name for country in countries()}


@cache
def _by_adjective() -> dict[str, str]:
    return {word: f"@{country.alpha_3}" for word, country in adjectives().items()}


@cache
def _by_name() -> dict[str, str]:
    return {
        " ".join(_plain(part) for part in name.split()): f"@{country.alpha_3}"
        for name, country in country_names().items()
    }


def _with_countries(words: list[str]) -> list[str]:
    """The words with every country, by name or adjective, as its code."""
    told, at = [], 0
    while at < len(words):
        for length in range(_LONGEST_COUNTRY, 0, -1):
            phrase = " ".join(words[at : at + length])
            code = _by_name().get(phrase) or _by_adjective().get(phrase)
            if code:
                told.append(code)
                at += length
                break
        else:
            told.append(words[at])
            at += 1
    return told


def _plain(word: str) -> str:
    """A word without the signs around and inside it: U.S. is us."""
    return "".join(each for each in word.removesuffix("'s") if each.isalnum())


def _is_office(words: list[str]) -> bool:
    """Whether words only say what somebody is, and of what: minister, US ambassador to Thailand."""
    heads = [word for word in words if word in title_heads()]
    return bool(heads) and all(_says_office(word) for word in words)


@lru_cache(maxsize=65_536)
def _says_office(word: str) -> bool:
    around = uses("roles", "modifier") | uses("roles", "qualifier") | _OF_STATE | _EMPTY
    is_country = bool(countries_in(word))
    return word in title_heads() or word in around or is_country


def _titles(words: list[str]) -> int:
    """How many words before a name are titles of whoever bears it."""
    before, going_on = 0, True
    while going_on:
        going_on = False
        for length in range(_LONGEST_TITLE, 0, -1):
            title, left = " ".join(words[before : before + length]), len(words) - before - length
            if left >= 1 and _is_title(title) and (left > 1 or title not in given_names()):
                before, going_on = before + length, True
                break
    return before


def _is_title(words: str) -> bool:
    known = honorifics() | people_words() | uses("roles", "modifier") | uses("roles", "qualifier")
    plain = words.replace(".", "")
    # One letter may be Monsieur, and is more often a given name.
    return len(plain) > 1 and (words in known or plain in known)
