"""A form filled in: what applies is asked for and checked, what does not apply is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from wayhome.forms.domain.answers import Answer, as_value, read_answer
from wayhome.forms.domain.expressions.evaluating import Scope, evaluate, holds
from wayhome.forms.domain.expressions.values import Value, as_text
from wayhome.forms.domain.questions import (
    MOST_TIMES,
    Definition,
    Item,
    Kind,
    Question,
    Section,
    node_of,
)

Once = Mapping[str, Answer | None]
"""Answers by the name of their question."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers to a form: those asked once, and those of each time that a repeat was filled in."""

    once: Mapping[str, Answer] = field(default_factory=dict, repr=False)
    repeats: Mapping[str, Sequence[Mapping[str, Answer]]] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed, read; None for a question that stayed empty."""

    once: Once = field(repr=False)
    repeats: Mapping[str, Sequence[Once]] = field(default_factory=dict, repr=False)


class Wrong(StrEnum):
    """What is wrong with an answer."""

    MISSING = "missing"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class AtFault:
    """One answer to put right: of which question, and the number of the time in a repeat, from 0."""

    question: Question
    wrong: Wrong
    repeat: str = ""
    time: int = 0


@dataclass(frozen=True, slots=True)
class Filled:
    """What is kept, what did not apply and was left out, and what has to be put right."""

    answers: Answers
    left_out: tuple[Question, ...]
    at_fault: tuple[AtFault, ...]


def fill(form: Definition, given: Given, *, today: date) -> Filled:
    """Check what was given against the form. Later questions see what was kept of earlier ones."""
    filling = _Filling(form, given, today)
    filling.items(form.items, _Now(given.once, filling.kept, {}))
    repeats = {name: tuple(times) for name, times in filling.repeats.items() if times}
    return Filled(
        answers=Answers(filling.kept, repeats),
        left_out=tuple(filling.left_out.values()),
        at_fault=tuple(filling.at_fault),
    )


@dataclass(frozen=True, slots=True)
class _Now:
    """Where the walk is: what was given there, what is kept, and what expressions see."""

    given: Once
    kept: dict[str, Answer]
    seen: dict[str, Value]
    repeat: str = ""
    time: int = 0
    applies: bool = True


class _Filling:
    """One walk through a form from top to bottom."""

    def __init__(self, form: Definition, given: Given, today: date) -> None:
        self._form, self._given, self._today = form, given, today
        self.kept: dict[str, Answer] = {}
        self.repeats: dict[str, list[dict[str, Answer]]] = {}
        self.left_out: dict[str, Question] = {}
        self.at_fault: list[AtFault] = []

    def items(self, items: Sequence[Item], now: _Now) -> None:
        """Questions and sections in their order."""
        for item in items:
            applies = now.applies and holds(node_of(item.relevant), self._scope(now))
            if isinstance(item, Question):
                self._question(item, now, applies=applies)
            elif item.repeats:
                self._repeat(item, now, applies=applies)
            else:
                self.items(item.items, _inside(now, applies=applies))

    def _repeat(self, section: Section, now: _Now, *, applies: bool) -> None:
        """Each time that was filled in; one that was added and stayed empty is none."""
        times = self.repeats.setdefault(section.name, [])
        for number, given in enumerate(self._given.repeats.get(section.name, ())[:MOST_TIMES]):
            if self._is_empty(given):
                continue
            kept: dict[str, Answer] = {}
            inner = _Now(given, kept, dict(now.seen), section.name, number, applies)
            self.items(section.items, inner)
            if kept:
                times.append(kept)

    def _question(self, question: Question, now: _Now, *, applies: bool) -> None:
        if question.kind is Kind.NOTE:
            return
        if question.kind is Kind.CALCULATE:
            self._calculate(question, now, applies=applies)
            return
        answer = now.given.get(question.name)
        if not applies:
            if answer is not None and answer != self._default(question):
                self.left_out[question.name] = question
            return
        if answer is None:
            if question.is_required:
                self._blame(question, Wrong.MISSING, now)
            return
        value = as_value(question, answer)
        now.seen[question.name] = value
        scope = Scope(now.seen, self._today, own=value)
        if not holds(node_of(question.constraint), scope):
            self._blame(question, Wrong.REFUSED, now)
            return
        now.kept[question.name] = answer

    def _calculate(self, question: Question, now: _Now, *, applies: bool) -> None:
        node = node_of(question.calculation)
        if not applies or node is None:
            return
        value = evaluate(node, self._scope(now))
        now.seen[question.name] = value
        text = as_text(value)
        if text and text != "NaN":
            now.kept[question.name] = text

    def _scope(self, now: _Now) -> Scope:
        return Scope(now.seen, self._today)

    def _blame(self, question: Question, wrong: Wrong, now: _Now) -> None:
        self.at_fault.append(AtFault(question, wrong, now.repeat, now.time))

    def _default(self, question: Question) -> Answer | None:
        return read_answer(question, question.default, self._form.choices_of(question))

    def _is_empty(self, given: Once) -> bool:
        """Whether nothing was typed beyond what stood there."""
        return all(
            answer is None or answer == self._default(question)
            for name, answer in given.items()
            if (question := self._form.question(name)) is not None
        )


def _inside(now: _Now, *, applies: bool) -> _Now:
    return _Now(now.given, now.kept, now.seen, now.repeat, now.time, applies)
