"""The project's own set of a multi-script register and a partner's list, as descriptions.

Its truth stands in `entity_id`, which serves to tell true pairs from false ones and, hashed, to
cut the partner's list into a half for tuning and a half held out. Nothing else reads it.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from wayhome.matching.description import Description, PartialDate
from wayhome.matching.tokens import LINKING, Token, description_tokens, probe_tokens

_SEX = {"F": "female", "M": "male"}
_NATIONS = {"KH": "KHM", "TH": "THA", "VN": "VNM", "ID": "IDN", "CN": "CHN"}
_COMMON = 2_000


@dataclass(frozen=True, slots=True)
class Row:
    """A described person; `entity` is the truth, and `is_tuning` says which half it is in."""

    entity: str
    is_tuning: bool
    told: Description


@dataclass(frozen=True, slots=True)
class SeaSet:
    """Both lists."""

    register: tuple[Row, ...]
    partner: tuple[Row, ...]

    @classmethod
    def read(cls, data: Path) -> "SeaSet":
        """Read the two files. Raises `FileNotFoundError`."""
        register = tuple(_rows(data / "sea_dev_register.csv"))
        return cls(register, tuple(_rows(data / "sea_dev_partner.csv")))


@dataclass(frozen=True, slots=True)
class Blocked:
    """For each row of the partner's list the register's rows that share a key, by their numbers."""

    candidates: tuple[tuple[int, ...], ...]
    keys_per_person: float


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            half = sha256(row["entity_id"].encode()).digest()[0] & 1
            yield Row(row["entity_id"], half == 0, _description(row))


def _description(row: dict[str, str]) -> Description:
    name = " ".join(filter(None, (row["family_name"], row["given_name"])))
    return Description(
        names=_told(name),
        sex=_SEX.get(row["sex"]),
        birth=PartialDate.parse(row["dob"]) if row["dob"] else None,
        nationality=_NATIONS.get(row["nationality"]),
        phones=_told(row["phone"]),
        documents=_told(row["passport"]),
        places=_told(row["province"]),
    )


def _told(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def block(lists: SeaSet) -> Blocked:
    """Find the pairs worth comparing by the keys that are looked up online."""
    holders: dict[Token, list[int]] = defaultdict(list)
    stored = 0
    for number, row in enumerate(lists.register):
        for token in description_tokens(row.told):
            if token.kind in LINKING:
                holders[token].append(number)
                stored += 1
    return Blocked(
        tuple(tuple(_near(row.told, holders)) for row in lists.partner),
        stored / len(lists.register),
    )


def _near(told: Description, holders: dict[Token, list[int]]) -> list[int]:
    found: set[int] = set()
    for token in probe_tokens(told):
        if token.kind in LINKING and len(holders.get(token, ())) <= _COMMON:
            found.update(holders.get(token, ()))
    return sorted(found)
