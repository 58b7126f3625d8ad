"""Photographs are painted anew, so that nothing but the picture is left."""

import io
import struct
import zlib

from PIL import ExifTags, Image, ImageOps

from wayhome.intake.domain.clean_file import CleanFile, FileDamaged, FileKind, FileTooManyPixels

_MOST_PIXELS = 50_000_000
_MEDIA = {
    "JPEG": ("jpg", "image/jpeg"),
    "PNG": ("png", "image/png"),
    "WEBP": ("webp", "image/webp"),
}
_HIDDEN = {"exif": "exif", "xmp": "xmp", "XML:com.adobe.xmp": "xmp", "icc_profile": "icc"}
_HIDDEN |= {"comment": "comment", "photoshop": "photoshop"}

# What Pillow's decoders raise on damaged input, besides their documented OSError.
_UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RuntimeError,
    MemoryError,
    EOFError,
    struct.error,
    zlib.error,
)


def clean_photo(content: bytes) -> CleanFile:
    """Turn upright and re-encode a JPEG, PNG or WebP; keeps the first picture only.

    Raises FileDamaged or FileTooManyPixels.
    """
    try:
        with Image.open(io.BytesIO(content), formats=list(_MEDIA)) as photo:
            return _repainted(photo)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise FileTooManyPixels from error
    except FileTooManyPixels:
        raise
    except _UNREADABLE as error:
        raise FileDamaged from error


def _repainted(photo: Image.Image) -> CleanFile:
    if photo.width * photo.height > _MOST_PIXELS:
        raise FileTooManyPixels
    form = str(photo.format)
    removed = _hidden_in(photo)
    upright = ImageOps.exif_transpose(photo)
    mode = "RGB" if form == "JPEG" or not upright.has_transparency_data else "RGBA"
    picture = Image.new(mode, upright.size)
    picture.paste(upright.convert(mode))
    out = io.BytesIO()
    picture.save(out, format=form, quality=90)
    extension, media_type = _MEDIA[form]
    return CleanFile(FileKind.PHOTO, extension, media_type, out.getvalue(), removed)


def _hidden_in(photo: Image.Image) -> tuple[str, ...]:
    found = {code for key, code in _HIDDEN.items() if photo.info.get(key)}
    if photo.format == "PNG" and getattr(photo, "text", None):
        found.add("comment")
    if photo.getexif().get_ifd(ExifTags.IFD.GPSInfo):
        found.add("gps")
    if getattr(photo, "n_frames", 1) > 1:
        found.add("frames")
    return tuple(sorted(found))
