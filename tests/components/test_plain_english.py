"""What a form says by itself says what to do, in words for people at work."""

from pathlib import Path

import polib  # type: ignore[import-untyped]  # it ships no types
import pytest
from django import forms
from django.utils import translation

import wayhome

WORDS = Path(wayhome.__file__).parent / "locale" / "en" / "LC_MESSAGES" / "django.po"


class Form(forms.Form):
    """One field of each kind that has no words of its own."""

    text = forms.CharField(max_length=5)
    day = forms.DateField()
    number = forms.IntegerField(min_value=1)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("text", "", "Choose or write an answer."),
        ("text", "a" * 12, "You wrote 12 characters. At most 5 fit: make it shorter."),
        ("day", "soon", "Write a day, such as 2022-09-18."),
        ("number", "many", "Write a whole number, such as 12."),
        ("number", "0", "Write 1 or more."),
    ],
)
def test_form_says_what_to_do_when_it_has_no_words_of_its_own(
    field: str, typed: str, said: str
) -> None:
    with translation.override("en"):
        errors = Form({field: typed}).errors[field]

        assert list(errors) == [said]


def test_compiled_words_are_those_that_were_written() -> None:
    assert WORDS.with_suffix(".mo").read_bytes() == polib.pofile(str(WORDS)).to_binary()
