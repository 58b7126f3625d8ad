"""Cursors of lists: what was altered is refused, and nothing else happens."""

import base64
import json

import pytest

from wayhome.kernel.paging import CursorNotUnderstood, decode_cursor, encode_cursor

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
