"""Cursors of lists: what was altered is refused, and nothing else happens."""

import base64
import json
from datetime import UTC, datetime

import pytest

from wayhome.kernel.paging import CursorNotUnderstood, decode_cursor, encode_cursor, moment_in

ALTERED = {
    "empty list": "[]",
    "too many parts": json.dumps(["a", "b", "c"]),
    "no list": json.dumps({"a": "b"}),
    "no json": "[",
    "very deep": "[" * 50_000,
}


def test_cursor_gives_back_its_parts() -> None:
    cursor = encode_cursor("2022-08-18", "K7Q4-FM2X")

    assert decode_cursor(cursor, parts=2) == ("2022-08-18", "K7Q4-FM2X")


@pytest.mark.parametrize("content", ALTERED.values(), ids=ALTERED)
def test_cursor_is_refused_when_altered(content: str) -> None:
    cursor = base64.urlsafe_b64encode(content.encode()).decode()

    with pytest.raises(CursorNotUnderstood):
        decode_cursor(cursor, parts=2)


def test_cursor_is_refused_when_no_base64() -> None:
    with pytest.raises(CursorNotUnderstood):
        decode_cursor("é!", parts=2)


def test_moment_is_read_in_utc_whatever_its_zone() -> None:
    assert moment_in("2022-08-18T07:00:00+07:00") == datetime(2022, 8, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    "part",
    [
        "yesterday",
        "2022-08-18T07:00:00",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
    ],
)
def test_moment_is_refused_when_it_is_none_that_a_row_can_have(part: str) -> None:
    with pytest.raises(CursorNotUnderstood):
        moment_in(part)
