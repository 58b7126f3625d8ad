"""Words on operations: what is refused and what to do about it, and how states are coloured."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayhome.operations.actions.approve import SecondPersonNeeded, SiteMissing
from wayhome.operations.actions.link_case import CaseClosed
from wayhome.operations.actions.name_member import NobodyLeft
from wayhome.operations.actions.plan_operation import LeadMissing
from wayhome.operations.domain.persons import PersonState
from wayhome.operations.domain.window import MomentRefused, WindowRefused
from wayhome.operations.domain.workflow import OperationRefused, OperationState
from wayhome.sites.actions.describe_place import NothingTold

Words = str | Promise

REFUSALS: Mapping[type[Exception], tuple[str | None, Words]] = {
    CaseClosed: ("code", _("This case is closed. Open it again first.")),
    LeadMissing: ("lead", _("Say who leads.")),
    MomentRefused: (
        "at",
        _("That moment is in the future, or before what it follows. Give another."),
    ),
    NobodyLeft: (None, _("Somebody must stay named. Name another colleague first.")),
    NothingTold: ("words", _("Add a name, an address, a landmark or coordinates.")),
    OperationRefused: (None, _("This cannot be done in the present state of the operation.")),
    SecondPersonNeeded: (
        None,
        _("You wrote this plan, and it asks for somebody else’s approval."),
    ),
    SiteMissing: (None, _("Add the site first: a plan is approved with its place.")),
    WindowRefused: ("ends", _("The end comes after the beginning, within 60 days.")),
}
"""For each refusal the field it stands at, and what to do."""

STATE_TONES: Mapping[OperationState, str] = {
    OperationState.PLANNED: "plain",
    OperationState.APPROVED: "care",
    OperationState.UNDER_WAY: "urgent",
    OperationState.DONE: "good",
    OperationState.CALLED_OFF: "quiet",
}

PERSON_TONES: Mapping[PersonState, str] = {
    PersonState.LOCATED: "care",
    PersonState.FREED: "good",
    PersonState.SAFE: "good",
    PersonState.DECLINED: "plain",
    PersonState.GONE: "urgent",
    PersonState.DIED: "quiet",
}
