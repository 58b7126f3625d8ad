"""Roles in the process of trafficking that somebody is alleged to have had, from the data of HTCDS."""

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


class RoleUnknown(Exception):
    """No role was given, or one that the standard does not have."""


@cache
def roles() -> Mapping[str, str]:
    """The codes of `per_RoleInProcess` with their labels, in the standard's order."""
    text = (files("wayhome.justice") / "data" / "htcds_roles.toml").read_text(encoding="utf-8")
    return MappingProxyType({each["code"]: each["label"] for each in tomllib.loads(text)["role"]})


def check_roles(codes: Collection[str]) -> list[str]:
    """The codes in the standard's order, each once. Raises RoleUnknown."""
    if not codes or any(code not in roles() for code in codes):
        raise RoleUnknown
    return [code for code in roles() if code in codes]
