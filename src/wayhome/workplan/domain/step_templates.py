"""Templates of steps: what is to be done in a kind of case, and how many days after the start.

Published ones are TOML files in `workplan/data/templates`, each with its version; an agency writes
its own beside them. Steps carry codes, or the agency's own words that name nobody.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from wayhome.workplan.domain.case_kinds import CaseKind
from wayhome.workplan.domain.titles import KIND_OF, TaskKind, TaskPriority, TaskTitle

MOST_STEPS = 40
LONGEST_DAYS = 730
LONGEST_WORDS = 120
_DATA = files("wayhome.workplan").joinpath("data", "templates")


class TemplateStepsWrong(Exception):
    """A template has a name, one step to forty, and each has a title or words and days ahead."""


@dataclass(frozen=True, slots=True)
class TemplateStep:
    """One step: a title from the list, or words and a kind; due `days` after the template is used."""

    days: int
    title: TaskTitle | None = None
    words: str = ""
    kind: TaskKind = TaskKind.REVIEW
    priority: TaskPriority = TaskPriority.NORMAL

    @property
    def label(self) -> str:
        """The step in words."""
        return str(self.title.label) if self.title else self.words


@dataclass(frozen=True, slots=True)
class StepTemplate:
    """Steps for a kind of case, in the order of work. `is_own` tells the agency's own apart."""

    id: str
    version: str
    kind: CaseKind
    name: str
    steps: tuple[TemplateStep, ...]
    is_own: bool = False


@cache
def published_templates() -> tuple[StepTemplate, ...]:
    """The templates that come with Wayhome, in the order of the kinds of cases."""
    found = [
        _template(tomllib.loads(each.read_text(encoding="utf-8")))
        for each in _DATA.iterdir()
        if each.name.endswith(".toml")
    ]
    order = list(CaseKind)
    return tuple(sorted(found, key=lambda each: order.index(each.kind)))


def checked(name: str, steps: tuple[TemplateStep, ...]) -> tuple[TemplateStep, ...]:
    """The steps as they can be kept. Raises TemplateStepsWrong."""
    if not name.strip() or not 0 < len(steps) <= MOST_STEPS:
        raise TemplateStepsWrong
    for step in steps:
        has_words = 0 < len(step.words.strip()) <= LONGEST_WORDS
        if not 0 <= step.days <= LONGEST_DAYS or (step.title is None) != has_words:
            raise TemplateStepsWrong
    return steps


def step_to_json(step: TemplateStep) -> dict[str, Any]:
    """A step as it is kept."""
    return {
        "days": step.days,
        "title": step.title.value if step.title else "",
        "words": step.words.strip(),
        "kind": step.kind.value,
        "priority": step.priority.value,
    }


def step_from_json(kept: dict[str, Any]) -> TemplateStep:
    """A step out of what was kept, or of a file."""
    title = TaskTitle(kept["title"]) if kept.get("title") else None
    return TemplateStep(
        days=kept["days"],
        title=title,
        words=kept.get("words", ""),
        kind=KIND_OF[title] if title else TaskKind(kept["kind"]),
        priority=TaskPriority(kept.get("priority", TaskPriority.NORMAL)),
    )


def _template(kept: dict[str, Any]) -> StepTemplate:
    """A template out of its file."""
    return StepTemplate(
        id=kept["id"],
        version=kept["version"],
        kind=CaseKind(kept["id"]),
        name=str(CaseKind(kept["id"]).label),
        steps=checked(kept["id"], tuple(step_from_json(step) for step in kept["steps"])),
    )
