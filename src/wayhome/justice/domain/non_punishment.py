"""The non-punishment checklist: questions from published texts, and what the answers point to."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Answer(TextChoices):
    """What is known; unknown is not no."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class Group(StrEnum):
    """What a question is about: whether trafficked, whether the offence comes from it, the treatment."""

    STATUS = "status"
    LINK = "link"
    TREATMENT = "treatment"


class Recommendation(TextChoices):
    """What the answers point to; the prosecutor and the court decide."""

    ASK = "ask", _("The principle may apply: ask the prosecutor not to charge or punish")
    FIND_OUT = "find_out", _("Answers are missing that could change it: find out first")
    NOT_SHOWN = "not_shown", _("The answers so far do not show that the principle applies")


@dataclass(frozen=True, slots=True)
class Question:
    """One question with the text it comes from and what to ask the prosecutor."""

    id: str
    group: Group
    label: str
    source: str
    ask: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """The questions in their order, with the version that answers are kept with."""

    version: str
    title: str
    sources: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a round of answers points to, what is missing, and what to ask the prosecutor."""

    recommendation: Recommendation
    missing: tuple[Question, ...]
    to_ask: tuple[Question, ...]


class AnswerUnknown(Exception):
    """An answer is to no question of this version of the checklist."""


@cache
def checklist() -> Checklist:
    """The checklist in force."""
    path = files("wayhome.justice") / "data" / "non_punishment.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return Checklist(
        version=told["version"],
        title=told["title"],
        sources=tuple(told["sources"].values()),
        questions=tuple(
            Question(
                id=each["id"],
                group=Group(each["group"]),
                label=each["label"],
                source=told["sources"][each["source"]],
                ask=each["ask"],
            )
            for each in told["item"]
        ),
    )


def check_answers(answers: Mapping[str, Answer]) -> None:
    """Answers to questions that there are. Raises AnswerUnknown."""
    if not set(answers) <= {each.id for each in checklist().questions}:
        raise AnswerUnknown


def weigh(answers: Mapping[str, Answer]) -> Weighed:
    """What the answers point to: trafficked, and the offence comes from it, by one yes each.

    A yes decides its part; only if all are no is the part not shown. What was left out is unknown.
    """
    asked = checklist().questions
    told = {each.id: answers.get(each.id, Answer.UNKNOWN) for each in asked}
    status, link = (_part(told, group) for group in (Group.STATUS, Group.LINK))
    if Answer.NO in (status, link):
        recommendation = Recommendation.NOT_SHOWN
    elif Answer.UNKNOWN in (status, link):
        recommendation = Recommendation.FIND_OUT
    else:
        recommendation = Recommendation.ASK
    return Weighed(
        recommendation=recommendation,
        missing=tuple(each for each in asked if told[each.id] is Answer.UNKNOWN),
        to_ask=tuple(each for each in asked if _is_to_ask(each, told[each.id])),
    )


def _part(told: Mapping[str, Answer], group: Group) -> Answer:
    """The answer of a part that one yes is enough for."""
    answers = {told[each.id] for each in checklist().questions if each.group is group}
    if Answer.YES in answers:
        return Answer.YES
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.NO


def _is_to_ask(question: Question, answer: Answer) -> bool:
    """Whatever is not known, and treatment that is not as it should be."""
    return answer is Answer.UNKNOWN or (question.group is Group.TREATMENT and answer is Answer.NO)
