"""Pages of a list: a cursor says where the next one begins, so that no page shifts or is counted."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar
from uuid import UUID

T = TypeVar("T")
PAGE_SIZE = 25


class CursorNotUnderstood(Exception):
    """The address of a page was altered or is of another list."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows, and the cursor of the page after them; None on the last."""

    rows: tuple[T, ...]
    next_cursor: str | None = None


def encode_cursor(*parts: str) -> str:
    """The sort key of the last row as one word for an address; holds codes, times and ids only."""
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, *, parts: int) -> tuple[str, ...]:
    """The sort key inside a cursor. Raises CursorNotUnderstood."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        found = json.loads(base64.urlsafe_b64decode(padded.encode()))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise CursorNotUnderstood from error
    if not isinstance(found, list) or len(found) != parts:
        raise CursorNotUnderstood
    return tuple(str(part) for part in found)


def page_of(found: Sequence[T], cursor_of: Callable[[T], str]) -> Page[T]:
    """The page that PAGE_SIZE + 1 rows read begin: the one too many only says that there are more."""
    rows = tuple(found[:PAGE_SIZE])
    return Page(rows, cursor_of(rows[-1]) if len(found) > PAGE_SIZE else None)


def moment_cursor(moment: datetime, row: UUID) -> str:
    """The cursor of a list in the order of moments and ids."""
    return encode_cursor(moment.isoformat(), str(row))


def moment_and_row(cursor: str) -> tuple[datetime, UUID]:
    """What `moment_cursor` wrote. Raises CursorNotUnderstood."""
    moment, row = decode_cursor(cursor, parts=2)
    return moment_in(moment), row_in(row)


def row_in(part: str) -> UUID:
    """The id of a row that is a part of a cursor. Raises CursorNotUnderstood."""
    try:
        return UUID(part)
    except ValueError as error:
        raise CursorNotUnderstood from error


def moment_in(part: str) -> datetime:
    """An aware moment that is a part of a cursor, in UTC. Raises CursorNotUnderstood."""
    try:
        moment = datetime.fromisoformat(part)
        if moment.tzinfo is None:
            raise CursorNotUnderstood
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise CursorNotUnderstood from error
