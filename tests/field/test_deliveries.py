"""Several devices with skewed clocks, deliveries doubled, re-ordered and cut: nothing lost or doubled.

An oracle of a few lines says what must come of it: which edits are written, which clash, what holds.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases.ground import Office, office
from tests.conftest import Eraser
from tests.field.desk import notes_of, office_plans, plan_now
from tests.field.ground import Device, assigned_case
from wayhome.cases.domain.next_steps import NextStep
from wayhome.field.domain.edit_states import EditState
from wayhome.field.domain.replies import Outcome
from wayhome.field.queries.differences import edit_page, open_edits
from wayhome.kernel import context

pytestmark = pytest.mark.usefixtures("database")

CASES, DEVICES = 2, 3
STEPS = [each.value for each in NextStep]

written = st.tuples(
    st.sampled_from(["note", "plan"]), st.integers(0, CASES - 1), st.sampled_from(STEPS)
)
delivery = st.tuples(
    st.integers(0, DEVICES - 1),
    st.lists(st.integers(0, 30), max_size=6),
    # Cut: the office did it and the device never heard.
    st.booleans(),
)
office_change = st.tuples(st.integers(0, CASES - 1), st.sampled_from(STEPS))
skew = st.integers(-(10**11), 10**11)


@dataclass
class Oracle:
    """What must come of it, said again in the plainest way."""

    now: dict[UUID, Any]
    states: dict[str, EditState] = field(default_factory=dict)
    waiting: list[dict[str, Any]] = field(default_factory=list)

    def receive(self, edit: dict[str, Any]) -> None:
        """One edit arrives; the same again is nothing."""
        if edit["id"] in self.states:
            return
        self.decide(edit)
        came = True
        while came:
            came = False
            for each in sorted(self.waiting, key=lambda one: one["order"]):
                if self.states.get(each["after"], EditState.WAITING) is not EditState.WAITING:
                    self.waiting.remove(each)
                    self.decide(each)
                    came = True
                    break

    def decide(self, edit: dict[str, Any]) -> None:
        """Written, clashing or waiting."""
        if edit["kind"] == "note":
            self.states[edit["id"]] = EditState.APPLIED
            return
        if edit["after"] and self.states.get(edit["after"], EditState.WAITING) is EditState.WAITING:
            self.states[edit["id"]] = EditState.WAITING
            self.waiting.append(edit)
            return
        case, wanted = UUID(edit["case"]), edit["values"]["next"]
        before, here = edit["base"]["next"], self.now[case]
        if wanted not in (before, here) and here != before:
            self.states[edit["id"]] = EditState.CONFLICT
            return
        self.states[edit["id"]] = EditState.APPLIED
        if wanted != before:
            self.now[case] = wanted


def write_all(device: Device, cases: list[UUID], plans: list[Any], ahead: int) -> list[Any]:
    """What an officer writes on one device, each plan on top of the one before."""
    made: list[Any] = []
    last: dict[UUID, Any] = {}
    for kind, at, step in plans:
        case = cases[at]
        if kind == "note":
            made.append(device.note(case, f"{kind} {len(made)} {step}") | {"at": ahead})
            continue
        before = last.get(case)
        base = before["values"] if before else device.seen(case)
        edit = device.plan(case, step, base=base, after=before["id"] if before else None)
        last[case] = edit
        made.append(edit | {"at": ahead})
    return made


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    plans=st.lists(st.lists(written, max_size=6), min_size=DEVICES, max_size=DEVICES),
    happenings=st.lists(st.one_of(delivery, office_change), max_size=12),
    ahead=st.lists(skew, min_size=DEVICES, max_size=DEVICES),
)
def test_every_edit_is_kept_once_whatever_the_network_does(
    erase: Eraser, plans: list[Any], happenings: list[Any], ahead: list[int]
) -> None:
    erase()
    unit = office()
    cases = [assigned_case(unit) for _ in range(CASES)]
    devices = [Device.of(unit.worker, *cases) for _ in range(DEVICES)]
    edits = [
        write_all(device, cases, mine, skewed)
        for device, mine, skewed in zip(devices, plans, ahead, strict=True)
    ]
    oracle = Oracle({case: devices[0].seen(case)["next"] for case in cases})

    for happening in happenings:
        if len(happening) == 2:
            at, step = happening
            office_plans(unit, cases[at], NextStep(step))
            oracle.now[cases[at]] = {"step": step, "due_on": None}
            continue
        which, picked, _is_cut = happening
        chosen = [edits[which][each] for each in picked if each < len(edits[which])]
        deliver(unit, devices[which], chosen, oracle)
    # In the end every device reaches the office with everything, the last one first, and once more.
    for device, mine in zip(devices, edits, strict=True):
        deliver(unit, device, mine[::-1], oracle)
        again = device.hand_in(unit.worker, *mine)
        assert {reply.outcome for reply in again} <= {Outcome.ALREADY}

    check(unit, cases, [edit for mine in edits for edit in mine], oracle)


def deliver(unit: Office, device: Device, edits: list[Any], oracle: Oracle) -> None:
    """Deliver to the office and to the oracle, which takes a delivery in its order."""
    device.hand_in(unit.worker, *edits)
    for edit in sorted(edits, key=lambda each: (each["order"], UUID(each["id"]))):
        oracle.receive(edit)


def check(unit: Office, cases: list[UUID], edits: list[Any], oracle: Oracle) -> None:
    """Nothing lost, nothing doubled, every conflict shown with both versions."""
    notes = Counter(text for case in cases for text in notes_of(case, by=unit.worker))
    with context.acting(unit.worker) as by:
        shown = {str(line.id): edit_page(by, line.id) for line in open_edits(by)}
    conflicts = [each for each in edits if oracle.states[each["id"]] is EditState.CONFLICT]
    sides = Counter(
        (str(page.line.case), difference.field["step"])
        for page in shown.values()
        for difference in page.differences
        if difference.clashes
    )

    assert notes == Counter(each["text"] for each in edits if each["kind"] == "note")
    for case in cases:
        assert plan_now(case, by=unit.worker).next_step.value == oracle.now[case]["step"]
    assert sides == Counter((each["case"], each["values"]["next"]["step"]) for each in conflicts)
    assert EditState.WAITING not in oracle.states.values()
