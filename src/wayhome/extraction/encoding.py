"""The characters of a file, by the encoding that a page names or by what the bytes look like."""

import codecs
import re
from contextlib import suppress

from charset_normalizer import from_bytes

_GUESSED_FROM = 200_000
# Letters of Western Europe, and the marks that its printers use.
_WESTERN = re.compile(r"[\x09-\x7eÀ-ÖØ-öø-ÿŒœŸŠšŽž¡¿«»ªº°§©®·£¥€¢™…–—‘’‚“”„‹›•\xa0\xad]+")
_MOSTLY = 0.7
# Any even number of bytes makes signs in these; texts in them begin with a mark that says so.
_MARKED = {"utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"}
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
_HEAD = 2048
_SELDOM_TRUE = {"iso8859-1", "ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be"}
"""Encodings that pages name and seldom have: read by their looks."""
_MEANT = {
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-11": "cp874",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
"""The wider set of signs that a name stands for on pages (WHATWG Encoding Standard, 4.2)."""
_NO_SIGNS = re.compile(r"[\x80-\x9f]")


class UnknownEncoding(Exception):
    """No encoding makes a text of the bytes."""


def decoded(content: bytes) -> str:
    """UTF-8 when it is, else what a page says, Windows-1252 when all is Western, or the likeliest.

    Short texts read as well in neighbours of Windows-1252, which turn è into č. Raises UnknownEncoding.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if (declared := _declared(content)) is not None:
        return declared
    if _is_western(content):
        return content.decode("cp1252")
    left_out = [] if content.startswith(_MARKS) else sorted(_MARKED)
    best = from_bytes(content[:_GUESSED_FROM], cp_exclusion=left_out).best()
    if best is None:
        raise UnknownEncoding
    return content.decode(best.encoding, "replace")


def _declared(content: bytes) -> str | None:
    """The text in the encoding that a page names for itself, when all of it is signs in that."""
    found = _DECLARED.search(content[:_HEAD])
    with suppress(LookupError, UnicodeDecodeError, ValueError):
        codec = codecs.lookup(found.group(1).decode("ascii")) if found else None
        if codec is not None and codec.name not in _SELDOM_TRUE:
            text = content.decode(_MEANT.get(codec.name, codec.name))
            return None if _NO_SIGNS.search(text) else text
    return None


def _is_western(content: bytes) -> bool:
    """Whether every sign is one that Western Europe writes, and most are of the plain alphabet."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return False
    plain = sum(sign.isascii() for sign in text)
    return bool(_WESTERN.fullmatch(text)) and plain >= _MOSTLY * len(text)
