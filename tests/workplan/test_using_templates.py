"""Templates of steps on a case: used once, taken back where nobody touched them, written in versions."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from tests.cases.ground import Office, office
from tests.casework.ground import browser
from tests.workplan.ground import given_case, row, rows
from wayhome.access.policy import NotFound
from wayhome.cases.queries.case_page import case_page
from wayhome.kernel import clock, context
from wayhome.workplan.actions.use_template import take_back_template, use_template
from wayhome.workplan.actions.work_on_task import finish_task, take_task
from wayhome.workplan.actions.write_template import (
    NewVersion,
    TemplateChanged,
    end_template,
    write_template,
)
from wayhome.workplan.domain.case_kinds import CaseKind
from wayhome.workplan.domain.step_templates import (
    TemplateStep,
    TemplateStepsWrong,
    published_templates,
)
from wayhome.workplan.domain.task_states import TaskState
from wayhome.workplan.domain.titles import TaskKind, TaskTitle
from wayhome.workplan.queries.tasks_of_case import Shown
from wayhome.workplan.queries.templates import (
    OwnTemplate,
    own_templates,
    plans_of_case,
    template_history,
)

pytestmark = pytest.mark.usefixtures("database")

START = date(2030, 3, 1)
CHILD = next(each for each in published_templates() if each.kind is CaseKind.CHILD)
OWN = NewVersion(
    name="Coast",
    kind=CaseKind.OTHER,
    steps=(
        TemplateStep(days=5, words="Ring the district office", kind=TaskKind.CONTACT),
        TemplateStep(days=2, title=TaskTitle.INTERVIEW, kind=TaskKind.ENQUIRY),
    ),
)


def _written(unit: Office, new: NewVersion = OWN) -> str:
    with context.acting(unit.supervisor) as by:
        return str(write_template(new=new, by=by))


def test_template_becomes_tasks_in_order_due_days_after_the_start() -> None:
    unit = office()
    case = given_case(unit)

    with context.acting(unit.worker) as by:
        used = use_template(case=case, template="child", begins_on=START, by=by)

    made = rows(case, by=unit.worker)
    assert used.tasks == len(CHILD.steps)
    assert [each.title for each in made] == [step.title for step in CHILD.steps]
    assert [each.due.on for each in made if each.due] == [
        START + timedelta(days=step.days) for step in CHILD.steps
    ]


def test_template_is_used_once_and_leaves_one_line_in_the_timeline() -> None:
    unit = office()
    case = given_case(unit)

    with context.acting(unit.worker) as by:
        first = use_template(case=case, template="child", by=by)
    with context.acting(unit.worker) as by:
        second = use_template(case=case, template="child", by=by)

    with context.acting(unit.worker) as by:
        told = [step.code for step in case_page(by, case).steps if step.kind == "task"]
    assert (second.plan, second.is_new) == (first.plan, False)
    assert len(rows(case, by=unit.worker)) == first.tasks
    assert told == ["plan"]


def test_taking_back_leaves_what_somebody_touched() -> None:
    unit = office()
    case = given_case(unit)
    with context.acting(unit.worker) as by:
        plan = use_template(case=case, template="child", by=by).plan
    first, second, *others = (each.id for each in rows(case, by=unit.worker))
    with context.acting(unit.worker) as by:
        take_task(task=first, by=by)
        finish_task(task=second, by=by)

    with context.acting(unit.worker) as by:
        done = take_back_template(case=case, plan=plan, by=by)
    with context.acting(unit.worker) as by:
        again = take_back_template(case=case, plan=plan, by=by)

    assert (done.dropped, done.kept, again.dropped) == (len(others), 2, 0)
    assert [each.id for each in rows(case, by=unit.worker)] == [first]
    assert row(case, second, by=unit.worker).state is TaskState.DONE
    assert len(rows(case, by=unit.worker, shown=Shown.ALL)) == 2


def test_template_can_be_used_again_after_it_was_taken_back() -> None:
    unit = office()
    case = given_case(unit)
    with context.acting(unit.worker) as by:
        plan = use_template(case=case, template="missing", by=by).plan
    with context.acting(unit.worker) as by:
        take_back_template(case=case, plan=plan, by=by)

    with context.acting(unit.worker) as by:
        again = use_template(case=case, template="missing", by=by)

    assert again.is_new
    assert len(rows(case, by=unit.worker)) == again.tasks


def test_own_template_keeps_its_versions_and_cases_keep_theirs() -> None:
    unit = office()
    case = given_case(unit)
    template = _written(unit)
    with context.acting(unit.worker) as by:
        use_template(case=case, template=template, by=by)
    with context.acting(unit.supervisor) as by:
        own = own_templates(by)[0]
        shorter = NewVersion(name="Coast", kind=CaseKind.OTHER, steps=OWN.steps[:1])
        write_template(new=shorter, template=_id(own), number=1, by=by)

    with context.acting(unit.worker) as by:
        plan = plans_of_case(by, case)[0]
        history = template_history(by, _id(own))

    assert [each.label for each in rows(case, by=unit.worker)] == [
        "Interview",
        "Ring the district office",
    ]
    assert (plan.name, plan.version, plan.untouched) == ("Coast", "1", 2)
    assert [(each.number, len(each.template.steps)) for each in history] == [(2, 1), (1, 2)]


def _id(own: OwnTemplate) -> UUID:
    return UUID(own.template.id)


def test_template_is_refused_when_somebody_wrote_it_meanwhile_or_it_is_empty() -> None:
    unit = office()
    _written(unit)
    with context.acting(unit.supervisor) as by:
        own = own_templates(by)[0]

    with pytest.raises(TemplateChanged), context.acting(unit.supervisor) as by:
        write_template(new=OWN, template=_id(own), number=0, by=by)
    with pytest.raises(TemplateStepsWrong), context.acting(unit.supervisor) as by:
        write_template(new=NewVersion("Empty", CaseKind.OTHER, ()), by=by)


def test_template_that_ended_is_offered_no_longer() -> None:
    unit = office()
    case = given_case(unit)
    template = _written(unit)
    with context.acting(unit.supervisor) as by:
        end_template(template=_id(own_templates(by)[0]), number=1, by=by)

    with pytest.raises(NotFound), context.acting(unit.worker) as by:
        use_template(case=case, template=template, by=by)


def test_templates_of_another_agency_and_writing_without_the_right_are_not_there() -> None:
    unit, others = office(), office("other", receives=False)
    template = _written(others)
    case = given_case(unit)

    with pytest.raises(NotFound), context.acting(unit.worker) as by:
        use_template(case=case, template=template, by=by)
    with pytest.raises(NotFound), context.acting(unit.worker) as by:
        write_template(new=OWN, by=by)
    assert browser(unit.worker).get(reverse("desk:template_new")).status_code == 404
    assert (
        browser(unit.supervisor).get(reverse("desk:template", args=[template])).status_code == 404
    )


def _form(**changed: str) -> dict[str, str]:
    """A template with two rows as the page sends it; the other rows stay empty."""
    sent = {
        "number": "0",
        "name": "Coast",
        "kind": "labour",
        "form-TOTAL_FORMS": "3",
        "form-INITIAL_FORMS": "0",
    }
    for place in range(3):
        sent |= {f"form-{place}-{name}": "" for name in ("title", "words", "kind", "days")}
        sent[f"form-{place}-priority"] = "3"
    sent |= {"form-0-title": "interview", "form-0-days": "3"}
    sent |= {"form-1-words": "Ring the office", "form-1-days": "1", "form-1-kind": "contact"}
    return sent | changed


def test_template_is_written_and_used_and_taken_back_on_pages() -> None:
    unit = office()
    case = given_case(unit)
    supervisor, worker = browser(unit.supervisor), browser(unit.worker)

    written = supervisor.post(reverse("desk:template_new"), _form())
    with context.acting(unit.worker) as by:
        own = own_templates(by)[0].template
    used = worker.post(
        reverse("desk:case_plan_use", args=[case]),
        {"template": own.id, "begins_on": str(clock.local_today() + timedelta(days=900))},
    )
    page = worker.get(reverse("desk:case_tasks", args=[case])).content.decode()
    with context.acting(unit.worker) as by:
        plan = plans_of_case(by, case)[0].id
    back = worker.post(reverse("desk:case_plan_back", args=[case, plan]))

    assert (written.status_code, used.status_code, back.status_code) == (302, 302, 302)
    assert [step.label for step in own.steps] == ["Ring the office", "Interview"]
    assert "Ring the office" in page
    assert rows(case, by=unit.worker) == ()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "Give the template a name."),
        ({"form-0-days": ""}, "Say after how many days it is due."),
        ({"form-1-title": "interview"}, "Choose a title, or write words, not both."),
        (
            {"form-0-title": "", "form-1-words": ""},
            "A template has one step at least.",
        ),
    ],
)
def test_template_page_says_what_is_wrong_and_keeps_what_was_typed(
    changed: dict[str, str], words: str
) -> None:
    unit = office()

    answer = browser(unit.supervisor).post(reverse("desk:template_new"), _form(**changed))

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_template_page_begins_with_the_steps_of_another() -> None:
    unit = office()

    page = browser(unit.supervisor).get(reverse("desk:template_new"), {"from": "child"})
    listed = browser(unit.worker).get(reverse("desk:templates"))

    assert page.context["rows"][0]["title"].value() == CHILD.steps[0].title
    assert listed.status_code == 200
    assert "Write your own" not in listed.content.decode()
