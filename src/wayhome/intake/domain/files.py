"""Attachments: taken by what they contain, never by their name, and cleaned before sealing."""

from collections.abc import Callable

from wayhome.intake.domain.clean_file import (
    FILE_LIMIT,
    CleanFile,
    FileActive,
    FileEmpty,
    FileKind,
    FileNotAccepted,
    FileOffice,
    FileTooLarge,
)
from wayhome.intake.domain.pdf_files import clean_pdf
from wayhome.intake.domain.photo_files import clean_photo
from wayhome.intake.domain.sound_files import clean_m4a, clean_mp3, clean_ogg

_OFFICE = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
_PROGRAMMES = (b"MZ", b"\x7fELF", b"#!", b"<?", b"%!PS")
_MARKUP = ("<!doctype", "<html", "<svg", "<script", "<body", "<iframe", "<?php", "javascript:")
_OTHER_FORMATS = ("gif8", "riff", "ii*", "mm\x00*", "id3", "oggs", "%pdf", "fws", "cws")
_TEXT_CONTROLS = "\n\r\t\f"


def clean(_name: str, content: bytes) -> CleanFile:
    """Clean one attachment of at most 20 MiB; its name plays no part.

    Raises a FileRefused: FileEmpty, FileTooLarge, FileNotAccepted, FileActive, FileOffice,
    FileDamaged, FileEncrypted or FileTooManyPixels.
    """
    if not content:
        raise FileEmpty
    if len(content) > FILE_LIMIT:
        raise FileTooLarge
    return _cleaner_for(content)(content)


def _cleaner_for(content: bytes) -> Callable[[bytes], CleanFile]:
    if content.startswith(_OFFICE):
        raise FileOffice
    if content.startswith(_PROGRAMMES):
        raise FileActive
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or _is_webp(content):
        return clean_photo
    for beginning, cleaner in ((b"%PDF-", clean_pdf), (b"OggS", clean_ogg), (b"ID3", clean_mp3)):
        if content.startswith(beginning):
            return cleaner
    if content[4:8] == b"ftyp":
        return clean_m4a
    if content[0] == 0xFF and content[1:2] >= b"\xe0" and content[1:2] < b"\xfe":
        return clean_mp3
    return _clean_text


def _is_webp(content: bytes) -> bool:
    return content.startswith(b"RIFF") and content[8:12] == b"WEBP"


def _clean_text(content: bytes) -> CleanFile:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileNotAccepted from error
    if any(sign < " " and sign not in _TEXT_CONTROLS for sign in text):
        raise FileNotAccepted
    beginning = text[:2000].lower().lstrip()
    if any(tag in beginning for tag in _MARKUP):
        raise FileActive
    if beginning.startswith(_OTHER_FORMATS) or not beginning:
        raise FileNotAccepted
    kept = text.encode()
    removed = () if kept == content else ("mark",)
    return CleanFile(FileKind.TEXT, "txt", "text/plain; charset=utf-8", kept, removed)
