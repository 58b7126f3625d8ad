"""Profiles of indicators, read from the data files of this package.

A profile says which indicators are asked and how strong each is. Strengths differ between adults
and children, so a profile of our own takes them from a published one, item by item.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from wayhome.cases.domain.palermo import Element

_DATA = files("wayhome.cases") / "data"


class Strength(StrEnum):
    """How much an indicator says."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class ProfileKind(StrEnum):
    """`dimensions`: answers are weighed by dimension; `signs`: each is a sign by itself."""

    DIMENSIONS = "dimensions"
    SIGNS = "signs"


class AppliesTo(StrEnum):
    """Whom a profile is made for."""

    ADULT = "adult"
    CHILD = "child"
    ANYONE = "anyone"


@dataclass(frozen=True, slots=True)
class Dimension:
    """A group of indicators that is positive or not as a whole; what it supports, and when."""

    id: str
    label: str
    element: Element
    phase: str


@dataclass(frozen=True, slots=True)
class Item:
    """What is asked. `counts_as` is the published indicator that a yes is counted as.

    Two items that count as one indicator are one, however often it is answered with yes.
    """

    id: str
    label: str
    dimension: str
    counts_as: str
    strength_of_adult: Strength | None
    strength_of_child: Strength | None

    def strength(self, *, is_child: bool) -> Strength | None:
        """How strong it is for a child or an adult; None where it is not asked."""
        return self.strength_of_child if is_child else self.strength_of_adult


@dataclass(frozen=True, slots=True)
class Profile:
    """A set of items with its version and source; `is_complete` says whether it may be used."""

    id: str
    version: str
    title: str
    source: str
    applies_to: AppliesTo
    kind: ProfileKind
    is_complete: bool
    items: tuple[Item, ...]

    def asked(self, *, is_child: bool) -> tuple[Item, ...]:
        """The items that are asked of a child or an adult."""
        if self.kind is ProfileKind.SIGNS:
            return self.items
        return tuple(item for item in self.items if item.strength(is_child=is_child))


class UnknownProfile(Exception):
    """No profile has this id, or it has another version by now."""


@cache
def dimensions() -> Mapping[str, Dimension]:
    """Every dimension by its id, in the published order."""
    return {
        line["id"]: Dimension(
            id=line["id"],
            label=line["label"],
            element=Element(line["element"]),
            phase=line["phase"],
        )
        for line in _read("indicators.toml")["dimension"]
    }


@cache
def profiles() -> Mapping[str, Profile]:
    """Every profile by its id; those still to be completed too."""
    folder = _DATA / "profiles"
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    read = [_read(f"profiles/{name}") for name in names]
    published = {each["id"]: each for each in read if "strengths" in each}
    return {each["id"]: _profile(each, published) for each in read}


def profile(profile_id: str) -> Profile:
    """The profile with this id. Raises UnknownProfile."""
    try:
        return profiles()[profile_id]
    except KeyError:
        raise UnknownProfile from None


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(_DATA.joinpath(*name.split("/")).read_text(encoding="utf-8"))


def _profile(told: dict[str, Any], published: Mapping[str, dict[str, Any]]) -> Profile:
    kind = ProfileKind(told["kind"])
    return Profile(
        id=told["id"],
        version=told["version"],
        title=told["title"],
        source=told["source"],
        applies_to=AppliesTo(told["applies_to"]),
        kind=kind,
        is_complete=told["complete"],
        items=_signs(told) if kind is ProfileKind.SIGNS else _weighed_items(told, published),
    )


def _signs(told: dict[str, Any]) -> tuple[Item, ...]:
    return tuple(
        Item(
            id=line["id"],
            label=line["label"],
            dimension="",
            counts_as=line["id"],
            strength_of_adult=None,
            strength_of_child=None,
        )
        for line in told["sign"]
    )


def _weighed_items(
    told: dict[str, Any], published: Mapping[str, dict[str, Any]]
) -> tuple[Item, ...]:
    """The items of a profile by dimension; its own words where it has any."""
    base = told.get("base", {"adult": told["id"], "child": told["id"]})
    adult, child = (published[base[each]]["strengths"] for each in ("adult", "child"))
    labels = {line["id"]: line["label"] for line in _read("indicators.toml")["indicator"]}
    own = [(line["id"], line["label"], line["like"]) for line in told.get("item", ())]
    asked = own or [(each, label, each) for each, label in labels.items()]
    return tuple(
        Item(
            id=item_id,
            label=label,
            dimension=like.partition(".")[0],
            counts_as=like,
            strength_of_adult=_strength(adult, like),
            strength_of_child=_strength(child, like),
        )
        for item_id, label, like in asked
        if like in adult or like in child
    )


def _strength(strengths: Mapping[str, str], indicator: str) -> Strength | None:
    return Strength(strengths[indicator]) if indicator in strengths else None
