"""Work on the planned complaints as the cast would have: triage, matching, findings, milestones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from wayhome.cases.actions.assign import Owner
from wayhome.cases.actions.attach import attach
from wayhome.cases.actions.close import close
from wayhome.cases.actions.open_case import open_case
from wayhome.cases.actions.reach import reach
from wayhome.cases.actions.record_assessment import NewAssessment, record_assessment
from wayhome.cases.actions.record_finding import NewFinding, record_finding
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.offences import OffenceKind
from wayhome.cases.domain.outcomes import Outcome, StandardOfProof
from wayhome.cases.domain.palermo import Act, Elements, ExploitationPurpose, Means, Presence
from wayhome.cases.domain.risk import Risk
from wayhome.cases.domain.workflow import CloseReason
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.people.actions.judge import judge
from wayhome.people.actions.propose_matches import propose_matches
from wayhome.people.actions.weigh_pairs import weigh_pairs
from wayhome.people.domain.verdicts import PairState, Verdict
from wayhome.people.queries.mentions import mentions
from wayhome.people.queries.pairs import pairs_about
from wayhome.server.demo.history import NOW, SEED, PlannedComplaint
from wayhome.server.demo.lodging import lodge_planned
from wayhome.server.demo.stage import Stage

_LEFT_FOR_THE_VISITOR = timedelta(days=9)
_LEFT_TO_CONFIRM = 5
"""One in so many grave joins waits for the visitor as the second person."""

_WAY = (
    (Milestone.IN_OPERATION, 0.75, 6),
    (Milestone.PERSON_LOCATED, 0.80, 5),
    (Milestone.SUPPORTED, 0.80, 4),
    (Milestone.RETURNED, 0.65, 15),
)

Deed = Callable[[], None]


@dataclass
class Work:
    """What has been lodged and opened so far, by numbers of the plan."""

    stage: Stage
    complaints: dict[int, UUID] = field(default_factory=dict)
    cases: dict[int, UUID] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)

    def deeds(self, plan: tuple[PlannedComplaint, ...]) -> list[tuple[datetime, Deed]]:
        """Everything that happens, in the order in which it happens."""
        chance = Random(SEED + 1)  # noqa: S311  # the same history each time
        deeds = [deed for planned in plan for deed in self._deeds_of(planned, chance)]
        happened = [(moment, deed) for moment, deed in deeds if moment <= NOW]
        return sorted(happened, key=lambda each: each[0])

    def weigh(self) -> None:
        """The jobs after cases and judgements: every match in the order of what it is worth now."""
        system = self.stage.system()
        with context.acting(system):
            told = mentions(system, complaints=list(self.complaints.values()))
            weigh_pairs(persons=[mention.person for mention in told], by=system)

    def _deeds_of(
        self, planned: PlannedComplaint, chance: Random
    ) -> Iterator[tuple[datetime, Deed]]:
        """What happens to one complaint."""
        yield planned.lodged_at, lambda: self._lodge(planned)
        yield planned.lodged_at + timedelta(minutes=1), lambda: self._register(planned)
        triaged = planned.lodged_at + planned.first_action_after
        if triaged > NOW - _LEFT_FOR_THE_VISITOR:
            return
        yield triaged, lambda: self._triage(planned)
        if not planned.outcome or planned.is_again:
            return
        found = triaged + timedelta(days=chance.uniform(4, 24))
        yield found, lambda: self._find(planned)
        if planned.outcome not in {"substantiated", "partly"}:
            yield found + timedelta(days=2), lambda: self._close(planned, "unsubstantiated")
            return
        yield from self._way_home(planned, found, chance)

    def _way_home(
        self, planned: PlannedComplaint, found: datetime, chance: Random
    ) -> Iterator[tuple[datetime, Deed]]:
        """From a finding towards home, as far as it goes."""
        moment = found + timedelta(hours=1)
        yield moment, lambda: self._reach(planned, Milestone.VERIFIED)
        for milestone, share, days in _WAY:
            if chance.random() > share:
                return
            moment += timedelta(days=chance.uniform(0.5, days))
            yield moment, lambda code=milestone: self._reach(planned, code)  # type: ignore[misc]  # a default binds the loop's value
        yield moment + timedelta(days=3), lambda: self._close(planned, "returned")

    def _lodge(self, planned: PlannedComplaint) -> None:
        """The complaint comes in."""
        self.complaints[planned.number] = lodge_planned(planned, self.stage)

    def _register(self, planned: PlannedComplaint) -> None:
        """The jobs after a lodging: register the person, then propose matches."""
        system = self.stage.system()
        with context.acting(system):
            person = register_complaint(complaint=self.complaints[planned.number], by=system)
        with context.acting(system):
            propose_matches(person=person, by=system)

    def _triage(self, planned: PlannedComplaint) -> None:
        """The intake officer attaches a second complaint, or opens a case."""
        officer = self.stage.actors["sophea"]
        complaint = self.complaints[planned.number]
        person = planned.person_number
        with context.acting(officer):
            if planned.is_again and person in self.cases and person not in self.closed:
                attach(complaint=complaint, case=self.cases[person], by=officer)
                self._join(planned, by=officer)
                return
            opened = open_case(
                complaint_ids=[complaint],
                by=officer,
                risk=Risk.HIGH if planned.danger == "yes" else Risk.MEDIUM,
                owner=Owner(user=self._worker(planned).user),
            )
        self.cases.setdefault(person, opened.case)

    def _join(self, planned: PlannedComplaint, *, by: Actor) -> None:
        """The officer judges the likeliest open pair; the supervisor confirms most grave ones."""
        complaint = self.complaints[planned.number]
        likely = [row for row in pairs_about(by, complaints=[complaint]) if row.probability > 0.85]
        for row in likely[:1]:
            reason = "Same person: the details agree and the two senders confirmed it."
            judged = judge(pair=row.id, verdict=Verdict.SAME, reason=reason, by=by)
            if judged.state is PairState.WAITING and planned.number % _LEFT_TO_CONFIRM:
                self._confirm(row.id)

    def _confirm(self, pair: UUID) -> None:
        """The second person says the same."""
        supervisor = self.stage.actors["vanna"]
        with context.acting(supervisor):
            reason = "I read both complaints and called the second sender: one person."
            judge(pair=pair, verdict=Verdict.SAME, reason=reason, by=supervisor)

    def _find(self, planned: PlannedComplaint) -> None:
        """The case worker assesses and records a finding."""
        worker, case = self._worker(planned), self.cases[planned.person_number]
        outcome = Outcome(planned.outcome)
        child = planned.person.born.year > 2022 - 18
        with context.acting(worker):
            assessment = NewAssessment(elements=elements_of(outcome), is_child=child)
            record_assessment(case=case, assessment=assessment, by=worker)
            finding = NewFinding(
                outcome=outcome,
                standard_of_proof=StandardOfProof.REASONABLE_GROUNDS,
                reasons="Two independent accounts and the papers agree with the complaint."
                if outcome.states_offence
                else "The person was reached and is safe with family; nothing else was found.",
                offence_kind=_offence(outcome, planned.number),
            )
            record_finding(case=case, finding=finding, by=worker)

    def _reach(self, planned: PlannedComplaint, milestone: Milestone) -> None:
        """The case comes one step further."""
        worker = self._worker(planned)
        with context.acting(worker):
            reach(case=self.cases[planned.person_number], milestone=milestone, by=worker)

    def _close(self, planned: PlannedComplaint, reason: str) -> None:
        """The supervisor closes the case."""
        supervisor = self.stage.actors["vanna"]
        with context.acting(supervisor):
            case = self.cases[planned.person_number]
            close(case=case, reason=CloseReason(reason), by=supervisor)
        self.closed.add(planned.person_number)

    def _worker(self, planned: PlannedComplaint) -> Actor:
        """Who carries the case."""
        return self.stage.actors["dara" if planned.person_number % 3 else "nary"]


def elements_of(outcome: Outcome) -> Elements:
    """What the assessment found of act, means and purpose."""
    if outcome.states_offence and outcome is not Outcome.OTHER_OFFENCE:
        return Elements(
            act={Act.RECRUITMENT: Presence.PRESENT, Act.HARBOURING: Presence.PRESENT},
            means={Means.DECEPTION: Presence.PRESENT, Means.THREAT_OR_FORCE: Presence.PRESENT},
            purpose={ExploitationPurpose.FORCED_LABOUR: Presence.PRESENT},
        )
    return Elements(
        act={Act.RECRUITMENT: Presence.PRESENT},
        means=dict.fromkeys(Means, Presence.ABSENT),
        purpose=dict.fromkeys(ExploitationPurpose, Presence.ABSENT),
    )


def _offence(outcome: Outcome, number: int) -> OffenceKind | None:
    """The offence that the finding states, if it states one."""
    if not outcome.states_offence:
        return None
    if outcome is Outcome.OTHER_OFFENCE:
        return OffenceKind.CYBERCRIME
    return OffenceKind.FORCED_CRIMINALITY if number % 4 else OffenceKind.TRAFFICKING_LABOUR
