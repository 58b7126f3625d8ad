"""Voice recordings lose their tags: who spoke, on which device, where and when."""

import io
import struct
from collections.abc import Iterator

from mutagen import MutagenError
from mutagen.mp3 import MP3
from mutagen.ogg import OggPage
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis

from wayhome.intake.domain.clean_file import CleanFile, FileDamaged, FileKind

_UNREADABLE = (MutagenError, ValueError, LookupError, OSError, EOFError, TypeError, struct.error)
_OUTER_ATOMS = {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"uuid", b"meta", b"udta"}
_OPENED_ATOMS = {b"moov", b"trak", b"mdia"}
_EMPTIED_ATOMS = {b"udta", b"meta", b"uuid", b"free", b"skip"}
_DATED_ATOMS = {b"mvhd", b"tkhd", b"mdhd"}


def clean_mp3(content: bytes) -> CleanFile:
    """Keep the sound of an MP3 only; raises FileDamaged."""
    try:
        sound = MP3(io.BytesIO(content))
        out = io.BytesIO(content)
        sound.delete(out)
        MP3(out)
    except _UNREADABLE as error:
        raise FileDamaged from error
    kept = out.getvalue()
    if kept[:1] != b"\xff" or len(kept) < 2 or kept[1] < 0xE0:
        raise FileDamaged
    return _sound("mp3", "audio/mpeg", kept, was=content)


def clean_ogg(content: bytes) -> CleanFile:
    """Keep the sound of an Ogg Opus or Ogg Vorbis file only; raises FileDamaged."""
    try:
        form = OggOpus if b"OpusHead" in content[:64] else OggVorbis
        _require_only_pages(content)
        sound = form(io.BytesIO(content))
        had_tags = bool(sound.tags)
        out = io.BytesIO(content)
        sound.delete(out)
    except _UNREADABLE as error:
        raise FileDamaged from error
    kept = out.getvalue()
    return _sound("ogg", "audio/ogg", kept, was=content if had_tags else kept)


def clean_m4a(content: bytes) -> CleanFile:
    """Empty the tags, places and dates of an MPEG-4 recording, byte for byte in their place.

    Offsets into the sound stay right, since nothing moves. Raises FileDamaged.
    """
    kept = bytearray(content)
    kinds = set()
    try:
        for kind, start, end in _atoms(content, 0, len(content)):
            kinds.add(kind)
            if kind not in _OUTER_ATOMS:
                raise FileDamaged
            _empty(kept, kind, (start, end), depth=0)
    except struct.error as error:
        raise FileDamaged from error
    if not {b"ftyp", b"moov", b"mdat"} <= kinds:
        raise FileDamaged
    return _sound("m4a", "audio/mp4", bytes(kept), was=content)


def _sound(extension: str, media_type: str, kept: bytes, *, was: bytes) -> CleanFile:
    if b"PK\x05\x06" in kept[-65_557:] or b"%PDF-" in kept[:1024]:
        raise FileDamaged  # another file hides in this one
    removed = () if kept == was else ("tags",)
    return CleanFile(FileKind.SOUND, extension, media_type, kept, removed)


def _require_only_pages(content: bytes) -> None:
    stream = io.BytesIO(content)
    while stream.tell() < len(content):
        OggPage(stream)


def _atoms(content: bytes | bytearray, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Walk the boxes of ISO 14496-12 (section 4.2): kind, start and end of each body."""
    while start < end:
        size, kind = struct.unpack_from(">I4s", content, start)
        header = 8
        if size == 1 and kind == b"mdat":
            header, size = 16, struct.unpack_from(">Q", content, start + 8)[0]
        if size == 0:
            size = end - start
        if size < header or start + size > end:
            raise FileDamaged
        yield kind, start + header, start + size
        start += size


def _empty(kept: bytearray, kind: bytes, span: tuple[int, int], *, depth: int) -> None:
    start, end = span
    if kind in _EMPTIED_ATOMS:
        kept[start - 4 : start] = b"free"
        kept[start:end] = b"\0" * (end - start)
    elif kind in _DATED_ATOMS:
        width = 16 if kept[start : start + 1] == b"\1" else 8
        kept[start + 4 : start + 4 + width] = b"\0" * len(kept[start + 4 : start + 4 + width])
    elif kind in _OPENED_ATOMS and depth < 4:
        for inner, inner_start, inner_end in _atoms(bytes(kept), start, end):
            _empty(kept, inner, (inner_start, inner_end), depth=depth + 1)
