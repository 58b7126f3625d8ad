"""The danger questions, read from the data of this package, and what answers to them come to."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.domain.indicators.weigh import Answer

_FILE = files("wayhome.cases") / "data" / "danger.toml"


@dataclass(frozen=True, slots=True)
class DangerQuestion:
    """One question; every yes speaks for danger, so that no answer has to be turned round.

    `told_by` is the reason of a complaint's urgency that says yes to it; empty for none.
    """

    id: str
    label: str
    yes: Urgency | None
    unknown: Urgency | None
    raises: bool
    told_by: str


class Because(StrEnum):
    """How one answer bears on the urgency."""

    YES = "yes"
    NOT_KNOWN = "not_known"
    RAISES = "raises"


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer that bears on the urgency; `urgency` is what it makes of the case by itself."""

    question: str
    because: Because
    urgency: Urgency | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """The urgency and every reason for it, the weightiest first."""

    urgency: Urgency
    reasons: tuple[Reason, ...]


@cache
def danger_data() -> Mapping[str, Any]:
    """The data file as it stands."""
    return tomllib.loads(_FILE.read_text("utf-8"))


def questions_version() -> str:
    """The version of the questions that are asked now."""
    return str(danger_data()["version"])


@cache
def danger_questions() -> tuple[DangerQuestion, ...]:
    """What is asked, in order."""
    return tuple(
        DangerQuestion(
            id=each["id"],
            label=each["label"],
            yes=_urgency(each.get("yes")),
            unknown=_urgency(each.get("unknown")),
            raises=each.get("raises", False),
            told_by=each.get("told_by", ""),
        )
        for each in danger_data()["question"]
    )


def weigh_danger(answers: Mapping[str, Answer]) -> Weighed:
    """The urgency of answers; a question left out is not known, and not known is not no.

    The most urgent answer decides. Whoever is a child or cannot act alone is a step more urgent
    wherever something else speaks for danger.
    """
    reasons = [
        reason
        for question in danger_questions()
        if (reason := _reason(question, answers.get(question.id, Answer.UNKNOWN)))
    ]
    found = [each.urgency for each in reasons if each.urgency]
    most = max(found, key=lambda each: each.step, default=Urgency.ROUTINE)
    raising = {each.question for each in reasons if each.because is Because.RAISES}
    others = any(
        each.because is Because.YES and each.urgency
        for each in reasons
        if each.question not in raising
    )
    if raising and others:
        most = most.raised()
    ordered = sorted(reasons, key=lambda each: -(each.urgency.step if each.urgency else 0))
    return Weighed(most, tuple(ordered))


def as_lodger_told(reasons: Collection[str]) -> Mapping[str, Answer]:
    """The answers that the reasons of complaints' urgency already give: proposed, not recorded."""
    return {each.id: Answer.YES for each in danger_questions() if each.told_by in reasons}


def _reason(question: DangerQuestion, answer: Answer) -> Reason | None:
    if answer is Answer.YES:
        how = Because.RAISES if question.raises else Because.YES
        return Reason(question.id, how, question.yes)
    if answer is not Answer.NO and question.unknown:
        return Reason(question.id, Because.NOT_KNOWN, question.unknown)
    return None


def _urgency(code: str | None) -> Urgency | None:
    return Urgency(code) if code else None
