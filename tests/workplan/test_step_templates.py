"""Templates of steps that come with Wayhome: complete, in order, and only with titles of the list."""

import pytest

from wayhome.workplan.domain.case_kinds import CaseKind
from wayhome.workplan.domain.step_templates import (
    MOST_STEPS,
    StepTemplate,
    TemplateStep,
    TemplateStepsWrong,
    checked,
    published_templates,
    step_from_json,
    step_to_json,
)
from wayhome.workplan.domain.titles import KIND_OF, TITLES_OF, TaskKind, TaskTitle


def test_there_is_a_template_for_every_kind_of_case_but_other() -> None:
    kinds = [each.kind for each in published_templates()]

    assert kinds == [kind for kind in CaseKind if kind is not CaseKind.OTHER]


@pytest.mark.parametrize("template", published_templates(), ids=lambda each: each.id)
def test_steps_come_in_the_order_in_which_they_are_due(template: StepTemplate) -> None:
    days = [step.days for step in template.steps]

    assert days == sorted(days)
    assert all(step.title and step.kind is KIND_OF[step.title] for step in template.steps)
    assert template.version


def test_child_has_a_guardian_before_anybody_interviews_it() -> None:
    child = next(each for each in published_templates() if each.kind is CaseKind.CHILD)
    titles = [step.title for step in child.steps]

    assert titles.index(TaskTitle.NAME_GUARDIAN) < titles.index(TaskTitle.INTERVIEW)


def test_every_title_has_one_kind() -> None:
    told = [title for titles in TITLES_OF.values() for title in titles]

    assert sorted(told) == sorted(TaskTitle)
    assert set(TITLES_OF) == set(TaskKind)


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("", (TemplateStep(days=1, title=TaskTitle.INTERVIEW),)),
        ("Coast", ()),
        ("Coast", (TemplateStep(days=-1, title=TaskTitle.INTERVIEW),)),
        ("Coast", (TemplateStep(days=1),)),
        ("Coast", (TemplateStep(days=1, words="x" * 121),)),
        ("Coast", (TemplateStep(days=1, title=TaskTitle.INTERVIEW),) * (MOST_STEPS + 1)),
    ],
)
def test_template_is_refused_when_a_step_says_nothing_or_there_are_none(
    name: str, steps: tuple[TemplateStep, ...]
) -> None:
    with pytest.raises(TemplateStepsWrong):
        checked(name, steps)


@pytest.mark.parametrize(
    "step",
    [
        TemplateStep(days=3, title=TaskTitle.SEE_DOCTOR, kind=TaskKind.SERVICES),
        TemplateStep(days=0, words="Ring the district office", kind=TaskKind.CONTACT),
    ],
)
def test_step_is_the_same_after_it_was_kept(step: TemplateStep) -> None:
    assert step_from_json(step_to_json(step)) == step
