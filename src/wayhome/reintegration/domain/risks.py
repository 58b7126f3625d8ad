"""Risks of returning: questions from a data file, and what the answers recommend."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Answer(TextChoices):
    """An answer to one question; not known is not no."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class ReturnRisk(TextChoices):
    """How risky a return looks by the answers. It recommends; people decide."""

    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class Weight(StrEnum):
    """Whether a yes decides by itself or adds up."""

    DECIDES = "decides"
    ADDS = "adds"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the check."""

    id: str
    label: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class RiskCheck:
    """The questions with their version, and from how many lesser risks on the whole is high."""

    version: str
    questions: tuple[Question, ...]
    high_from: int


class AnswersIncomplete(Exception):
    """Every question has an answer, if only that it is not known."""


@cache
def risk_check() -> RiskCheck:
    """The check in force."""
    path = files("wayhome.reintegration") / "data" / "return_risk.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return RiskCheck(
        version=read["version"],
        high_from=read["high_from"],
        questions=tuple(
            Question(id=line["id"], label=line["label"], weight=Weight(line["weight"]))
            for line in read["question"]
        ),
    )


def weigh(check: RiskCheck, answers: Mapping[str, Answer]) -> ReturnRisk:
    """What the answers come to. Raises AnswersIncomplete."""
    if set(answers) != {question.id for question in check.questions}:
        raise AnswersIncomplete
    deciding = {answers[each.id] for each in check.questions if each.weight is Weight.DECIDES}
    adding = [answers[each.id] for each in check.questions if each.weight is Weight.ADDS]
    yes = adding.count(Answer.YES)
    if Answer.YES in deciding or yes >= check.high_from:
        return ReturnRisk.HIGH
    if yes or Answer.UNKNOWN in deciding:
        return ReturnRisk.MEDIUM
    return ReturnRisk.LOW
