"""Codes of the International Classification of Crime, and which kinds of offences they fit."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from wayhome.cases.domain.offences import OffenceKind


@dataclass(frozen=True, slots=True)
class IccsCode:
    """One code; `is_checked` says whether it was read in a source, `offences` what it may stand for."""

    code: str
    label: str
    is_checked: bool
    offences: frozenset[OffenceKind]


@cache
def iccs_codes() -> Mapping[str, IccsCode]:
    """All codes by themselves, in the order of the classification."""
    text = (files("wayhome.justice") / "data" / "iccs.toml").read_text(encoding="utf-8")
    found = (
        IccsCode(
            code=each["code"],
            label=each["label"],
            is_checked=each["is_checked"],
            offences=frozenset(map(OffenceKind, each["offences"])),
        )
        for each in tomllib.loads(text)["code"]
    )
    return MappingProxyType({each.code: each for each in found})
