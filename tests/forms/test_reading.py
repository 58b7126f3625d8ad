"""Files that hold a form, hostile ones, and everything that is refused with its place."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.forms.ground import written
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.forms.domain.problems import FormUnreadable, Problem
from wayhome.forms.domain.questions import Definition, Sealing
from wayhome.forms.domain.reading_forms import read_form
from wayhome.forms.domain.stored import from_json, to_json
from wayhome.forms.domain.uploads import LARGEST, FileKind
from wayhome.forms.domain.wording import code_of, language_for

HEADER = "type name label required relevant constraint calculation default class group search"
COLUMNS = [
    f"wayhome::{each}" if each in {"class", "group", "search"} else each for each in HEADER.split()
]


def made(*rows: dict[str, str], settings_row: dict[str, str] | None = None) -> bytes:
    """A workbook with these questions."""
    book = Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    columns = list(dict.fromkeys([*COLUMNS, *(name for row in rows for name in row)]))
    survey.append(columns)
    for row in rows:
        survey.append([row.get(name) for name in columns])
    choices = book.create_sheet("choices")
    for line in (["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "no", "No"]):
        choices.append(line)
    given_settings = settings_row or {"form_id": "made", "form_title": "Made"}
    sheet = book.create_sheet("settings")
    sheet.append(list(given_settings))
    sheet.append(list(given_settings.values()))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def row(kind: str, name: str, **more: str) -> dict[str, str]:
    """One row of the survey."""
    named = {
        f"wayhome::{key}" if key in {"class", "group", "search"} else key: text
        for key, text in more.items()
    }
    return {"type": kind, "name": name, "label": f"The {name}", **named}


def problems(content: bytes) -> tuple[Problem, ...]:
    """What is wrong with a file."""
    with pytest.raises(FormUnreadable) as refusal:
        read_form(content)
    return refusal.value.problems


def definition(*rows: dict[str, str]) -> Definition:
    """A form that is right."""
    return read_form(made(*rows)).definition


def test_form_is_the_same_from_workbook_and_text() -> None:
    rows = [row("text", "one"), row("select_one yn", "two", **{"class": "C1"})]
    text = "survey,,,,\n,type,name,label,wayhome::class\n,text,one,The one,\n"
    text += ",select_one yn,two,The two,C1\nchoices,,,,\n,list_name,name,label,\n,yn,yes,Yes,\n"
    text += ",yn,no,No,\nsettings,,,,\n,form_id,form_title,,\n,made,Made,,\n"

    from_book, from_text = read_form(made(*rows)), read_form(text.encode())

    assert from_book.kind is FileKind.XLSX
    assert from_text.kind is FileKind.CSV
    assert from_book.definition == from_text.definition


def test_definition_comes_back_from_storage_as_it_was() -> None:
    found = read_form(written()).definition

    assert from_json(to_json(found)) == found


def test_answers_are_sealed_unless_the_form_says_otherwise() -> None:
    form = definition(
        row("text", "one"),
        row("geopoint", "place"),
        row("select_one yn", "two", **{"class": "C1"}),
        row("text", "three", group="health"),
    )

    assert [each.sealing for each in form.questions] == [
        Sealing.IDENTITY,
        Sealing.IDENTITY,
        Sealing.OPERATIONAL,
        Sealing.IDENTITY,
    ]
    assert form.groups == {FieldGroup.CIRCUMSTANCES, FieldGroup.LOCATION, FieldGroup.HEALTH}


_YES = row("select_one yn", "sealed")


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([row("image", "a")], (2, "type")),
        ([row("audio", "a")], (2, "type")),
        ([row("rank yn", "a")], (2, "type")),
        ([row("start", "a"), row("text", "b")], (2, "type")),
        ([row("text", "a", **{"class": "C3"})], (2, "wayhome::class")),
        ([row("text", "a", **{"class": "C1"})], (2, "wayhome::class")),
        ([row("geopoint", "a", **{"class": "C1"})], (2, "wayhome::class")),
        ([row("text", "a", **{"class": "X"})], (2, "wayhome::class")),
        ([row("text", "a", group="secrets")], (2, "wayhome::group")),
        ([row("integer", "a", search="yes")], (2, "wayhome::search")),
        ([row("text", "a", required="maybe()")], (2, "required")),
        ([row("text", "a", relevant="jr:choice-name(1)")], (2, "relevant")),
        ([row("text", "a", constraint="regex(., '(?=x)')")], (2, "constraint")),
        ([row("text", "a", relevant="${b} = 'x'"), row("text", "b")], (2, "relevant")),
        ([row("text", "a"), row("text", "b", read_only="yes")], (3, "read_only")),
        ([row("text", "a"), row("text", "b", **{"bind::foo": "1"})], (3, "foo")),
        ([row("integer", "a", default="many")], (2, "default")),
        ([row("select_one yn", "a", choice_filter="true()")], (2, "choice_filter")),
        (
            [_YES, row("select_one yn", "a", relevant="${sealed} = 'yes'", **{"class": "C1"})],
            (3, "wayhome::class"),
        ),
        (
            [_YES, row("calculate", "a", calculation="${sealed}", **{"class": "C1"})],
            (3, "wayhome::class"),
        ),
        (
            [
                row("begin_repeat", "r"),
                row("begin_repeat", "s"),
                row("text", "a"),
                row("end_repeat", ""),
                row("end_repeat", ""),
            ],
            (3, "type"),
        ),
        (
            [
                row("begin_repeat", "r"),
                row("text", "a"),
                row("end_repeat", ""),
                row("text", "b", relevant="${a} = 'x'"),
            ],
            (5, "relevant"),
        ),
        (
            [row("begin_repeat", "r", repeat_count="3"), row("text", "a"), row("end_repeat", "")],
            (2, ""),
        ),
        ([row("text", "a", label="Hello ${a}")], (2, "label")),
    ],
)
def test_what_is_not_supported_is_named_by_row_and_column(
    rows: list[dict[str, str]], place: tuple[int, str]
) -> None:
    found = problems(made(*rows))

    assert place[0] in {each.row for each in found}
    assert not place[1] or place[1] in {each.column for each in found}
    assert all(str(each.words) for each in found)


@pytest.mark.parametrize(
    "broken",
    [
        {"form_title": "Made"},
        {"form_id": "has spaces", "form_title": "Made"},
        {"form_id": "made"},
        {"form_id": "made", "form_title": "Made", "public_key": "abc"},
        {"form_id": "made", "form_title": "Made", "submission_url": "https://elsewhere.example"},
    ],
)
def test_settings_are_refused_when_they_name_nothing_or_lead_elsewhere(
    broken: dict[str, str],
) -> None:
    assert {each.sheet for each in problems(made(row("text", "a"), settings_row=broken))} == {
        "settings"
    }


def test_more_than_a_form_is_refused() -> None:
    many = [row("text", f"q{number}") for number in range(301)]
    rows = [row("text", f"q{number}") for number in range(700)]

    assert problems(made(*many))
    assert problems(made(*rows))[0].sheet == "survey"


def packed(*entries: tuple[str, bytes]) -> bytes:
    """An archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return out.getvalue()


def _with_entity() -> bytes:
    out, book = io.BytesIO(), made(row("text", "a"))
    with zipfile.ZipFile(io.BytesIO(book)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name.endswith("sheet1.xml"):
                content = b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>' + content
            after.writestr(name, content)
    return out.getvalue()


def _far_cell() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    sheet["XFD1048576"] = "far"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "hostile",
    [
        lambda: b"",
        lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        lambda: b"PK\x03\x04 nothing of the kind",
        lambda: packed(("x.txt", b"x")),
        lambda: packed(("xl/bomb.xml", b"\0" * 60_000_000)),
        lambda: packed(*((f"{n}.xml", b"x") for n in range(300))),
        _with_entity,
        _far_cell,
        lambda: b"\xff\xfe\0\0",
        lambda: b"survey\n" * 100_000,
        lambda: b"x" * (LARGEST + 1),
        lambda: b'"unclosed\n' + b"a,b\n" * 20,
        lambda: made(row("text", "a"), row("begin_group", "g")),
        lambda: made(*(row("begin_group", f"g{n}") for n in range(400))),
    ],
)
def test_hostile_file_is_refused_in_words(hostile: Callable[[], bytes]) -> None:
    assert all(str(each.words) for each in problems(hostile()))


_cells = st.sampled_from(
    [
        "",
        "text",
        "begin group",
        "end group",
        "begin repeat",
        "end repeat",
        "select_one yn",
        "note",
        "calculate",
        "${a}",
        "a",
        "b",
        ". > 1",
        "yes",
        "C1",
        "osm",
        "csv-external",
        "xml-external",
        "select_one_from_file x.csv",
        "=1+1",
        "<b>",
        "${",
        "ក",
    ]
)


@given(st.lists(st.lists(_cells, min_size=11, max_size=11), max_size=8))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_sheet_is_read_or_refused(rows: list[list[str]]) -> None:
    given_rows = [dict(zip(COLUMNS, cells, strict=True)) for cells in rows]

    try:
        found = read_form(made(*given_rows))
    except FormUnreadable:
        return
    assert any(each.kind.is_asked for each in found.definition.questions)


@pytest.mark.parametrize(
    ("reader", "shown"), [("km", "Khmer (km)"), ("en", "English (en)"), ("zh-hans", "English (en)")]
)
def test_words_stand_in_the_language_of_the_reader_when_the_form_has_it(
    reader: str, shown: str
) -> None:
    form = read_form(written()).definition

    assert language_for(form, reader) == shown
    assert code_of("Khmer (km)") == "km"


EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "forms"


@pytest.mark.parametrize("name", ["shelter-intake", "home-visit", "compound-debrief"])
def test_shipped_examples_are_read(name: str) -> None:
    found = read_form((EXAMPLES / f"{name}.md").read_bytes())

    assert len(found.definition.questions) > 10
    assert FieldGroup.CIRCUMSTANCES in found.definition.groups
