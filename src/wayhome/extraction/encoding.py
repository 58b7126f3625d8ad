"""The characters of a file whose encoding nobody names."""

import re

from charset_normalizer import from_bytes

_GUESSED_FROM = 200_000
# Letters of Western Europe, and the marks that its printers use.
_WESTERN = re.compile(
    r"[\x09-\x7eÀ-ÖØ-öø-ÿŒœŸŠšŽž¡¿«»ªº°§©®·£¥€¢™…–—‘’‚“”„‹›•\xa0\xad]+"
)
_MOSTLY = 0.7
# Any even number of bytes makes signs in these; texts in them begin with a mark that says so.
_MARKED = {"utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"}
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class UnknownEncoding(Exception):
    """No encoding makes a text of the bytes."""


def decoded(content: bytes) -> str:
    """UTF-8 when it is, Windows-1252 when all of it is Western, else the likeliest.

    Short texts read as well in neighbours of Windows-1252, which turn è into č. Raises UnknownEncoding.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if _is_western(content):
        return content.decode("cp1252")
    left_out = [] if content.startswith(_MARKS) else sorted(_MARKED)
    best = from_bytes(content[:_GUESSED_FROM], cp_exclusion=left_out).best()
    if best is None:
        raise UnknownEncoding
    return content.decode(best.encoding, "replace")


def _is_western(content: bytes) -> bool:
    """Whether every sign is one that Western Europe writes, and most are of the plain alphabet."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return False
    plain = sum(sign.isascii() for sign in text)
    return bool(_WESTERN.fullmatch(text)) and plain >= _MOSTLY * len(text)
