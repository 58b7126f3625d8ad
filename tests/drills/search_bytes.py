"""Look for words in whole folders, in every form in which they could stand there."""

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path

_CHUNK = 1 << 22


def forms(word: str) -> Iterator[bytes]:
    """Plain, in capitals, UTF-16, as JSON and percent escapes, in hexadecimal, and in base64 at any offset."""
    plain = word.encode()
    yield plain
    yield plain.upper()
    yield word.encode("utf-16-le")
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    yield "".join(f"\\u{ord(letter):04x}" for letter in word).encode()
    yield "".join(f"%{byte:02X}" for byte in plain).encode()
    for shift in range(3):
        # The first and last characters depend on the neighbours: only what lies between is sure.
        encoded = base64.b64encode(b"\0" * shift + plain)
        whole = (shift + len(plain)) // 3 * 4
        yield encoded[4 if shift else 0 : whole]


def hits(words: Iterable[str], places: Iterable[Path]) -> set[tuple[str, str]]:
    """The words that stand in a file, each with the name of the file."""
    wanted = {form: word for word in words for form in forms(word)}
    longest = max(map(len, wanted))
    found = set()
    for file in _files(places):
        for content in _chunks(file, overlap=longest):
            found |= {(word, file.name) for form, word in wanted.items() if form in content}
    return found


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        yield from (
            (each for each in place.rglob("*") if each.is_file()) if place.is_dir() else [place]
        )


def _chunks(file: Path, *, overlap: int) -> Iterator[bytes]:
    before = b""
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield before + chunk
            before = chunk[-overlap:]
