"""PDF files with a text layer, for tests."""

import io

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

LINES = (
    "The harbour office of Lumenaria said on Monday that eleven sail-",
    "ors had been found on board. It gave no names.",
    "They will be heard on Friday by a judge of the harbour court, it",
    "added.",
)


def pdf_of(lines: tuple[str, ...] = LINES, *, password: str = "", made: str = "") -> bytes:
    """The bytes of a file of one page; `made` is when it says that it was made."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})  # no public way
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 11 Tf 60 780 Td {shown} ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)  # no public way
    if password:
        writer.encrypt(password)
    if made:
        writer.add_metadata({"/CreationDate": made})
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()
