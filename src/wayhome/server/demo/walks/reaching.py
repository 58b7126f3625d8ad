"""From the first call to the person: danger, indicators, finding, tasks and an operation."""

from datetime import timedelta

from wayhome.cases.actions.answer_profile import NewAnswers, answer_profile
from wayhome.cases.actions.move_danger import move_danger
from wayhome.cases.actions.reach import reach
from wayhome.cases.actions.record_assessment import NewAssessment, record_assessment
from wayhome.cases.actions.record_finding import NewFinding, record_finding
from wayhome.cases.actions.triage_danger import triage_danger
from wayhome.cases.actions.write_danger import DangerAnswers
from wayhome.cases.domain.danger.questions import questions_version
from wayhome.cases.domain.danger.workflow import DangerEvent
from wayhome.cases.domain.indicators.profile import profile
from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.offences import OffenceKind
from wayhome.cases.domain.outcomes import Outcome, StandardOfProof
from wayhome.cases.domain.palermo import Presence
from wayhome.kernel import clock, context
from wayhome.kernel.ids import new_id
from wayhome.operations.actions.add_site import NewSite, add_site
from wayhome.operations.actions.approve import approve
from wayhome.operations.actions.begin import begin
from wayhome.operations.actions.finish import NewResult, finish
from wayhome.operations.actions.plan_operation import OperationPlan, plan_operation
from wayhome.operations.actions.record_persons import Known, NewPerson, record_persons
from wayhome.operations.domain.kinds import OperationKind, SiteKind
from wayhome.operations.domain.persons import AgeBand, PersonState, Sex
from wayhome.operations.domain.result import Counts, ResultOutcome
from wayhome.operations.domain.window import Window
from wayhome.operations.domain.words import PlanWords
from wayhome.server.demo.casework import elements_of
from wayhome.server.demo.walks.walk import Walk, made
from wayhome.sites.actions.describe_place import NewDescription
from wayhome.sites.domain.told import read_told
from wayhome.workplan.actions.use_template import use_template
from wayhome.workplan.actions.work_on_task import finish_task
from wayhome.workplan.queries.tasks_of_case import Shown, tasks_of_case

_PROVINCE = "KH18"
_SITE = "Golden Heron Park, Street 271, 10.60932 103.52958 ±80 m"
_SEEN = (
    "coercion_destination.confiscation_documents",
    "coercion_destination.isolation",
    "deceptive_recruitment.nature_of_job",
    "deceptive_recruitment.wages",
    "exploitation.excessive_hours",
    "exploitation.low_salary",
)


def danger_is_told(walk: Walk) -> None:
    """The worker asks the danger questions on the telephone, and takes what they come to."""
    answers = {"harm_now": Answer.NO, "doctor_now": Answer.NO, "held": Answer.YES}
    with context.acting(walk.worker) as by:
        triage_danger(case=walk.case, given=DangerAnswers(questions_version(), answers), by=by)
        move_danger(case=walk.case, event=DangerEvent.TAKE, by=by)


def person_is_spoken_to(walk: Walk) -> None:
    """The person answers a call."""
    with context.acting(walk.worker) as by:
        move_danger(case=walk.case, event=DangerEvent.CONTACT, by=by)


def person_is_safe(walk: Walk) -> None:
    """Nobody is in danger any more."""
    with context.acting(walk.worker) as by:
        move_danger(case=walk.case, event=DangerEvent.SECURE, by=by)


def steps_are_planned(walk: Walk) -> None:
    """The template for a person in a compound; the first two steps are done at once."""
    with context.acting(walk.worker) as by:
        use_template(case=walk.case, template="compound", by=by)
        for row in tasks_of_case(by, walk.case, Shown.WAITING).rows[:2]:
            finish_task(task=row.id, by=by)


def steps_are_done(walk: Walk) -> None:
    """All but the last two of the steps that wait."""
    with context.acting(walk.worker) as by:
        for row in tasks_of_case(by, walk.case, Shown.WAITING).rows[:-2]:
            finish_task(task=row.id, by=by)


def indicators_are_answered(walk: Walk) -> None:
    """What was told, against the published indicators."""
    held = profile("adult_labour")
    given = NewAnswers(
        profile=held.id,
        profile_version=held.version,
        answers=dict.fromkeys(_SEEN, Answer.YES),
        act=Presence.PRESENT,
        is_child=False,
    )
    with context.acting(walk.worker) as by:
        answer_profile(case=walk.case, given=given, by=by)


def finding_is_recorded(walk: Walk) -> None:
    """The elements are there, and the finding says so."""
    finding = NewFinding(
        outcome=Outcome.SUBSTANTIATED,
        standard_of_proof=StandardOfProof.REASONABLE_GROUNDS,
        reasons="Two who left the same building tell of it alike, apart from each other.",
        offence_kind=OffenceKind.FORCED_CRIMINALITY,
    )
    told = NewAssessment(elements_of(Outcome.SUBSTANTIATED), is_child=False)
    with context.acting(walk.worker) as by:
        record_assessment(case=walk.case, assessment=told, by=by)
        record_finding(case=walk.case, finding=finding, by=by)
        reach(case=walk.case, milestone=Milestone.VERIFIED, by=by)


def operation_is_planned(walk: Walk) -> None:
    """The worker plans a search for the next day."""
    begins = clock.now() + timedelta(days=1)
    plan = OperationPlan(
        kind=OperationKind.JOINT,
        window=Window(begins, begins + timedelta(hours=6)),
        words=PlanWords(
            "Coastal Province Unit", ("National Police Liaison",), "Two gates: watch both."
        ),
        province=_PROVINCE,
    )
    place = NewDescription(
        id=new_id(), told=read_told(_SITE, province=_PROVINCE), province=_PROVINCE
    )
    with context.acting(walk.worker) as by:
        walk.operation = plan_operation(plan=plan, cases=(walk.case,), by=by).operation
        site = NewSite(SiteKind.COMPOUND, description=place)
        add_site(operation=walk.operation, site=site, by=by)


def operation_is_done(walk: Walk) -> None:
    """The supervisor approved; five persons were found, one of them the person of the case."""
    operation = made(walk.operation)
    with context.acting(walk.supervisor) as by:
        approve(operation=operation, by=by)
    with context.acting(walk.worker) as by:
        begin(operation=operation, at=clock.now() - timedelta(hours=4), by=by)
    counts = Counts(found=5, children=1, freed=3, arrested=2)
    words = "Both buildings were entered. A locked room on the third floor stood empty."
    with context.acting(walk.worker) as by:
        record_persons(operation=operation, persons=_five(walk), on=clock.local_today(), by=by)
        finish(operation=operation, result=NewResult(ResultOutcome.REACHED, counts, words), by=by)


def _five(walk: Walk) -> tuple[NewPerson, ...]:
    """Those who were found."""
    known = Known(walk.case, walk.person)
    return (
        NewPerson(PersonState.FREED, Sex.FEMALE, AgeBand.UNDER_30, known=known),
        NewPerson(PersonState.FREED, Sex.FEMALE, AgeBand.UNDER_18),
        NewPerson(PersonState.FREED, Sex.MALE, AgeBand.UNDER_30),
        NewPerson(PersonState.LOCATED, Sex.MALE, AgeBand.UNDER_45),
        NewPerson(PersonState.DECLINED, Sex.MALE, AgeBand.UNDER_30),
    )
