"""The sets of names that matching is measured on, and how each was made.

Nothing here asks our own code which names are alike. Where the data folder has no labels, pairs
are built with a fixed seed: a true pair is one invented person written twice, and its false pairs
are the likeliest mistakes, another person with the same family name and the given name closest in
Latin letters, one with the same given name and the closest family name, and a stranger.
"""

import csv
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from rapidfuzz.distance import JaroWinkler

POSITIVES = 150
_SEED = 20_261_122


@dataclass(frozen=True, slots=True)
class Pair:
    """Two written names and whether they are one person's."""

    left: str
    right: str
    same: bool

    @property
    def is_tuning(self) -> bool:
        """Whether the pair is in the half that weights were chosen on, by a hash of the names."""
        text = "|".join(sorted((self.left, self.right)))
        return hashlib.sha256(text.encode()).digest()[0] % 2 == 0


@dataclass(frozen=True, slots=True)
class Part:
    """A family or given name: how it is written at home, and its accepted Latin spellings."""

    native: str
    latin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """How a full name is put together in a script and in Latin letters."""

    native: Callable[[str, str], str]
    latin: Callable[[str, str], str]


FAMILY_FIRST = Writing("{0} {1}".format, "{0} {1}".format)
GIVEN_FIRST = Writing("{1} {0}".format, "{1} {0}".format)
UNSPACED = Writing("{0}{1}".format, "{0} {1}".format)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def persons(data: Path) -> list[Pair]:
    """The labelled pairs of persons of nomenklatura's own benchmark (MIT)."""
    return [
        Pair(row["name1"], row["name2"], row["is_match"] == "true")
        for row in _rows(data / "name_bench_cases.csv")
        if row["schema"] == "Person"
    ]


def places(data: Path, level: str) -> list[Part]:
    """Cambodian place names with their government romanisation; numbered ones are left out.

    The romanisation of a numbered village writes its number in words, which is no question of
    letters.
    """
    rows = [r for r in _rows(data / "khmer_place_pairs.csv") if r["level"] == level]
    named = [r for r in rows if not any(map(str.isdigit, r["name_km"]))]
    return [Part(r["name_km"], (r["name_latin"],)) for r in named]


def thai_given(data: Path) -> list[Part]:
    """Thai given names with RTGS: the independent list where it is at hand, else the shipped one.

    `thai_given_names.csv` (name, latin spellings separated by `|`) may stand in the data folder.
    The shipped list is Faker's 500 given names (MIT) as TLTK 1.11 romanises them.
    """
    own = data / "thai_given_names.csv"
    path = own if own.exists() else Path(__file__).with_name("thai_given_names.csv")
    return [Part(row["name"], tuple(row["latin"].split("|"))) for row in _rows(path)]


def variants(data: Path, language: str, part: str) -> list[Part]:
    """Khmer or Thai names with their usual Latin spellings, written for this project."""
    return [
        Part(row["native"], tuple(row["latin_variants"].split("|")))
        for row in _rows(data / "sea_name_variants.csv")
        if (row["language"], row["part"]) == (language, part)
    ]


def kname(data: Path, part: str) -> list[Part]:
    """Khmer names with one spelling each, of the package kname (MIT): not by our hand."""
    rows = _rows(data / "khmer_person_names.csv")
    return [Part(r["name_km"], (r["name_latin"],)) for r in rows if r["part"] == part]


def chinese(romanised: Callable[[str], str | None], *, traditional: bool) -> list[list[Part]]:
    """Family and given names of Faker (MIT) that the given romanisation can spell."""
    if traditional:
        from faker.providers.person.zh_TW import Provider as Names
    else:
        from faker.providers.person.zh_CN import Provider as Names
    given = [*Names.first_names_male, *Names.first_names_female]
    return [
        [Part(name, (spelt,)) for name in dict.fromkeys(names) if (spelt := romanised(name))]
        for names in (Names.last_names, given)
    ]


def _closest(part: Part, others: Sequence[Part]) -> Part:
    """The other name nearest in Latin letters that shares no accepted spelling."""
    spelt = {text.casefold() for text in part.latin}
    apart = [one for one in others if not spelt & {text.casefold() for text in one.latin}]
    return max(
        apart,
        key=lambda one: max(JaroWinkler.similarity(a, b) for a in part.latin for b in one.latin),
    )


def _other(part: Part, others: Sequence[Part], random: Random) -> Part:
    return random.choice([one for one in others if one is not part])


def people(families: Sequence[Part], givens: Sequence[Part], writing: Writing) -> list[Pair]:
    """True pairs of a native and a Latin name, and three false ones for each."""
    random = Random(_SEED)
    pairs: dict[tuple[str, str], bool] = {}
    drawn: set[tuple[str, str]] = set()
    while len(drawn) < POSITIVES:
        family, given = random.choice(families), random.choice(givens)
        if (family.native, given.native) in drawn:
            continue
        drawn.add((family.native, given.native))
        native = writing.native(family.native, given.native)
        others = (
            (family, given, True),
            (family, _closest(given, givens), False),
            (_closest(family, families), given, False),
            (_other(family, families, random), _other(given, givens, random), False),
        )
        for one, two, same in others:
            latin = writing.latin(random.choice(one.latin), random.choice(two.latin))
            pairs.setdefault((native, latin), same)
    return [Pair(native, latin, same) for (native, latin), same in pairs.items()]
