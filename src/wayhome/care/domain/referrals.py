"""Referrals: how one goes from draft to outcome, and who owns it meanwhile."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.access.domain.field_groups import FieldGroup


class ReferralState(TextChoices):
    """Where a referral stands."""

    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent, no answer yet")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")
    RECALLED = "recalled", _("Recalled")
    STOPPED = "stopped", _("Sharing stopped")
    DONE = "done", _("Done")


class ReferralEvent(TextChoices):
    """What can happen to a referral."""

    SEND = "send", _("Sent")
    ACCEPT = "accept", _("Accepted")
    REJECT = "reject", _("Rejected")
    RECALL = "recall", _("Recalled before the answer")
    STOP = "stop", _("Sharing stopped")
    FINISH = "finish", _("Finished with an outcome")

    @property
    def order(self) -> str:
        """What the button of the sender says that lets it happen."""
        return str(_ORDERS[self])

    @property
    def reply(self) -> str:
        """What the button of the receiver says that lets it happen; only three are theirs."""
        return str(_REPLIES[self])


_S, _E = ReferralState, ReferralEvent
_ORDERS = {
    _E.SEND: _("Send"),
    _E.ACCEPT: _("Note that it was accepted"),
    _E.REJECT: _("Note that it was rejected"),
    _E.RECALL: _("Recall the referral"),
    _E.STOP: _("Stop sharing"),
    _E.FINISH: _("Note the outcome"),
}
_REPLIES = {
    _E.ACCEPT: _("Accept"),
    _E.REJECT: _("Reject"),
    _E.FINISH: _("Finish it"),
}

REFERRAL_MOVES: Mapping[tuple[ReferralState, ReferralEvent], ReferralState] = {
    (_S.DRAFT, _E.SEND): _S.SENT,
    (_S.DRAFT, _E.RECALL): _S.RECALLED,
    (_S.SENT, _E.ACCEPT): _S.ACCEPTED,
    (_S.SENT, _E.REJECT): _S.REJECTED,
    # Only what nobody answered can be recalled; an acceptance that came first holds.
    (_S.SENT, _E.RECALL): _S.RECALLED,
    (_S.SENT, _E.STOP): _S.STOPPED,
    (_S.ACCEPTED, _E.FINISH): _S.DONE,
    # Consent or agreement is gone, or sharing turned out unsafe: at any time after sending.
    (_S.ACCEPTED, _E.STOP): _S.STOPPED,
    (_S.DONE, _E.STOP): _S.STOPPED,
    # Whoever had accepted says once what came of it, though nothing can be opened any more.
    (_S.STOPPED, _E.FINISH): _S.STOPPED,
}
"""The state of a referral after an event; see also `lacks_outcome`."""

LIVE = frozenset({_S.SENT, _S.ACCEPTED})
"""States in which a service is asked for or given; one such referral for a person and a service."""

GIVEN = frozenset({_S.SENT, _S.ACCEPTED, _S.STOPPED})
"""States in which the receiver may give it to somebody; a stopped one may lack its outcome."""

SHARED = frozenset({_S.SENT, _S.ACCEPTED, _S.DONE})
"""States in which the receiver may open what was shared."""


TOLD = frozenset(
    {
        FieldGroup.IDENTITY,
        FieldGroup.CONTACT,
        FieldGroup.DOCUMENTS,
        FieldGroup.LOCATION,
        FieldGroup.CIRCUMSTANCES,
    }
)
"""What was told in the complaint and may be copied; who told it never is."""

FOR_WORDS = frozenset({FieldGroup.CIRCUMSTANCES, FieldGroup.HEALTH, FieldGroup.LEGAL})
"""What the words of staff for the receiver may be about."""

SHAREABLE = TOLD | FOR_WORDS
"""What a referral may carry at most."""


class Side(StrEnum):
    """The two ends of a referral."""

    SENDER = "sender"
    RECEIVER = "receiver"


WHO: Mapping[ReferralEvent, Side] = {
    _E.SEND: Side.SENDER,
    _E.ACCEPT: Side.RECEIVER,
    _E.REJECT: Side.RECEIVER,
    _E.RECALL: Side.SENDER,
    _E.STOP: Side.SENDER,
    _E.FINISH: Side.RECEIVER,
}
"""Which end lets an event happen. For a provider outside, staff of the sender write the answer down."""


def owner_of(state: ReferralState) -> Side:
    """Who is answerable for the person's service now: always one of the two, never both.

    Whoever sent it stays answerable until somebody accepts, and is so again once it is over.
    """
    return Side.RECEIVER if state is ReferralState.ACCEPTED else Side.SENDER


def lacks_outcome(events: Collection[ReferralEvent]) -> bool:
    """Whether a stopped referral had been accepted, and nobody said yet what came of it."""
    return _E.ACCEPT in events and _E.FINISH not in events


def moves_at(
    state: ReferralState, ends: Collection[Side], *, happened: Collection[ReferralEvent]
) -> tuple[ReferralEvent, ...]:
    """What these ends can let happen in a state, after what happened before."""
    return tuple(
        event
        for before, event in REFERRAL_MOVES
        if before is state
        and WHO[event] in ends
        and (state is not _S.STOPPED or lacks_outcome(happened))
    )


class NobodyAsked(ValueError):
    """A referral goes to an agency or to a provider, and this one names neither."""


class RejectReason(TextChoices):
    """Why a referral was rejected."""

    FULL = "full", _("No place is free")
    NOT_OURS = "not_ours", _("We do not give this service")
    NOT_SUITED = "not_suited", _("The person needs something else")
    OUT_OF_AREA = "out_of_area", _("It is outside our area")
    TOO_LITTLE = "too_little", _("Too little is told to decide")


class StopReason(TextChoices):
    """Why sharing was stopped."""

    CONSENT = "consent", _("The person took consent back, or nothing covers the sharing any more")
    AGREEMENT = "agreement", _("The agreement with the receiver ended")
    UNSAFE = "unsafe", _("Sharing turned out to be unsafe")


class ReferralOutcome(TextChoices):
    """What came of an accepted referral."""

    HELPED = "helped", _("The service was given")
    PARTLY = "partly", _("The service was given in part")
    DECLINED = "declined", _("The person did not want it")
    NOT_REACHED = "not_reached", _("The person was not reached")
    NOT_POSSIBLE = "not_possible", _("It was not possible")


class Urgency(TextChoices):
    """How soon an answer is needed."""

    TODAY = "today", _("Today")
    WEEK = "week", _("Within a week")
    MONTH = "month", _("Within a month")

    def due(self, sent: date) -> date:
        """The last day for the answer to what was sent on a day."""
        return sent + timedelta(days={Urgency.TODAY: 0, Urgency.WEEK: 7, Urgency.MONTH: 30}[self])
