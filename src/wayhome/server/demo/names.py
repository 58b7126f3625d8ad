"""Invented names: parts put together by chance, each in its own writing and in Latin letters."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from random import Random
from typing import Any

# Vowels and doubled letters that different clerks write differently.
_SPELLINGS = (("ea", "ia"), ("ou", "u"), ("ph", "f"), ("ee", "i"), ("ch", "tch"), ("ai", "ay"))


@dataclass(frozen=True, slots=True)
class InventedName:
    """One name in its own writing and in Latin letters."""

    own: str
    latin: str


def invent(nationality: str, sex: str, *, chance: Random) -> InventedName:
    """A name as it could be given to somebody of this nationality and sex."""
    parts = _parts()[nationality]
    family = chance.choice(parts["family"])
    given = chance.choice(parts[sex])
    first, second = (family, given) if parts["order"] == "family_first" else (given, family)
    glue = "" if nationality == "CHN" else " "
    return InventedName(own=f"{first[0]}{glue}{second[0]}", latin=f"{first[1]} {second[1]}")


def misspelt(latin: str, *, chance: Random) -> str:
    """The same Latin name as another clerk might write it."""
    kind = chance.randrange(4)
    if kind == 0:
        return " ".join(reversed(latin.split(" ", 1)))
    if kind == 1:
        return latin.upper()
    for written, otherwise in chance.sample(_SPELLINGS, len(_SPELLINGS)):
        if written in latin:
            return latin.replace(written, otherwise, 1)
    return latin


@lru_cache
def _parts() -> dict[str, Any]:
    """Parts of names by nationality."""
    text = files("wayhome.server.demo").joinpath("data/names.json").read_text(encoding="utf-8")
    parts: dict[str, Any] = json.loads(text)
    return parts
