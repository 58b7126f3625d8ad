"""What two rows must share to be compared: the keys of each kind, as numbers.

A kind joins up to three things that are told. Two are enough in a village; among a million people
only three tell few enough apart, and the join takes the rare keys of every kind.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from wayhome.matching.batch.sifting.rows import SWAPPED, YEAR, Codes, Rows

Keys = npt.NDArray[np.uint64]

_SOUND, _NAMES = "a sound", "two sounds"
_SINGLE = ("birth", "postcode", "email", "name")
_PLACES = ("province", "district", "place", "locality", "street", "house", "postcode")
_BESIDE = (*_PLACES, "birth_place", "occupation", "nationality", "sex")
# Two of these together are too common to tell anybody apart.
_WEAK = frozenset({"province", "district", "place", "birth_place", "occupation", "nationality"})
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


@dataclass(frozen=True, slots=True)
class Kind:
    """The things a key joins; `slip` names a column that the first row may tell otherwise."""

    things: tuple[str, ...]
    slip: str | None = None


def kinds(rows: Rows) -> Iterator[Kind]:
    """Yield the kinds of keys that rows can have, by the columns they tell."""
    told = frozenset(rows.codes)
    for kind in _all():
        if all(thing in told or thing in {_SOUND, _NAMES, *rows.lists} for thing in kind.things):
            yield kind


def _all() -> Iterator[Kind]:
    yield from (Kind((column,)) for column in (*_SINGLE, "phones", "documents", _NAMES))
    for column in ("birth", "birth_day"):
        yield Kind((_SOUND, column))
        yield from (Kind((column, beside)) for beside in _BESIDE if beside != "sex")
    yield Kind((_SOUND, "birth"), slip="birth")
    yield Kind(("birth", "province"), slip="birth")
    yield Kind(("birth", "nationality", "sex"))
    yield from (Kind((_NAMES, beside)) for beside in (YEAR, *_BESIDE))
    yield Kind((_NAMES, YEAR), slip=YEAR)
    yield from (Kind((_NAMES, YEAR, beside)) for beside in ("province", "sex"))
    yield Kind((_NAMES, "province", "sex"))
    yield from (Kind((_SOUND, YEAR, beside)) for beside in _BESIDE if beside != "nationality")
    yield Kind((_SOUND, YEAR, "province"), slip=YEAR)
    for one, other in combinations(_PLACES, 2):
        if not {one, other} <= _WEAK:
            yield Kind((one, other))
            yield Kind((_SOUND, one, other))
    yield from (Kind((_SOUND, column)) for column in _PLACES if column not in _WEAK)


def keys_of(rows: Rows, chosen: Codes, kind: Kind, *, is_first: bool) -> tuple[Keys, Codes]:
    """Return the keys of some rows, each with its row, in the order of the keys.

    Where a kind allows a slip, the first of two rows has the keys of the slip.
    """
    keys, owners = [], []
    slips: tuple[int, ...] = (-1, 1) if is_first and kind.slip == YEAR else (0,)
    for years in slips:
        for codes in _told(
            rows, chosen, kind, years=years, swapped=is_first and kind.slip == "birth"
        ):
            known = np.logical_and.reduce([code > 0 for code in codes])
            keys.append(_mixed([code[known] for code in codes]))
            owners.append(chosen[known])
    key, owner = np.concatenate(keys), np.concatenate(owners)
    order = np.argsort(key, kind="stable")
    return key[order], owner[order]


def _told(
    rows: Rows, chosen: Codes, kind: Kind, *, years: int, swapped: bool
) -> Iterator[list[Codes]]:
    """Yield the numbers of what a key joins, once for every sound that rows have."""
    fixed: list[Codes] = []
    several: list[list[Codes]] = [[]]
    for thing in kind.things:
        if thing in rows.lists:
            several = [[rows.lists[thing][chosen, at]] for at in range(rows.lists[thing].shape[1])]
        elif thing in {_SOUND, _NAMES}:
            sounds = [rows.lists["sounds"][chosen, at] for at in range(_width(rows))]
            several = [list(each) for each in combinations(sounds, 2 if thing == _NAMES else 1)]
        elif thing == YEAR:
            year = rows.codes[YEAR][chosen]
            fixed.append(np.where(year > 0, year + years, 0).astype(np.int32))
        else:
            column = SWAPPED if swapped and thing == "birth" else thing
            fixed.append(rows.codes[column][chosen])
    for some in several:
        yield [*some, *fixed]


def _width(rows: Rows) -> int:
    """How many sounds the row with the most has."""
    return max(1, int((rows.lists["sounds"] > 0).any(axis=0).sum()))


def _mixed(codes: list[Codes]) -> Keys:
    """One number for several; others make the same so rarely that it does not matter."""
    found: Keys = np.zeros(len(codes[0]), dtype=np.uint64)
    for code in codes:
        found = (found ^ code.astype(np.uint64)) * _MIX
        found ^= found >> _SHIFT
    return found
