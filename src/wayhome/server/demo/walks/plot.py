"""When each step of the two walks happens, and upon which complaint of the plan."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from wayhome.server.demo.casework import Work
from wayhome.server.demo.history import PlannedComplaint
from wayhome.server.demo.walks import caring, homeward, reaching
from wayhome.server.demo.walks.walk import Deed, Step, Walk, after

WHOLE_WAY, IN_THE_MIDDLE = 88, 426
"""Numbers of the plan: complaints that the rest of the history leaves under way."""

_WHOLE: Mapping[tuple[int, int], tuple[Step, ...]] = {
    (0, 1): (reaching.danger_is_told, reaching.steps_are_planned),
    (0, 5): (reaching.person_is_spoken_to,),
    (2, 0): (reaching.indicators_are_answered,),
    (5, 0): (reaching.finding_is_recorded,),
    (7, 0): (reaching.operation_is_planned,),
    (8, 4): (reaching.operation_is_done,),
    (8, 9): (reaching.person_is_safe, homeward.somebody_is_alleged),
    (9, 0): (caring.consent_is_given, caring.safe_ways_are_told, caring.needs_are_assessed),
    (9, 2): (caring.shelter_is_asked,),
    (9, 6): (caring.shelter_accepts, caring.care_is_planned),
    (12, 0): (caring.first_stage_is_decided,),
    (16, 0): (homeward.return_is_wished,),
    (17, 0): (homeward.embassy_is_asked,),
    (25, 0): (homeward.papers_arrive,),
    (32, 0): (caring.second_stage_is_decided,),
    (33, 0): (homeward.person_comes_home,),
    (34, 0): (reaching.steps_are_done,),
    (40, 0): (homeward.person_is_called,),
    (64, 0): (homeward.person_is_called_again,),
    (90, 0): (homeward.court_decides,),
}
"""Days and hours after triage; one follow-up is due when the history ends."""

_HALF: Mapping[tuple[int, int], tuple[Step, ...]] = {
    (0, 2): (reaching.danger_is_told, reaching.steps_are_planned),
    (0, 5): (reaching.person_is_spoken_to,),
    (2, 0): (reaching.person_is_safe,),
    (3, 0): (reaching.indicators_are_answered,),
    (9, 0): (reaching.finding_is_recorded,),
    (43, 0): (caring.safe_ways_are_told, caring.needs_are_assessed),
    (44, 0): (caring.consent_is_given,),
    (46, 0): (caring.shelter_is_asked,),
    (51, 0): (reaching.steps_are_done,),
    (54, 0): (reaching.operation_is_planned,),
}


def walks(work: Work, plan: tuple[PlannedComplaint, ...]) -> Iterator[Deed]:
    """What happens in both walks, each step at its moment."""
    steps_of = {WHOLE_WAY: _WHOLE, IN_THE_MIDDLE: _HALF}
    for planned in (each for each in plan if each.number in steps_of):
        steps = steps_of[planned.number]
        triaged = planned.lodged_at + planned.first_action_after
        held: list[Walk] = []
        for (days, hours), taken in steps.items():
            for step in taken:
                moment: datetime = after(triaged, days=days, hours=hours)
                yield moment, partial(_take, step, work, planned, held=held)


def _take(step: Step, work: Work, planned: PlannedComplaint, *, held: list[Walk]) -> None:
    """Take one step; the first finds the case that triage opened."""
    if not held:
        case, person = work.cases[planned.person_number], work.complaints[planned.number]
        held.append(Walk(work.stage, case, person))
    step(held[0])
