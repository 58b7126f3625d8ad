"""Sources of every form give their text, or say why they do not."""

import io
from email.message import EmailMessage

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from tests.extraction.pdf import pdf_of
from wayhome.extraction.page_lines import without_repeats
from wayhome.extraction.reading import MediaType, SourceNotRead, read


def _swelling() -> bytes:
    """A small file whose one page unpacks to far more than any paper."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    stream = DecodedStreamObject()
    stream.set_data(b" " * 40_000_000)
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())  # no public way
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def _letter(
    *, plain: str = "", page: str = "", sender: str = "Harbour Watch <news@harbour.example>"
) -> bytes:
    letter = EmailMessage()
    letter["From"] = sender
    letter["Subject"] = "Eleven sailors found"
    letter["Date"] = "Mon, 06 May 2024 10:15:00 +0200"
    letter["Message-ID"] = "<1@harbour.example>"
    if plain:
        letter.set_content(plain)
    if page:
        letter.add_alternative(page, subtype="html")
    return letter.as_bytes()


def test_pdf_gives_its_paragraphs_whole() -> None:
    found = read(pdf_of())

    assert found.media_type is MediaType.PDF
    assert found.text == (
        "The harbour office of Lumenaria said on Monday that eleven sailors had been found on board."
        " It gave no names.\n\n"
        "They will be heard on Friday by a judge of the harbour court, it added."
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (pdf_of(()), "no_text_layer"),
        (pdf_of(password="sesame"), "locked"),
        (b"%PDF-1.7\nnothing of the sort", "damaged"),
        (_swelling(), "too_large"),
        (b"  \n", "empty"),
        (b"\x89PNG\x00\x00\x00\x01", "not_text"),
    ],
)
def test_read_says_why_when_a_source_has_no_text(content: bytes, code: str) -> None:
    with pytest.raises(SourceNotRead) as refused:
        read(content)

    assert refused.value.code == code


def test_letter_gives_subject_text_and_day() -> None:
    found = read(_letter(plain="The sailors are safe.\n\nThey go home today."))

    assert found.media_type is MediaType.LETTER
    assert found.text == "Eleven sailors found\n\nThe sailors are safe.\n\nThey go home today."
    assert (found.publisher, found.sender_domain) == ("", "harbour.example")
    assert str(found.published_on) == "2024-05-06"


@pytest.mark.parametrize(
    ("sender", "domain"),
    [
        ("Sok Zzyzx <sok.zzyzx@News.Harbour.example>", "news.harbour.example"),
        ("sok.zzyzx@harbour.example", "harbour.example"),
        ("Sok Zzyzx", ""),
        ("Sok Zzyzx <sok.zzyzx@localhost>", ""),
        ("Sok Zzyzx <sok.zzyzx@[192.0.2.7]>", ""),
        ("sok.zzyzx@zz yzx.example", ""),
        ("", ""),
    ],
)
def test_letter_names_nobody_who_sent_it(sender: str, domain: str) -> None:
    raw = b"MIME-Version: 1.0\nSubject: News\nFrom: " + sender.encode() + b"\n\nA text.\n"

    found = read(raw)

    assert (found.media_type, found.sender_domain) == (MediaType.LETTER, domain)
    assert "zzyzx" not in repr(found).lower()


def test_letter_gives_the_text_of_its_page_when_it_has_no_plain_one() -> None:
    words = "The sailors are safe and will go home on Tuesday, the harbour office said. " * 4

    found = read(_letter(page=f"<html><body><article><p>{words}</p></article></body></html>"))

    assert "The sailors are safe" in found.text
    assert "<p>" not in found.text


def test_text_that_only_looks_like_a_letter_stays_as_it_is() -> None:
    text = "From: Press office\nSubject: Sailors\n\nThe sailors are safe."

    found = read(text.encode())

    assert (found.media_type, found.text) == (MediaType.PLAIN, text)


@pytest.mark.parametrize(
    "header",
    [b"From: <", b"From: =?utf-8?q?a=0ab?=", b"Date: Mon, 06 May 99999999999999999999 10:15:00"],
)
def test_letter_with_a_broken_header_is_read_or_refused_with_a_code(header: bytes) -> None:
    letter = b"MIME-Version: 1.0\nMessage-ID: <1@harbour.example>\n" + header + b"\n\nA text.\n"

    try:
        found = read(letter).text
    except SourceNotRead as refused:
        found = refused.code

    assert "A text." in found or found == "not_text"


def test_letter_gives_nothing_that_no_database_keeps() -> None:
    letter = (
        b"MIME-Version: 1.0\nMessage-ID: <1@harbour.example>\nFrom: a@harbour.example\n"
        b"Subject: =?utf-8?q?a=00b?=\n\nA text.\n"
    )

    assert "\0" not in read(letter).title


def test_endless_text_is_refused() -> None:
    with pytest.raises(SourceNotRead) as refused:
        read(b"word " * 500_000)

    assert refused.value.code == "too_large"


def test_page_saved_as_one_file_keeps_its_address() -> None:
    words = "The sailors are safe and will go home on Tuesday, the harbour office said. " * 4
    saved = _letter(page=f"<html><body><article><p>{words}</p></article></body></html>")
    address = b"Snapshot-Content-Location: https://post.example/2024/05/06/sailors\n"

    found = read(address + saved)

    assert found.url == "https://post.example/2024/05/06/sailors"
    assert str(found.published_on) == "2024-05-06"


def test_page_is_read_when_pictures_are_most_of_it() -> None:
    words = "The sailors are safe and will go home on Tuesday, the harbour office said. " * 4
    picture = f'<img src="data:image/png;base64,{"A" * 6_000_000}">'

    found = read(f"<html><body><article>{picture}<p>{words}</p></article></body></html>".encode())

    assert found.text.startswith("The sailors are safe")


def test_day_a_pdf_was_made_is_weak() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf_of()))
    writer.add_metadata({"/CreationDate": "D:20240506101500", "/Title": "Sailors found"})
    kept = io.BytesIO()
    writer.write(kept)

    found = read(kept.getvalue())

    assert found.published is not None
    assert (str(found.published.day), found.published.is_weak) == ("2024-05-06", True)
    assert found.published.words == "/CreationDate D:20240506101500"
    assert found.title == "Sailors found"


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n1 0 obj\n<< /Secret (Mara) >>\nendobj\ntrailer <<>>\nnothing",
        b"<html><body><script type='application/ld+json'>{'Mara'</script><p></p></body></html>",
    ],
)
def test_nothing_is_logged_when_a_file_is_broken(
    content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(SourceNotRead):
        read(content)

    assert not caplog.records


def test_day_a_pdf_was_made_is_no_day_of_publication() -> None:
    found = read(pdf_of(made="D:20240506101500"))

    assert found.published_on is None


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le ministère a déclaré que 45 ouvriers ont été libérés à Genève. « Enfin »", "cp1252"),
        ("El ministro pidió la liberación de la señora Muñoz y de dos niños.", "cp1252"),
        ("“We ask the harbour office,” she said – and left. It’s done.", "cp1252"),
        ("Министр сказал, что сорок пять рабочих были освобождены.", "cp1251"),
        ("外交部长王明3月3日在金边会见了内政部长", "gb18030"),
        ("The minister said that forty-five workers were freed.", "utf-16"),
    ],
)
def test_text_keeps_its_letters_when_it_names_no_encoding(text: str, encoding: str) -> None:
    assert read(text.encode(encoding)).text == text


def test_page_is_read_when_it_has_marks_that_no_reader_knows() -> None:
    words = "<p>The harbour office said that eleven sailors had been found on board.</p>" * 5
    head = '<meta property="article:published_time" content="2023-02-27">'
    page = f"<html><head>{head}</head><body><article>{words}<![CD<b>x</b></article></body></html>"

    found = read(page.encode())

    assert found.text.startswith("The harbour office")
    assert str(found.published_on) == "2023-02-27"


def test_page_is_refused_when_its_parser_breaks() -> None:
    broken = b'<?xml versi<htmlon="1.0<svg><svg><svg><svg><svg>"?><rss><channel><title>P</title>'

    with pytest.raises(SourceNotRead):
        read(broken)


def _page(inner: str, head: str = "") -> bytes:
    title = "<title>Eleven sailors found - Harbour Watch</title>"
    return f"<!DOCTYPE html><html><head>{head}{title}</head><body>{inner}</body></html>".encode()


_SAID = (
    "The harbour office of Lumenaria said on Monday that eleven sailors had been found on board.",
    "They will be heard on Friday by a judge of the harbour court, the office said in a notice.",
    "The union of sailors asked the owner of the ship to pay them before the end of the month.",
)


def test_words_that_stand_bare_beside_paragraphs_are_read() -> None:
    one, two, three = _SAID

    found = read(_page(f"<div class='b'>{one}<br><br><p>{two}</p>{three}<br><br></div>"))

    assert found.text.split("\n") == [one, two, three]


def test_box_laid_over_a_page_is_left_out() -> None:
    asked = "We and our 842 partners store information on a device to process personal data."
    inner = "".join(f"<p>{each}</p>" for each in _SAID)

    found = read(_page(f"<div class='gdpr'><p>{asked}</p></div><div>{inner}</div>"))

    assert "partners" not in found.text
    assert _SAID[2] in found.text


def test_words_drawn_out_as_a_large_quotation_stand_once() -> None:
    drawn = "“eleven sailors had been found on board”"
    inner = f"<p>{_SAID[0]}</p><blockquote><p>{drawn}</p></blockquote><p>{_SAID[1]}</p>"

    found = read(_page(f"<article><h1>Eleven found</h1>{inner}<p>{_SAID[2]}</p></article>"))

    assert found.text.count("eleven sailors had been found") == 1


def test_page_is_read_in_the_encoding_that_it_names() -> None:
    text = "Порт закрыт. " * 20
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'

    found = read(_page(f"<p>{text}</p>", head=meta).decode().encode("cp1251"))

    assert "Порт закрыт." in found.text


@pytest.mark.parametrize(
    ("named", "written", "words"),
    [
        ("iso-8859-9", "cp1254", "“Bırakıldılar,” dedi bakan Işık’ın avukatı."),
        ("iso-8859-15", "cp1252", "“Ils sont libérés”, a dit l’avocat."),
        ("utf-16", "cp1252", "“Ils sont libérés”, a dit l’avocat."),
        ("euc-kr", "cp949", "선원 열한 명이 똠 항구에서 발견됐다."),
    ],
)
def test_page_is_read_when_it_names_a_neighbour_of_its_encoding(
    named: str, written: str, words: str
) -> None:
    page = _page(f"<p>{words * 9}</p>", head=f"<meta charset={named}>").decode()

    assert words in read(page.encode(written)).text


@pytest.mark.timeout(20)
def test_page_that_repeats_itself_is_read_in_time() -> None:
    quoted, line = "“" + "a " * 200_000 + "b", "a " * 400_000 + "bc"

    assert without_repeats(f"{quoted}\n{line}") == f"{quoted}\n{line}"
