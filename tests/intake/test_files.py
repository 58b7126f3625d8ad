"""Attachments are known by content; hidden data and whatever acts is removed or refused."""

import io
import random
import struct
from contextlib import suppress

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import ID3, TIT2
from mutagen.ogg import OggPage
from mutagen.oggopus import OggOpus
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from wayhome.intake.domain.clean_file import (
    FILE_LIMIT,
    FileActive,
    FileDamaged,
    FileEmpty,
    FileEncrypted,
    FileKind,
    FileNotAccepted,
    FileOffice,
    FileRefused,
    FileTooLarge,
    FileTooManyPixels,
)
from wayhome.intake.domain.files import clean

# Pillow warns of damaged camera data that is dropped anyway.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

MARK = b"HIDDEN-MARK"


def photo(form: str, *, size: tuple[int, int] = (8, 4), **extra: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, format=form, **extra)
    return out.getvalue()


def photo_of_a_camera() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = MARK.decode()
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825)[1] = "N"
    return photo("JPEG", exif=exif, comment=MARK, icc_profile=MARK)


def document(**save: object) -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Author"] = MARK.decode()
        with pdf.open_metadata() as metadata:
            metadata["dc:title"] = MARK.decode()
        pdf.attachments["x.txt"] = MARK
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=MARK.decode())
        pdf.Root.OpenAction = script
        pdf.pages[0].obj.AA = pikepdf.Dictionary(O=script)
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=script
        )
        pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([note]))
        picture = pdf.make_stream(photo_of_a_camera())
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        picture.Filter = pikepdf.Name.DCTDecode
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
        out = io.BytesIO()
        pdf.save(out, **save)  # type: ignore[arg-type]  # free options
    return out.getvalue()


def mp3() -> bytes:
    out = io.BytesIO((b"\xff\xfb\x90\x00" + b"\0" * 413) * 10)
    tags = ID3()
    tags.add(TIT2(encoding=3, text=[MARK.decode()]))
    tags.save(out)
    return out.getvalue()


def ogg() -> bytes:
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 48_000, 0, 0)
    comment = b"ARTIST=" + MARK
    tags = b"OpusTags" + struct.pack("<I", 0) + struct.pack("<II", 1, len(comment)) + comment
    pages = []
    for number, packet in enumerate((head, tags, b"\xfc\xff\xfe")):
        page = OggPage()
        page.packets, page.serial, page.sequence = [packet], 7, number
        page.first, page.last, page.position = number == 0, number == 2, number * 480
        pages.append(page.write())
    return b"".join(pages)


def atom(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body


def m4a() -> bytes:
    dated = atom(b"mvhd", b"\0\0\0\0" + b"\x7f" * 96)
    place = atom(b"udta", atom(b"\xa9xyz", MARK))
    track = atom(b"trak", atom(b"mdia", atom(b"mdhd", b"\1\0\0\0" + b"\x7f" * 32)) + place)
    movie = atom(b"moov", dated + track + place)
    return (
        atom(b"ftyp", b"M4A \0\0\0\0") + movie + atom(b"mdat", b"sound" * 9) + atom(b"uuid", MARK)
    )


ACCEPTED = {
    "jpeg": (photo_of_a_camera(), FileKind.PHOTO, ("comment", "exif", "gps", "icc")),
    "webp": (photo("WEBP", xmp=MARK), FileKind.PHOTO, ("xmp",)),
    "pdf": (
        document(),
        FileKind.DOCUMENT,
        ("actions", "attachments", "exif", "metadata"),
    ),
    "mp3": (mp3(), FileKind.SOUND, ("tags",)),
    "ogg": (ogg(), FileKind.SOUND, ("tags",)),
    "m4a": (m4a(), FileKind.SOUND, ("tags",)),
}


@pytest.mark.parametrize("form", ACCEPTED)
def test_file_loses_its_hidden_data(form: str) -> None:
    content, kind, removed = ACCEPTED[form]

    cleaned = clean("photo.txt", content)

    assert MARK in content or form == "pdf"
    assert MARK not in cleaned.content
    assert cleaned.kind is kind
    assert set(removed) <= set(cleaned.removed)


@pytest.mark.parametrize("form", ACCEPTED)
def test_file_cleaned_twice_has_nothing_left_to_remove(form: str) -> None:
    once = clean("x", ACCEPTED[form][0])

    assert clean("x", once.content).removed == ()


def test_pdf_opens_without_actions_and_attachments() -> None:
    cleaned = clean("letter", document())

    with pikepdf.open(io.BytesIO(cleaned.content)) as pdf:
        assert not pdf.attachments
        assert not {"/OpenAction", "/Metadata", "/AA"} & set(pdf.Root.keys())
        assert all(MARK not in each.read_raw_bytes() for each in pdf.objects
                   if isinstance(each, pikepdf.Stream))  # fmt: skip
        assert len(pdf.pages) == 1


def test_photo_is_turned_upright_and_keeps_its_transparency() -> None:
    turned = clean("x", photo_of_a_camera())
    out = io.BytesIO()
    notes = PngInfo()
    notes.add_text("Comment", MARK.decode())
    Image.new("RGBA", (3, 3), (1, 2, 3, 0)).save(out, format="PNG", pnginfo=notes)
    clear = clean("x", out.getvalue())

    assert Image.open(io.BytesIO(turned.content)).size == (4, 8)
    assert Image.open(io.BytesIO(clear.content)).getpixel((0, 0)) == (1, 2, 3, 0)
    assert clear.removed == ("comment",)
    assert (turned.extension, clear.media_type) == ("jpg", "image/png")


def test_photo_keeps_only_its_first_picture() -> None:
    moving = photo("WEBP", save_all=True, append_images=[Image.new("RGB", (8, 4), "red")])

    assert clean("x", moving).removed == ("frames",)


def test_text_is_kept_without_its_byte_order_mark() -> None:
    cleaned = clean("x.exe", "\ufeffជួយខ្ញុំផង".encode())

    assert (cleaned.content.decode(), cleaned.kind) == ("ជួយខ្ញុំផង", FileKind.TEXT)


REFUSED: dict[str, tuple[bytes, type[FileRefused]]] = {
    "nothing": (b"", FileEmpty),
    "too much": (b"x" * (FILE_LIMIT + 1), FileTooLarge),
    "picture with scripts": (b'<svg xmlns="x"><script>1</script></svg>', FileActive),
    "page": (b"  <!DOCTYPE html><p>", FileActive),
    "programme": (b"MZ\x90\0", FileActive),
    "office": (b"PK\x03\x04word/vbaProject.bin", FileOffice),
    "old office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileOffice),
    "script in a gif": (b"GIF89a=1;/*", FileNotAccepted),
    "gif": (photo("GIF"), FileNotAccepted),
    "tiff": (photo("TIFF"), FileNotAccepted),
    "noise": (b"\x00\x01\x02\xfe", FileNotAccepted),
    "other encoding": ("ชื่อ".encode("cp874"), FileNotAccepted),
    "spaces": (b" \n ", FileNotAccepted),
    "cut photo": (photo_of_a_camera()[:-40], FileDamaged),
    "half a head": (b"\xff\xd8\xff\xe0", FileDamaged),
    "cut document": (b"%PDF-1.7\n1 0 obj", FileDamaged),
    "document without pages": (b"%PDF-1.7\ntrailer<</Root<</Pages<</Kids[]>>>>>>", FileDamaged),
    "locked document": (
        document(encryption=pikepdf.Encryption(owner="a", user="b")), FileEncrypted,
    ),
    "half locked document": (
        document(encryption=pikepdf.Encryption(owner="a", user="")), FileEncrypted,
    ),
    "sound with an archive": (mp3() + b"PK\x05\x06" + b"\0" * 18, FileDamaged),
    "pages with more": (ogg() + MARK, FileDamaged),
    "atoms with more": (m4a() + MARK, FileDamaged),
    "atoms with a stranger": (m4a() + atom(b"evil", b""), FileDamaged),
    "atoms without sound": (atom(b"ftyp", b"M4A \0\0\0\0"), FileDamaged),
    "cut atoms": (m4a()[:-3], FileDamaged),
    "no sound": (b"\xff\xfb", FileDamaged),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_file_is_refused_with_its_problem(case: str) -> None:
    content, refusal = REFUSED[case]

    with pytest.raises(refusal) as caught:
        clean("letter.pdf", content)

    assert str(caught.value) == caught.value.problem


def test_photo_is_refused_before_it_fills_the_memory() -> None:
    bomb = bytearray(photo("PNG"))
    bomb[16:24] = struct.pack(">II", 30_000, 30_000)
    bomb[29:33] = struct.pack(">I", __import__("zlib").crc32(bomb[12:29]))

    with pytest.raises(FileTooManyPixels):
        clean("x", bytes(bomb))


@pytest.mark.parametrize("form", ["jpeg", "pdf"])
def test_file_hidden_behind_another_is_gone_after_cleaning(form: str) -> None:
    archive = b"PK\x03\x04" + MARK * 20 + b"PK\x05\x06" + b"\0" * 18

    cleaned = clean("x", ACCEPTED[form][0] + archive)

    assert MARK not in cleaned.content
    assert b"PK\x05\x06" not in cleaned.content


@given(st.binary(max_size=400))
def test_file_raises_only_its_own_errors_for_any_bytes(content: bytes) -> None:
    with suppress(FileRefused):
        assert clean("x", content).content


@pytest.mark.parametrize("form", ACCEPTED)
@given(seed=st.integers(0, 2**32))
def test_file_raises_only_its_own_errors_when_damaged(form: str, seed: int) -> None:
    dice = random.Random(seed)
    content = bytearray(ACCEPTED[form][0])
    for _ in range(dice.randint(1, 6)):
        content[dice.randrange(len(content))] = dice.randrange(256)
    del content[dice.randrange(len(content) // 2, len(content)) :]

    with suppress(FileRefused):
        assert clean("x", bytes(content)).content


def test_opus_sound_is_still_sound_after_cleaning() -> None:
    cleaned = clean("x", ogg())

    assert OggOpus(io.BytesIO(cleaned.content)).pprint()
