"""Answers as a page shows them: in the order and the language of their form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wayhome.forms.domain.answers import Answer
from wayhome.forms.domain.filling import Answers
from wayhome.forms.domain.questions import Choice, Definition, Item, Kind, Question, Section
from wayhome.forms.domain.wording import in_words
from wayhome.forms.queries.submissions import ShownAnswers


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A heading, or a question with its answer; `is_closed` says that it is sealed and shut."""

    heading: str = ""
    label: str = ""
    text: str = ""
    is_closed: bool = False


def answer_rows(shown: ShownAnswers, language: str) -> list[AnswerRow]:
    """Everything that was answered; questions without an answer are left out."""
    return list(_rows(shown, shown.definition.items, shown.answers.once, language=language))


def answer_text(
    question: Question, choices: tuple[Choice, ...], answer: Answer, *, language: str
) -> str:
    """One answer in words."""
    labels = {each.code: in_words(each.labels, language, each.code) for each in choices}
    if isinstance(answer, list):
        return ", ".join(labels.get(code, code) for code in answer)
    if question.kind is Kind.ACKNOWLEDGE:
        return _("Yes")
    return labels.get(str(answer), str(answer))


def _rows(
    shown: ShownAnswers, items: tuple[Item, ...], answers: Mapping[str, Answer], *, language: str
) -> Iterator[AnswerRow]:
    for item in items:
        if isinstance(item, Question):
            yield from _row(shown, item, answers, language=language)
            continue
        title = in_words(item.labels, language)
        if not item.repeats:
            inner = list(_rows(shown, item.items, answers, language=language))
            yield from ([AnswerRow(heading=title)] if inner and title else [])
            yield from inner
            continue
        for number, time in enumerate(_times(shown.answers, item), start=1):
            yield AnswerRow(heading=f"{title} {number}".strip())
            yield from _rows(shown, item.items, time, language=language)


def _times(answers: Answers, section: Section) -> tuple[Mapping[str, Answer], ...]:
    return tuple(answers.repeats.get(section.name, ()))


def _row(
    shown: ShownAnswers, question: Question, answers: Mapping[str, Answer], *, language: str
) -> Iterator[AnswerRow]:
    if question.kind is Kind.NOTE:
        return
    label = in_words(question.labels, language, question.name)
    answer = answers.get(question.name)
    if answer is not None:
        choices = shown.definition.choices_of(question)
        yield AnswerRow(label=label, text=answer_text(question, choices, answer, language=language))
    elif not question.is_clear and question.group in shown.closed:
        yield AnswerRow(label=label, is_closed=True)


def languages_named(form: Definition, chosen: str) -> list[tuple[str, bool]]:
    """The languages of a form, and which of them is shown."""
    return [(each, each == chosen) for each in form.languages] if len(form.languages) > 1 else []
