"""Words on operations: what is refused and what to do about it, and how states are coloured."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayhome.kernel.sealed_to_people import PassphraseWrong
from wayhome.operations.actions.approve import SecondPersonNeeded, SiteMissing
from wayhome.operations.actions.keep_evidence import NothingKept
from wayhome.operations.actions.link_case import CaseClosed
from wayhome.operations.actions.name_member import NobodyLeft
from wayhome.operations.actions.plan_operation import LeadMissing
from wayhome.operations.actions.record_persons import KnownTwice, NobodyRecorded
from wayhome.operations.actions.seal_source import KeyNeeded, NobodyKnows, SourceEmpty
from wayhome.operations.domain.persons import PersonRefused, PersonState
from wayhome.operations.domain.result import CountsRefused
from wayhome.operations.domain.window import MomentRefused, WindowRefused
from wayhome.operations.domain.workflow import OperationRefused, OperationState
from wayhome.sites.actions.describe_place import NothingTold

Words = str | Promise

REFUSALS: Mapping[type[Exception], tuple[str | None, Words]] = {
    CaseClosed: ("code", _("This case is closed. Open it again first.")),
    CountsRefused: (
        "found",
        _(
            "Fewer than stand in the list of persons. Give the numbers with them, or put the list"
            " right first."
        ),
    ),
    KeyNeeded: (
        "circle",
        _("You or one of them has no key yet. Everybody makes their own under “Your key”."),
    ),
    KnownTwice: (None, _("A person of a case stands in two rows. Leave one of them open.")),
    LeadMissing: ("lead", _("Say who leads.")),
    MomentRefused: (
        "at",
        _("That is in the future, or before what it follows. Give another day or time."),
    ),
    NobodyKnows: (None, _("Somebody must stay who can open it. Let another colleague in first.")),
    NobodyLeft: (None, _("Somebody must stay named. Name another colleague first.")),
    NobodyRecorded: ("state_1", _("Record at least one person.")),
    NothingKept: ("what", _("Say what it is and where it is kept, or from whom to whom it went.")),
    NothingTold: ("words", _("Add a name, an address, a landmark or coordinates.")),
    OperationRefused: (None, _("This cannot be done in the present state of the operation.")),
    PassphraseWrong: (
        "passphrase",
        _("That is not the passphrase of your key. The try is recorded."),
    ),
    PersonRefused: (
        "event",
        _("That cannot follow what is recorded of this person. Look at the list again."),
    ),
    SecondPersonNeeded: (
        None,
        _("You wrote this plan or added a site, and it asks for somebody else’s approval."),
    ),
    SiteMissing: (None, _("Add the site first: a plan is approved with its place.")),
    SourceEmpty: ("who", _("Say who it is.")),
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
