"""PDF documents lose who made them, what is attached and everything that acts on opening."""

import io
import struct

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, Stream

from wayhome.intake.domain.clean_file import CleanFile, FileDamaged, FileEncrypted, FileKind

_MOST_OBJECTS = 200_000
_DROPPED = {
    "/Metadata": "metadata",
    "/PieceInfo": "metadata",
    "/LastModified": "metadata",
    "/AF": "attachments",
    "/EF": "attachments",
    "/EmbeddedFiles": "attachments",
    "/Collection": "attachments",
    "/JavaScript": "scripts",
    "/JS": "scripts",
    "/XFA": "scripts",
    "/OpenAction": "actions",
    "/AA": "actions",
    "/RichMediaContent": "actions",
}
_HARMLESS_ACTIONS = ("/GoTo", "/Named", "/URI")
_ACTIVE_NOTES = ("/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D")
_JPEG_START, _JPEG_SCAN = 0xD8, 0xDA
_JPEG_HIDDEN = (*range(0xE1, 0xEE), 0xEF, 0xFE)  # application data but JFIF and Adobe; comments


def clean_pdf(content: bytes) -> CleanFile:
    """Rewrite a PDF without metadata, attachments, scripts and automatic actions.

    Raises FileEncrypted or FileDamaged. Rewriting drops whatever follows or lies between objects.
    """
    try:
        with Pdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise FileEncrypted
            if len(pdf.objects) > _MOST_OBJECTS or not len(pdf.pages):
                raise FileDamaged
            removed = _strip(pdf)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
    except pikepdf.PasswordError as error:
        raise FileEncrypted from error
    except FileEncrypted:
        raise
    except (pikepdf.PdfError, ValueError, TypeError, LookupError, RuntimeError, OSError) as error:
        raise FileDamaged from error
    return CleanFile(FileKind.DOCUMENT, "pdf", "application/pdf", out.getvalue(), removed)


def _strip(pdf: Pdf) -> tuple[str, ...]:
    removed = set()
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
        removed.add("metadata")
    for part in pdf.objects:
        removed |= _strip_inside(part, depth=0)
    return tuple(sorted(removed))


def _strip_inside(part: Object, *, depth: int) -> set[str]:
    """Clean one object and what it holds directly; what it refers to is visited on its own."""
    removed: set[str] = set()
    if depth > 50:
        raise FileDamaged
    if isinstance(part, pikepdf.Array):
        for inner in part:
            if isinstance(inner, Object) and not inner.is_indirect:
                removed |= _strip_inside(inner, depth=depth + 1)
    elif isinstance(part, (Dictionary, Stream)):
        removed |= _strip_keys(part)
        if isinstance(part, Stream):
            removed |= _strip_photo(part)
        for _key, inner in list(part.items()):
            if isinstance(inner, Object) and not inner.is_indirect:
                removed |= _strip_inside(inner, depth=depth + 1)
    return removed


def _strip_keys(part: Object) -> set[str]:
    removed = set()
    for key in list(part.keys()):
        if key in _DROPPED:
            del part[key]
            removed.add(_DROPPED[key])
    if str(part.get("/Subtype", "")) in _ACTIVE_NOTES:
        part["/Subtype"] = Name("/Text")
        removed.add("attachments")
    for key in ("/A", "/Next"):
        if _is_action(part.get(key)):
            del part[key]
            removed.add("actions")
    return removed


def _is_action(value: object) -> bool:
    if not isinstance(value, Dictionary) or "/S" not in value:
        return False
    kind = value["/S"]
    return isinstance(kind, Name) and str(kind) not in _HARMLESS_ACTIONS


def _strip_photo(part: Stream) -> set[str]:
    if str(part.get("/Filter", "")) != "/DCTDecode":
        return set()
    photo = part.read_raw_bytes()
    kept = _without_hidden_segments(photo)
    if kept == photo:
        return set()
    part.write(kept, filter=Name("/DCTDecode"))
    return {"exif"}


def _without_hidden_segments(photo: bytes) -> bytes:
    """Drop what a camera wrote into a JPEG; anything that is no plain JPEG is left alone."""
    if photo[:2] != bytes((0xFF, _JPEG_START)):
        return photo
    kept, place = bytearray(photo[:2]), 2
    while place + 4 <= len(photo) and photo[place] == 0xFF and photo[place + 1] != _JPEG_SCAN:
        length = 2 + struct.unpack_from(">H", photo, place + 2)[0]
        if photo[place + 1] not in _JPEG_HIDDEN:
            kept += photo[place : place + length]
        place += length
    return bytes(kept + photo[place:])
