"""A case as its pages show it: the bar on top, the sections, and what changed meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wayhome.access.queries.colleagues import Office, office
from wayhome.care.domain.lines import CareLine
from wayhome.cases.domain.danger.steps import DangerStep
from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.domain.decisions.workflow import DecisionEvent
from wayhome.cases.domain.indicators.profile import profile
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.outcomes import Outcome
from wayhome.cases.domain.palermo import Result
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CaseState, CloseReason, ReopenReason
from wayhome.cases.queries.case_page import CasePage, StepLine, case_page
from wayhome.consent.domain.steps import ConsentStep
from wayhome.documents.domain.papers import PaperLine
from wayhome.erasure.domain.subjects import case_subject
from wayhome.erasure.queries.erasures import live_erasure
from wayhome.forms.domain.told import FormLine
from wayhome.justice.domain.steps import JusticeStep
from wayhome.kernel.actor import Actor
from wayhome.operations.domain.case_lines import CaseLine
from wayhome.reintegration.domain.told import Told as ReturnTold
from wayhome.web.casework import words
from wayhome.web.casework.cases.queue import case_line
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.components.sub_navigation.tag import NavigationItem
from wayhome.workplan.domain.task_states import TaskEvent
from wayhome.workplan.queries.tasks_of_case import waiting_count

Words = str | Promise

_CODES: Mapping[StepKind, type[Any]] = {
    StepKind.PLANNED: NextStep,
    StepKind.ASSESSED: Result,
    StepKind.FOUND: Outcome,
    StepKind.DANGER: DangerStep,
    StepKind.RETURN: ReturnTold,
    StepKind.CLOSED: CloseReason,
    StepKind.DOCUMENT: PaperLine,
    StepKind.DECISION: DecisionEvent,
    StepKind.REOPENED: ReopenReason,
    StepKind.CARE: CareLine,
    StepKind.CONSENT: ConsentStep,
    StepKind.JUSTICE: JusticeStep,
    StepKind.OPERATION: CaseLine,
    StepKind.TASK: TaskEvent,
    StepKind.FORM: FormLine,
}


@dataclass(frozen=True, slots=True)
class EventLine:
    """One line of the timeline in words: who, what, when."""

    step: StepLine
    title: Words
    text: Words
    who: str
    complaint: UUID | None


@dataclass(frozen=True, slots=True)
class Sight:
    """A case, who looks at it, and the names that it needs."""

    actor: Actor
    case: CasePage
    people: Office

    @property
    def version(self) -> int:
        """The version that forms carry."""
        return self.case.row.version

    def events(self, *, after: int = 0) -> tuple[EventLine, ...]:
        """The timeline in words, newest first; `after` narrows it to later versions."""
        return tuple(self._event(step) for step in self.case.steps if step.version > after)

    def _event(self, step: StepLine) -> EventLine:
        codes = {row.id: row.code for row in self.case.complaints}
        text: Words = ""
        if step.kind is StepKind.MILESTONE:
            text = words.stage(Milestone(step.code))
        elif step.kind is StepKind.OPENED and step.code:
            text = _("Risk: %(risk)s") % {"risk": Risk(step.code).label}
        elif step.kind in _CODES and step.code:
            text = _CODES[step.kind](step.code).label
        elif step.kind is StepKind.ANSWERED:
            text = profile(step.code).title
        elif step.kind is StepKind.ASSIGNED:
            text = self.people.name(step.subject) or self.people.team(step.subject) or _("Nobody")
        elif step.subject in codes:
            text = codes[step.subject]
        return EventLine(
            step=step,
            title=step.kind.label,
            text=text,
            who=self.people.name(step.by) or _("Wayhome"),
            complaint=step.subject if step.subject in codes else None,
        )


def look(request: HttpRequest, case_id: UUID) -> Sight:
    """The case, as far as the actor may read it. Raises NotFound."""
    actor = desk_actor(request)
    return Sight(actor=actor, case=case_page(actor, case_id), people=office(actor))


def case_response(
    request: HttpRequest,
    sight: Sight,
    *,
    template: str,
    context: Mapping[str, Any],
    status: int = 200,
) -> HttpResponse:
    """A page of a case; its section is the first word of the template's name."""
    is_open = sight.case.row.state is CaseState.OPEN
    shared = {
        "sight": sight,
        "case": sight.case,
        "line": case_line(sight.case.row, sight.people),
        "sections": _sections(sight, template),
        "urgency_tone": words.URGENCY_TONES[sight.case.row.urgency or Urgency.ROUTINE],
        "events_allowed": {event.value for event in sight.case.events},
        "erasing": None if is_open else live_erasure(sight.actor, case_subject(sight.case.row.id)),
    }
    return page(
        request,
        f"case/{template}.html",
        {**shared, **context},
        here="desk:cases",
        status=status,
    )


def _sections(sight: Sight, here: str) -> tuple[NavigationItem, ...]:
    """The sections of a case: what is at hand, what is found, what is done, what is kept."""
    named = (
        ("overview", "desk:case", _("Overview"), None),
        ("danger", "desk:case_danger", _("Danger"), None),
        ("tasks", "desk:case_tasks", _("Tasks"), waiting_count(sight.actor, sight.case.row.id)),
        ("timeline", "desk:case_timeline", _("Timeline"), len(sight.case.steps)),
        ("assessment", "desk:case_assessment", _("Assessment"), len(sight.case.assessments)),
        ("indicators", "desk:case_indicators", _("Indicators"), _count(sight, StepKind.ANSWERED)),
        ("finding", "desk:case_finding", _("Finding"), len(sight.case.findings)),
        ("decisions", "desk:case_decisions", _("Decisions"), _count(sight, StepKind.DECISION)),
        ("operations", "desk:case_operations", _("Operation"), None),
        ("consent", "desk:case_consent", _("Consent"), None),
        ("care", "desk:case_care", _("Care"), None),
        ("return", "desk:case_return", _("Return"), None),
        ("justice", "desk:case_justice", _("Justice"), None),
        ("papers", "desk:case_papers", _("Papers"), None),
        ("forms", "desk:case_forms", _("Forms"), _count(sight, StepKind.FORM)),
        ("notes", "desk:case_notes", _("Notes"), _count(sight, StepKind.NOTE)),
        ("messages", "desk:case_messages", _("Messages"), None),
    )
    return tuple(
        NavigationItem(
            text=text,
            href=reverse(address, args=[sight.case.row.id]),
            is_current=name == here.partition("_")[0],
            count=count,
        )
        for name, address, text, count in named
    )


def _count(sight: Sight, kind: StepKind) -> int:
    """How often the timeline tells of something."""
    return sum(step.kind is kind for step in sight.case.steps)
