"""An edit as a device wrote it: read strictly, because a device is outside."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from wayhome.field.domain.kinds import EditKind

LONGEST_TEXT = 10_000
_LONGEST_CODE = 60
_MOST_VALUES = 300
_MOST_BYTES = 200_000
_LAST_ORDER = 2**31 - 1


class EditUnreadable(Exception):
    """It is not what the field app writes; nothing of it can be applied."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What was written, and what its writer saw then.

    `about` names a profile or task where the kind has several, `version` the profile's version.
    `after` is the edit of the same device that changed the same thing before; `device_at` is what the
    device's clock said, which proves nothing; None when it said nothing that is a moment.
    """

    id: UUID
    case: UUID
    kind: EditKind
    order: int
    about: str = ""
    version: str = ""
    after: UUID | None = None
    device_at: datetime | None = None
    base: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    text: str = field(default="", repr=False)


def read_edit(content: bytes) -> Edit:
    """An edit from the bytes that a device sealed. Raises EditUnreadable."""
    if len(content) > _MOST_BYTES:
        raise EditUnreadable
    try:
        told = json.loads(content)
        return _edit(told)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise EditUnreadable from error


def _edit(told: dict[str, Any]) -> Edit:
    kind = EditKind(told["kind"])
    text = _text(told.get("text", ""), longest=LONGEST_TEXT).strip()
    if (kind is EditKind.NOTE) != bool(text):
        raise EditUnreadable
    return Edit(
        id=UUID(told["id"]),
        case=UUID(told["case"]),
        kind=kind,
        order=_order(told["order"]),
        about=_text(told.get("about", ""), longest=_LONGEST_CODE),
        version=_text(told.get("version", ""), longest=_LONGEST_CODE),
        after=UUID(told["after"]) if told.get("after") else None,
        device_at=_moment(told.get("at")),
        base=_values(told.get("base", {})),
        values=_values(told.get("values", {})),
        text=text,
    )


def _order(told: Any) -> int:
    if not isinstance(told, int) or isinstance(told, bool) or not 0 <= told <= _LAST_ORDER:
        raise EditUnreadable
    return told


def _text(told: Any, *, longest: int) -> str:
    # PostgreSQL keeps no NUL, and lone surrogates are no text.
    if not isinstance(told, str) or len(told) > longest or "\0" in told:
        raise EditUnreadable
    told.encode()
    return told


def _values(told: Any) -> dict[str, Any]:
    """Codes by codes; one level of codes inside, for what belongs together."""
    if not isinstance(told, dict) or len(told) > _MOST_VALUES:
        raise EditUnreadable
    return {_text(name, longest=_LONGEST_CODE): _value(value) for name, value in told.items()}


def _value(told: Any) -> Any:
    if isinstance(told, dict):
        return {_text(name, longest=_LONGEST_CODE): _code(code) for name, code in told.items()}
    return _code(told)


def _code(told: Any) -> str | None:
    return None if told is None else _text(told, longest=_LONGEST_CODE)


def _moment(told: Any) -> datetime | None:
    """A moment in milliseconds of the epoch; a clock that is absurd tells none."""
    if not isinstance(told, int | float) or isinstance(told, bool):
        return None
    try:
        return datetime.fromtimestamp(told / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return None
