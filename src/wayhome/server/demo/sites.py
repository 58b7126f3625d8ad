"""The demo's sites: three invented compounds, each described in many ways by those who lodge.

Every eighth complaint from the coast tells of one of them. Staff joined most of what came in; the
latest descriptions wait for a visitor to judge.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from wayhome.kernel import context
from wayhome.kernel.ids import new_id
from wayhome.server.demo.history import PlannedComplaint
from wayhome.server.demo.stage import Stage
from wayhome.sites.actions.describe_place import NewDescription, describe_place
from wayhome.sites.actions.judge import judge
from wayhome.sites.actions.propose_sites import propose_sites
from wayhome.sites.actions.register_place import register_place
from wayhome.sites.domain.told import read_told
from wayhome.sites.domain.verdicts import Verdict
from wayhome.sites.queries.pairs import PairRow, pairs_about

_PROVINCE = "KH18"
_EVERY = 8
_LEFT_FOR_THE_VISITOR = 9


def told_place(planned: PlannedComplaint) -> str:
    """How this complaint describes one of the compounds; empty for the others."""
    if planned.person.province != _PROVINCE or planned.number % _EVERY:
        return ""
    ways: list[str] = _compounds()[_compound(planned)]["ways"]
    return ways[planned.number // _EVERY % len(ways)]


def join_sites(
    stage: Stage, plan: tuple[PlannedComplaint, ...], complaints: Mapping[int, UUID]
) -> None:
    """Register the places and propose; the supervisor joins what came in before the last few."""
    told = [each for each in plan if told_place(each) and each.number in complaints]
    compounds = {complaints[each.number]: _compound(each) for each in told}
    first: UUID | None = None
    for at, planned in enumerate(told):
        complaint = complaints[planned.number]
        place = _registered(stage, complaint)
        if place is None:
            continue
        first = first or place
        if at < len(told) - _LEFT_FOR_THE_VISITOR:
            _judge(stage, place, compounds)
    if first is not None:
        _measure(stage, first)


def _compound(planned: PlannedComplaint) -> int:
    """Which of the compounds a complaint tells of: the first most often."""
    return (0, 0, 1, 2)[planned.number // _EVERY % 4]


def _registered(stage: Stage, complaint: UUID) -> UUID | None:
    """What the jobs after a lodging do."""
    system = stage.system()
    with context.acting(system):
        place = register_place(complaint=complaint, by=system)
    if place is not None:
        with context.acting(system):
            propose_sites(place=place, by=system)
    return place


def _judge(stage: Stage, place: UUID, compounds: Mapping[UUID, int]) -> None:
    """The supervisor judges what was proposed for one place, as the plan knows it to be."""
    by = stage.actors["vanna"]
    with context.acting(by):
        for pair in pairs_about(by, places=[place]):
            is_same = _is_same(pair, compounds)
            reason = "The gate and the road agree." if is_same else "Two gates, two owners."
            verdict = Verdict.SAME if is_same else Verdict.DIFFERENT
            if pair.id in {each.id for each in pairs_about(by, places=[place])}:
                judge(pair=pair.id, verdict=verdict, reason=reason, by=by)


def _is_same(pair: PairRow, compounds: Mapping[UUID, int]) -> bool:
    sides = [side.complaint for side in (pair.left, pair.right)]
    return len({compounds[side] for side in sides if side is not None}) == 1


def _measure(stage: Stage, place: UUID) -> None:
    """An officer passed by and wrote down where the first compound is."""
    by = stage.actors["vanna"]
    words = _compounds()[0]["point"]
    new = NewDescription(
        id=new_id(),
        told=read_told(words, province=_PROVINCE),
        province=_PROVINCE,
        site=place,
        reason="Measured from the road in front of the gate.",
    )
    with context.acting(by):
        describe_place(new, by=by)
    with context.acting(stage.system()) as system:
        propose_sites(place=new.id, by=system)


@lru_cache
def _compounds() -> list[dict[str, Any]]:
    """The compounds and the ways in which they are described."""
    text = files("wayhome.server.demo").joinpath("data/sites.json").read_text(encoding="utf-8")
    content: list[dict[str, Any]] = json.loads(text)
    return content
