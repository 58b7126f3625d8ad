"""A device in the field, as the office knows it: what it took along, and what it hands in."""

import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from tests.cases.ground import Office, opened
from tests.field.sealing import seal_envelope
from wayhome.access.domain.purposes import Purpose
from wayhome.cases.actions.assign import Owner, assign
from wayhome.field.actions.receive import Envelope, receive_edits
from wayhome.field.actions.take_along import Package, Wanted, take_along
from wayhome.field.domain.replies import Reply
from wayhome.kernel import context
from wayhome.kernel.actor import Actor


def assigned_case(unit: Office, *complaints: UUID, to: Actor | None = None) -> UUID:
    """A case that a worker of the office works on."""
    case = opened(unit, *complaints).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=(to or unit.worker).user), by=by)
    return case


@dataclass
class Device:
    """One phone: it numbers what is written, and seals it to the office."""

    package: Package
    orders: Any = field(default_factory=itertools.count)

    @classmethod
    def of(cls, by: Actor, *cases: UUID, purpose: Purpose = Purpose.PROTECTION) -> "Device":
        """Take cases along."""
        with context.acting(by):
            return cls(take_along(Wanted(cases, purpose), by=by))

    def write(self, case: UUID, kind: str, **more: Any) -> dict[str, Any]:
        """An edit as the app writes it."""
        return {
            "id": str(uuid4()),
            "case": str(case),
            "kind": kind,
            "order": next(self.orders),
            "at": 1_790_000_000_000,
            **more,
        }

    def note(self, case: UUID, text: str) -> dict[str, Any]:
        """A note."""
        return self.write(case, "note", text=text)

    def plan(
        self, case: UUID, step: str, *, base: Mapping[str, Any], after: str | None = None
    ) -> dict[str, Any]:
        """A next step, written on what was seen."""
        return self.write(case, "plan", base=base, values=next_step(step), after=after)

    def sealed(self, edit: Mapping[str, Any]) -> Envelope:
        """An edit in its envelope."""
        content = json.dumps(edit).encode()
        number = UUID(edit["id"])
        return Envelope(
            number,
            seal_envelope(
                content, public=self.package.public, taking=self.package.taking, edit=number
            ),
        )

    def hand_in(self, by: Actor, *edits: Mapping[str, Any]) -> Sequence[Reply]:
        """Hand edits in, and return a reply for each, in the order they were given."""
        envelopes = [self.sealed(edit) for edit in edits]
        with context.acting(by):
            replies = receive_edits(taking=self.package.taking, envelopes=envelopes, by=by)
        order = [envelope.edit for envelope in envelopes]
        return sorted(replies, key=lambda reply: order.index(reply.edit))

    def seen(self, case: UUID) -> Mapping[str, Any]:
        """The plan as it stood when the case was taken along."""
        return next(each.seen.plan for each in self.package.cases if each.row.id == case)


def next_step(step: str, due_on: str | None = None) -> dict[str, Any]:
    """A plan as an edit says it."""
    return {"next": {"step": step, "due_on": due_on}}
