"""The form of a page, made from an XLSForm: one control for each question, in the reader's language."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from wayhome.forms.domain.answers import ACKNOWLEDGED, AnswerWrong, read_answer
from wayhome.forms.domain.filling import Answers, AtFault, Given, Once, Wrong
from wayhome.forms.domain.questions import (
    MOST_TIMES,
    Choice,
    Definition,
    Item,
    Kind,
    Question,
    Section,
)
from wayhome.forms.domain.wording import in_words, language_for
from wayhome.web.casework.days import day_input
from wayhome.web.casework.forms.conditions import condition_in_words
from wayhome.web.components.widgets import Checkboxes, Radios

_MOST_RADIOS = 8
_TOP, _DEEP = 2, 4


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the page: a heading, a note, a control, or the end of a repeat."""

    heading: str = ""
    level: int = _TOP
    note: str = ""
    control: BoundField | None = None
    more: str = ""
    condition: str = ""


class AnswerField(forms.Field):
    """The control of one question; its clean value is an answer, or None."""

    def __init__(self, question: Question, choices: Sequence[Choice], language: str) -> None:
        self.question, self.given_choices = question, choices
        super().__init__(
            label=in_words(question.labels, language, question.name),
            help_text=_help(question, language),
            required=False,
            widget=_widget(question, choices, language),
        )

    def clean(self, value: Any) -> Any:
        """The answer that was typed. Raises ValidationError with what to type."""
        if isinstance(value, bool) or value is None:
            value = ACKNOWLEDGED if value else ""
        given = [str(each) for each in value] if isinstance(value, list) else str(value)
        try:
            return read_answer(self.question, given, self.given_choices)
        except AnswerWrong as wrong:
            raise forms.ValidationError(wrong.words) from wrong


class AnswerForm(forms.Form):
    """Everything a form asks, and what makes it count once.

    `submission` is whose answers are changed, with the number that was `seen`; both are new for a
    form that is filled in anew. `purpose` is what sealed answers were opened for before changing.
    """

    submission = forms.UUIDField(widget=forms.HiddenInput())
    revision = forms.UUIDField(widget=forms.HiddenInput())
    seen = forms.IntegerField(widget=forms.HiddenInput(), min_value=0)
    version = forms.UUIDField(widget=forms.HiddenInput())
    language = forms.CharField(widget=forms.HiddenInput(), required=False)
    purpose = forms.CharField(widget=forms.HiddenInput(), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        definition: Definition,
        reader: str,
        before: Answers | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        given = {"submission": uuid4(), "revision": uuid4(), "seen": 0, **(initial or {})}
        super().__init__(data, initial=given, label_suffix="")
        self.definition = definition
        chosen = str((data or given).get("language") or "")
        languages = definition.languages
        self.chosen = chosen if chosen in languages else language_for(definition, reader)
        self.initial["language"] = self.chosen
        self._before = before
        self._times = {name: self._count(name) for name in _repeats(definition.items)}
        self._blocks = list(self._build(definition.items, _TOP, ("", 0)))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The page from top to bottom."""
        return tuple(
            Block(control=self[each], condition=condition) if isinstance(each, str) else each
            for each, condition in self._blocks
        )

    @property
    def given(self) -> Given:
        """What a valid form says."""
        once: dict[str, Any] = {}
        repeats: dict[str, list[dict[str, Any]]] = {
            name: [{} for _time in range(count)] for name, count in self._times.items()
        }
        for placed in self.definition.placed:
            question = placed.question
            if not question.kind.is_asked:
                continue
            if not placed.repeat:
                once[question.name] = self.cleaned_data.get(_key(question))
                continue
            for number, time in enumerate(repeats[placed.repeat]):
                key = _key(question, placed.repeat, number)
                time[question.name] = self.cleaned_data.get(key)
        return Given(once, repeats)

    def blame(self, at_fault: Sequence[AtFault]) -> None:
        """Say beside each question what is wrong with its answer, in the form's own words first."""
        for each in at_fault:
            question, key = each.question, _key(each.question, each.repeat, each.time)
            label = in_words(question.labels, self.chosen, question.name)
            if each.wrong is Wrong.MISSING:
                words = in_words(question.required_words, self.chosen) or _(
                    "Answer this question: %(label)s"
                ) % {"label": label}
            else:
                words = in_words(question.constraint_words, self.chosen) or _(
                    "This answer is not possible here: %(label)s"
                ) % {"label": label}
            self.add_error(key, words)

    def renew(self, seen: int) -> None:
        """Let the form be sent on top of what holds now, after somebody else was first."""
        self.data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        self.data["seen"] = str(seen)  # type: ignore[index]  # a QueryDict that was copied
        self.data["revision"] = str(uuid4())  # type: ignore[index]  # the same

    @property
    def sent_ids(self) -> tuple[UUID, UUID, int]:
        """Submission, revision, and the number that was seen, of a valid form."""
        given = self.cleaned_data
        return given["submission"], given["revision"], given["seen"]

    def _count(self, repeat: str) -> int:
        """How often a repeat stands on the page; a button adds one more."""
        if self.is_bound:
            said = str(self.data.get(f"n-{repeat}", ""))
            count = int(said) if said.isascii() and said.isdigit() and len(said) <= 3 else 1
            count += self.data.get("more") == repeat
        else:
            count = len(self._before.repeats.get(repeat, ())) if self._before else 1
        return max(1, min(count, MOST_TIMES))

    def _build(
        self, items: Sequence[Item], level: int, at: tuple[str, int]
    ) -> Iterator[tuple[str | Block, str]]:
        for item in items:
            condition = condition_in_words(item.relevant, self.definition, self.chosen)
            if isinstance(item, Section):
                yield from self._section(item, level, at, condition=condition)
            elif item.kind is Kind.NOTE:
                yield Block(note=in_words(item.labels, self.chosen), condition=condition), ""
            elif item.kind.is_asked:
                key = _key(item, *at)
                choices = self.definition.choices_of(item)
                self.fields[key] = AnswerField(item, choices, self.chosen)
                self.initial[key] = self._initial(item, *at)
                yield key, condition

    def _section(
        self, section: Section, level: int, at: tuple[str, int], *, condition: str
    ) -> Iterator[tuple[str | Block, str]]:
        title, below = in_words(section.labels, self.chosen), min(level + 1, _DEEP)
        if not section.repeats:
            if title:
                yield Block(heading=title, level=level, condition=condition), ""
            yield from self._build(section.items, below, at)
            return
        for time in range(self._times[section.name]):
            yield Block(heading=f"{title} {time + 1}".strip(), level=level, condition=condition), ""
            yield from self._build(section.items, below, (section.name, time))
        yield Block(more=section.name, heading=title), ""

    def _initial(self, question: Question, repeat: str, number: int) -> Any:
        if self._before is None:
            return read_answer(question, question.default, self.definition.choices_of(question))
        answers: Once = self._before.once
        if repeat:
            times = self._before.repeats.get(repeat, ())
            answers = times[number] if number < len(times) else {}
        return answers.get(question.name)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How often each repeat stands on the page, as hidden fields carry it."""
        return tuple((f"n-{name}", count) for name, count in self._times.items())


def _key(question: Question, repeat: str = "", number: int = 0) -> str:
    return f"r-{repeat}-{number}-{question.name}" if repeat else f"q-{question.name}"


def _repeats(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Section):
            if item.repeats:
                yield item.name
            yield from _repeats(item.items)


def _help(question: Question, language: str) -> str:
    hint = in_words(question.hints, language)
    return hint if question.is_required else " ".join(filter(None, (hint, _("(may stay empty)"))))


def _widget(question: Question, choices: Sequence[Choice], language: str) -> forms.Widget:
    """The control for a kind of question."""
    named = [(each.code, in_words(each.labels, language, each.code)) for each in choices]
    if question.kind is Kind.SELECT_MULTIPLE:
        return Checkboxes(choices=named)
    if question.kind is Kind.SELECT_ONE:
        if len(named) > _MOST_RADIOS:
            return forms.Select(choices=[("", _("Choose")), *named])
        none = [] if question.is_required else [("", _("No answer"))]
        return Radios(choices=[*named, *none])
    return _PLAIN.get(question.kind, _text)()


def _text() -> forms.Widget:
    return forms.Textarea({"rows": 3, "maxlength": 10_000})


_PLAIN: Mapping[Kind, Callable[[], forms.Widget]] = {
    Kind.INTEGER: lambda: forms.TextInput({"inputmode": "numeric", "maxlength": 12}),
    Kind.DECIMAL: lambda: forms.TextInput({"inputmode": "decimal", "maxlength": 30}),
    Kind.DATE: day_input,
    Kind.TIME: lambda: forms.TimeInput({"type": "time"}),
    Kind.DATETIME: lambda: forms.TextInput({"type": "datetime-local"}),
    Kind.ACKNOWLEDGE: forms.CheckboxInput,
    Kind.GEOPOINT: lambda: forms.TextInput({"maxlength": 100}),
}
