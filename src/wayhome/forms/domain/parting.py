"""Answers parted by class: what stands in clear, and what is sealed with which field group."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.forms.domain.answers import Answer
from wayhome.forms.domain.filling import Answers
from wayhome.forms.domain.questions import Definition, Question


def clear_part(form: Definition, answers: Answers) -> dict[str, Any]:
    """The answers of class C1, as JSON."""
    return _part(form, answers, lambda question: question.is_clear)


def sealed_parts(form: Definition, answers: Answers) -> dict[FieldGroup, dict[str, Any]]:
    """All other answers by field group, as JSON; an answer that no question claims is nowhere."""
    found = {group: _part(form, answers, _sealed_with(group)) for group in sorted(form.groups)}
    return {group: part for group, part in found.items() if part["once"] or part["repeats"]}


def joined(stored: Iterable[Mapping[str, Any]]) -> Answers:
    """Answers put together again from their parts."""
    once: dict[str, Answer] = {}
    repeats: dict[str, dict[int, dict[str, Answer]]] = {}
    for part in stored:
        once.update(part.get("once", {}))
        for name, times in part.get("repeats", {}).items():
            of_name = repeats.setdefault(name, {})
            for number, answers in times.items():
                of_name.setdefault(int(number), {}).update(answers)
    return Answers(
        once,
        {name: tuple(times[each] for each in sorted(times)) for name, times in repeats.items()},
    )


def _sealed_with(group: FieldGroup) -> Callable[[Question], bool]:
    return lambda question: not question.is_clear and question.group is group


def _part(
    form: Definition, answers: Answers, belongs: Callable[[Question], bool]
) -> dict[str, Any]:
    names = {each.name for each in form.questions if belongs(each)}
    repeats = {
        name: {str(number): kept for number, time in enumerate(times) if (kept := _of(time, names))}
        for name, times in answers.repeats.items()
    }
    return {
        "once": _of(answers.once, names),
        "repeats": {name: times for name, times in repeats.items() if times},
    }


def _of(answers: Mapping[str, Answer], names: set[str]) -> dict[str, Answer]:
    return {name: answer for name, answer in answers.items() if name in names}
