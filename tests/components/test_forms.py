"""Questions are tied to their label, hint and error, whatever control they use."""

import pytest
from django.forms import CharField, Form
from hypothesis import given
from hypothesis import strategies as st

from tests.components.drawing import draw, elements
from wayhome.web.components.gallery_samples import SampleForm, wrong_form
from wayhome.web.components.widgets import DateParts, DatePartsField


class DateForm(Form):
    """One date that must be given, at least in part."""

    born = DatePartsField(required=True)


class NamelessForm(Form):
    """A field that only the page names."""

    text = CharField(error_messages={"required": "Write something."})


def test_error_summary_does_not_call_a_field_by_its_name_in_the_program() -> None:
    drawn = draw("{% error_summary form %}", form=NamelessForm({}))

    assert "Write something." in drawn
    assert "Text" not in drawn


def test_every_reference_to_an_id_leads_somewhere_when_answers_are_wrong() -> None:
    form = wrong_form()

    drawn = elements(draw("{% error_summary form %}{{ form }}", form=form))

    ids = {element.attributes["id"] for element in drawn if "id" in element.attributes}
    wanted = {
        reference
        for element in drawn
        for name in ("aria-describedby", "for")
        for reference in element.attributes.get(name, "").split()
    } | {element.attributes["href"][1:] for element in drawn if "href" in element.attributes}
    assert wanted <= ids
    assert len(wanted) > 10


def test_ids_are_unique_when_two_forms_share_a_page() -> None:
    drawn = elements(draw("{{ one }}{{ two }}", one=SampleForm(prefix="one"), two=wrong_form()))

    ids = [element.attributes["id"] for element in drawn if "id" in element.attributes]

    assert len(ids) == len(set(ids))


def test_error_is_read_with_its_control_when_an_answer_is_missing() -> None:
    form = SampleForm({})

    drawn = elements(draw("{% field form.name %}", form=form))

    control = next(element for element in drawn if element.name == "input")
    assert control.attributes["aria-invalid"] == "true"
    assert control.attributes["aria-describedby"] == "id_name_helptext id_name_error"


def test_label_is_the_heading_when_a_page_asks_one_question() -> None:
    drawn = elements(draw("{% field form.where as_heading=True %}", form=SampleForm()))

    heading = next(element for element in drawn if element.name == "h1")

    assert heading.inside[-1] == "legend"
    assert "Where is the person now?" in heading.text


def test_error_summary_is_silent_when_nothing_was_sent() -> None:
    assert draw("{% error_summary form %}{% error_prefix form %}", form=SampleForm()).strip() == ""


def test_error_is_told_once_when_a_page_names_the_same_form_twice() -> None:
    form = wrong_form()

    assert draw("{% error_summary form form %}", form=form) == draw(
        "{% error_summary form %}", form=form
    )


def test_markup_in_an_answer_is_text_when_drawn_again() -> None:
    form = SampleForm({"name": '"><script>x</script>'})

    drawn = draw("{% field form.name %}", form=form)

    assert "<script" not in drawn


@given(
    day=st.text("0123456789០១២៣４５ ?", max_size=2),
    month=st.text("0123456789០១២៣４５", max_size=2),
    year=st.text("0123456789០១២៣４５", min_size=4, max_size=4),
    is_about=st.booleans(),
)
def test_date_parts_are_kept_as_written_when_only_some_are_known(
    day: str, month: str, year: str, *, is_about: bool
) -> None:
    form = DateForm(
        {"born_day": day, "born_month": month, "born_year": year}
        | ({"born_about": "on"} if is_about else {})
    )

    assert form.is_valid(), form.errors

    expected = DateParts(day.strip(), month.strip(), year.strip(), is_about)
    assert form.cleaned_data["born"] == expected


@pytest.mark.parametrize("sent", [{}, {"born_about": "on"}])
def test_date_is_asked_again_when_no_part_is_given(sent: dict[str, str]) -> None:
    form = DateForm(sent)

    assert not form.is_valid()
    assert form.errors.as_data()["born"][0].code == "required"
