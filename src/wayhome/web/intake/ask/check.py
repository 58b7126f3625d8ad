"""The check page: every answer in words, each with the way to change it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.template.defaultfilters import date as date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayhome.intake.domain.answers import Answer, Answers, DoNotKnow, Known, RatherNotSay
from wayhome.intake.domain.dates import DatePrecision, PartialDate
from wayhome.intake.domain.questions import Kind, Question
from wayhome.places.countries import country_name
from wayhome.places.provinces import province_name
from wayhome.web.intake.ask.pages import PAGES, Page


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One question and its answer in words."""

    label: str | Promise
    words: str


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """The answers of one page."""

    page: Page
    rows: tuple[CheckRow, ...]


def check_groups(answers: Answers) -> tuple[CheckGroup, ...]:
    """Page by page what was answered, also with not knowing or not saying."""
    return tuple(CheckGroup(page, tuple(_rows(page, answers))) for page in PAGES)


def _rows(page: Page, answers: Answers) -> Iterator[CheckRow]:
    """Every question that a page shows at once, and the folded ones that were answered."""
    for question in page.questions:
        answer = answers[question.name]
        if question.name in page.names or isinstance(answer, Known):
            yield CheckRow(question.label, in_words(question, answer))


def in_words(question: Question, answer: Answer) -> str:
    """An answer as a person would say it."""
    if isinstance(answer, DoNotKnow):
        return _("I do not know")
    if isinstance(answer, RatherNotSay):
        return _("I would rather not say")
    if not isinstance(answer, Known):
        return _("Not answered")
    value = answer.value
    if isinstance(value, PartialDate):
        return date_in_words(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    several = value if isinstance(value, tuple) else (value,)
    return ", ".join(_one(question, each) for each in several)


def date_in_words(value: PartialDate) -> str:
    """A date as exactly as it is known, or an age."""
    if value.age is not None:
        words = ngettext("%(years)s year old", "%(years)s years old", value.age) % {
            "years": value.age
        }
    else:
        earliest = value.earliest()
        form = {DatePrecision.DAY: "DATE_FORMAT", DatePrecision.MONTH: "YEAR_MONTH_FORMAT"}
        if earliest is None:
            words = "/".join(str(part) for part in (value.day, value.month) if part)
        else:
            words = date_format(earliest, form.get(value.precision, "Y"))
    return _("about %(date)s") % {"date": words} if value.about else words


def _one(question: Question, code: str) -> str:
    """One value in words."""
    if question.kind in {Kind.COUNTRY, Kind.COUNTRIES}:
        return country_name(code)
    if question.kind is Kind.PROVINCE:
        return province_name(code)
    return str(question.choices.get(code, code))
