"""The pages of forms: bringing, filling in, changing, two at once, finding, taking away."""

import io
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.cases.ground import office, opened
from tests.casework.ground import browser
from tests.forms.ground import STORY, Ground, brought, ground, written

pytestmark = pytest.mark.usefixtures("database")


def page(client: Client, address: str) -> dict[str, Any]:
    """A form as its page shows it, ready to be sent."""
    form = client.get(address).context["form"]
    return values(form)


def values(form: Any) -> dict[str, Any]:
    """What a form would send unchanged."""
    shown = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in shown.items() if value is not None}
    return sent | dict(form.counts)


def fill_at(at: Ground) -> str:
    """The address at which the form is filled in."""
    return reverse("desk:case_form_fill", args=[at.case, at.brought.version])


ANSWERS = {
    "q-ill": "yes",
    "q-illness": "Fever since Monday",
    "q-needs": ["food", "doctor"],
    "q-story": STORY,
    "r-child-0-child_name": "Dara Invented",
    "r-child-0-child_age": "7",
}


def filled(at: Ground, client: Client, **answers: Any) -> UUID:
    """A form filled in through its page; the id of the submission."""
    sent = page(client, fill_at(at)) | ANSWERS | answers
    response = client.post(fill_at(at), sent)
    assert response.status_code == 302, response.context["form"].errors
    return UUID(str(sent["submission"]))


def test_form_is_brought_looked_through_and_published() -> None:
    unit = office()
    client = browser(unit.supervisor)
    file = SimpleUploadedFile("talk.md", written())

    response = client.post(reverse("desk:form_bring"), {"file": file}, follow=True)
    version = response.context["whole"].line.id
    shown = client.get(reverse("desk:form_version", args=[version]) + "?language=Khmer%20(km)")
    client.post(reverse("desk:form_move", args=[version, "publish"]))
    listed = client.get(reverse("desk:forms"))

    assert response.status_code == 200
    assert "មានអ្នកឈឺទេ?" in shown.content.decode()
    assert "Published" in listed.content.decode()
    original = client.get(reverse("desk:form_file", args=[version, "original"]))
    assert original.content == written()
    xform = client.get(reverse("desk:form_file", args=[version, "xform"]))
    assert b"<h:html" in xform.content


def test_problems_are_named_by_row_and_column_when_the_form_is_wrong() -> None:
    unit = office()
    client = browser(unit.supervisor)
    file = SimpleUploadedFile("talk.md", written().replace(b"${ill} = 'yes'", b"pulldata('x')"))

    response = client.post(reverse("desk:form_bring"), {"file": file})

    assert response.status_code == 422
    assert [(each.row, each.column) for each in response.context["problems"]] == [
        (4, "relevant"),
        (13, "calculation"),
    ]


def test_answers_are_kept_and_open_for_a_purpose_only() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    submission = filled(at, client)
    address = reverse("desk:case_form_answers", args=[at.case, submission])

    closed = client.get(address)
    words = closed.context["shown"].revision.id
    opening = reverse("desk:case_form_open", args=[at.case, submission])
    unsaid = client.post(opening, {"words": words})
    shown = client.post(opening, {"words": words, "purpose": "protection"})

    assert STORY not in closed.content.decode()
    assert "A doctor" in closed.content.decode()
    assert unsaid.status_code == 422
    assert STORY not in unsaid.content.decode()
    assert STORY in shown.content.decode()
    assert "Dara Invented" in shown.content.decode()


def test_typed_answers_stay_when_something_is_wrong() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    sent = page(client, fill_at(at)) | ANSWERS | {"q-ill": "", "r-child-0-child_age": "19"}

    response = client.post(fill_at(at), sent)

    text = response.content.decode()
    assert response.status_code == 422
    assert "Say whether somebody is ill." in text
    assert "A child is younger than 18." in text
    assert STORY in text
    assert client.get(reverse("desk:case_forms", args=[at.case])).context["submissions"] == []


def test_answers_that_do_not_apply_are_left_out_and_said() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    sent = page(client, fill_at(at)) | ANSWERS | {"q-ill": "no"}

    response = client.post(fill_at(at), sent, follow=True)

    assert "What is it?" in response.content.decode()
    assert "Left out" in response.content.decode()


def test_another_time_is_added_without_keeping_anything() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    sent = page(client, fill_at(at)) | ANSWERS | {"more": "child", "q-ill": ""}

    response = client.post(fill_at(at), sent)

    assert response.status_code == 200
    assert "r-child-1-child_name" in response.content.decode()
    assert "Dara Invented" in response.content.decode()
    assert response.context["form"].errors == {}


def test_questions_stand_in_khmer_when_khmer_is_chosen() -> None:
    at = ground()
    client = browser(at.unit.supervisor)

    response = client.get(fill_at(at), {"language": "Khmer (km)"})

    assert "តើ" not in response.content.decode()
    assert "មានអ្នកឈឺទេ?" in response.content.decode()
    assert 'lang="km"' in response.content.decode()


def test_both_answers_are_shown_when_two_change_them_at_once() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    submission = filled(at, client)
    change = reverse("desk:case_form_change", args=[at.case, submission])
    words = (
        client.get(reverse("desk:case_form_answers", args=[at.case, submission]))
        .context["shown"]
        .revision.id
    )
    one = values(client.post(change, {"words": words, "purpose": "quality"}).context["form"])
    two = values(client.post(change, {"words": words, "purpose": "quality"}).context["form"])

    first = client.post(change, one | {"q-story": "The gate is green"})
    second = client.post(change, two | {"q-story": "The gate is red"})

    assert one["q-story"] == STORY
    assert first.status_code == 302
    assert second.status_code == 409
    assert "The gate is green" in second.content.decode()
    assert "The gate is red" in second.content.decode()
    third = client.post(change, values(second.context["form"]))
    assert third.status_code == 302
    line = client.get(reverse("desk:case_forms", args=[at.case])).context["submissions"][0]["line"]
    assert line.number == 3
    assert len(line.revisions) == 3


def test_nobody_else_finds_a_form_or_its_answers() -> None:
    at = ground()
    submission = filled(at, browser(at.unit.supervisor))
    stranger = office("other", receives=False)
    addresses = [
        reverse("desk:case_forms", args=[at.case]),
        fill_at(at),
        reverse("desk:case_form_answers", args=[at.case, submission]),
    ]
    of_agency = [
        reverse("desk:form_version", args=[at.brought.version]),
        reverse("desk:form_answers", args=[at.brought.form]),
        reverse("desk:form_file", args=[at.brought.version, "original"]),
    ]

    unassigned = browser(at.unit.other_worker)
    foreign = browser(stranger.supervisor)

    assert [unassigned.get(each).status_code for each in addresses] == [404] * 3
    assert [foreign.get(each).status_code for each in addresses + of_agency] == [404] * 6
    intake = browser(at.unit.intake)
    assert intake.get(reverse("desk:forms")).status_code == 404
    assert unassigned.get(reverse("desk:form_bring")).status_code == 404
    assert unassigned.get(of_agency[1]).context["found"].count == 0
    moved = unassigned.post(reverse("desk:form_move", args=[at.brought.version, "withdraw"]))
    assert moved.status_code == 404


def test_answers_are_found_by_code_and_by_words_in_readable_cases_only() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    filled(at, client)
    other = Ground(at.unit, opened(at.unit).case, at.brought)
    filled(other, client, **{"q-ill": "no", "q-illness": ""})
    address = reverse("desk:form_answers", args=[at.brought.form])
    search = reverse("desk:form_search", args=[at.brought.form])
    asked = {"question": "illness", "words": "monday FEVER", "purpose": "protection"}

    by_code = client.get(address, {"q-ill": "yes"}).context["found"]
    everything = client.get(address, {"q-ill": "nonsense"}).context["found"]
    by_words = client.post(search, asked).context["found"]
    nothing = client.post(search, asked | {"words": "fever tuesday"}).context["found"]

    assert [each.case for each in by_code.lines] == [at.case]
    assert everything.count == 2
    assert [each.case for each in by_words.lines] == [at.case]
    assert nothing.count == 0
    assert client.post(search, asked | {"purpose": ""}).status_code == 422


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_file_holds_sealed_answers_for_a_purpose_only_and_no_formula(kind: str) -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    filled(at, client, **{"q-story": "=HYPERLINK(1)"})
    address = reverse("desk:form_export", args=[at.brought.form])

    plain = client.post(address, {"kind": kind, "purpose": ""})
    opened_too = client.post(address, {"kind": kind, "purpose": "quality"})

    assert "HYPERLINK" not in text_of(plain.content, kind)
    assert "'=HYPERLINK(1)" in text_of(opened_too.content, kind)
    assert "child.1.child_name" in text_of(opened_too.content, kind)


def text_of(content: bytes, kind: str) -> str:
    """Everything that stands in the file."""
    if kind == "csv":
        return content.decode()
    sheet = load_workbook(io.BytesIO(content))["answers"]
    return "\n".join(str(cell.value) for row in sheet.rows for cell in row)


def test_older_version_stays_readable_and_is_filled_in_no_longer() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    submission = filled(at, client)
    brought(at.unit, written("2").replace(b"What happened?", b"Tell us more."))

    answers = client.get(reverse("desk:case_form_answers", args=[at.case, submission]))

    assert client.get(fill_at(at)).status_code == 404
    assert "What happened?" in answers.content.decode()
    assert "Tell us more." not in answers.content.decode()
