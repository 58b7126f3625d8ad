"""What can happen in a proceeding against an alleged person: the table of states and events."""

from collections.abc import Mapping
from itertools import chain

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ProceedingState(TextChoices):
    """Where a proceeding stands."""

    NONE = "none", _("Nothing noted")
    REPORTED = "reported", _("Complaint made")
    INVESTIGATED = "investigated", _("Under investigation")
    ARRESTED = "arrested", _("Arrested")
    CHARGED = "charged", _("Charged")
    ON_TRIAL = "on_trial", _("On trial")
    CONVICTED = "convicted", _("Convicted, not final")
    SENTENCED = "sentenced", _("Convicted and sentenced, not final")
    ACQUITTED = "acquitted", _("Acquitted, not final")
    DECIDED_OTHERWISE = "decided_otherwise", _("Decided otherwise, not final")
    CONVICTION_APPEALED = "conviction_appealed", _("Conviction under appeal")
    ACQUITTAL_APPEALED = "acquittal_appealed", _("Acquittal under appeal")
    OTHER_APPEALED = "other_appealed", _("Other decision under appeal")
    CONVICTION_FINAL = "conviction_final", _("Convicted, final")
    ACQUITTAL_FINAL = "acquittal_final", _("Acquitted, final")
    OTHER_FINAL = "other_final", _("Decided otherwise, final")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DISMISSED = "dismissed", _("Dismissed")

    @property
    def is_in_favour(self) -> bool:
        """Whether the accusation failed or was given up: pages show these first."""
        return self in _IN_FAVOUR

    @property
    def is_final_conviction(self) -> bool:
        """Whether "alleged" is no longer said: only after a conviction that nobody can appeal."""
        return self is ProceedingState.CONVICTION_FINAL


class ProceedingEvent(TextChoices):
    """What happens in a proceeding."""

    COMPLAIN = "complain", _("Complaint to the authorities")
    INVESTIGATE = "investigate", _("Investigation opened")
    ARREST = "arrest", _("Arrest")
    CHARGE = "charge", _("Charge")
    TRY = "try", _("Trial begun")
    CONVICT = "convict", _("Verdict: convicted")
    ACQUIT = "acquit", _("Verdict: acquitted")
    DECIDE_OTHERWISE = "decide_otherwise", _("Another decision of the court")
    SENTENCE = "sentence", _("Sentence")
    APPEAL = "appeal", _("Appeal")
    BECOME_FINAL = "become_final", _("Decision became final")
    WITHDRAW = "withdraw", _("Withdrawn")
    DISMISS = "dismiss", _("Dismissed")

    @property
    def is_verdict(self) -> bool:
        """Whether a court says by it how the accusation ended."""
        return self in _VERDICTS

    @property
    def is_of_court(self) -> bool:
        """Whether only a court can do it: it is never shown without court and date."""
        return self in _VERDICTS or self is ProceedingEvent.SENTENCE

    @property
    def states_offences(self) -> bool:
        """Whether it names offences."""
        return self in {ProceedingEvent.CHARGE, ProceedingEvent.CONVICT}


_S, _E = ProceedingState, ProceedingEvent
_VERDICTS = frozenset({_E.CONVICT, _E.ACQUIT, _E.DECIDE_OTHERWISE})
_IN_FAVOUR = frozenset(
    {_S.ACQUITTED, _S.ACQUITTAL_APPEALED, _S.ACQUITTAL_FINAL, _S.WITHDRAWN, _S.DISMISSED}
)
_VERDICT = {
    _E.CONVICT: _S.CONVICTED,
    _E.ACQUIT: _S.ACQUITTED,
    _E.DECIDE_OTHERWISE: _S.DECIDED_OTHERWISE,
}
_GIVEN_UP = {_E.WITHDRAW: _S.WITHDRAWN, _E.DISMISS: _S.DISMISSED}
_BEFORE_CHARGE = {
    _E.INVESTIGATE: _S.INVESTIGATED,
    _E.ARREST: _S.ARRESTED,
    _E.CHARGE: _S.CHARGED,
    **_GIVEN_UP,
}

_ROWS: Mapping[ProceedingState, Mapping[ProceedingEvent, ProceedingState]] = {
    _S.NONE: {
        _E.COMPLAIN: _S.REPORTED,
        _E.INVESTIGATE: _S.INVESTIGATED,
        _E.ARREST: _S.ARRESTED,
        _E.CHARGE: _S.CHARGED,
    },
    _S.REPORTED: _BEFORE_CHARGE,
    _S.INVESTIGATED: {e: s for e, s in _BEFORE_CHARGE.items() if e is not _E.INVESTIGATE},
    # Whoever is held is still investigated; the arrest stays what is said of the state.
    _S.ARRESTED: {
        _E.INVESTIGATE: _S.ARRESTED,
        _E.CHARGE: _S.CHARGED,
        **_GIVEN_UP,
    },
    _S.CHARGED: {
        _E.INVESTIGATE: _S.CHARGED,
        _E.ARREST: _S.CHARGED,
        _E.CHARGE: _S.CHARGED,
        _E.TRY: _S.ON_TRIAL,
        **_GIVEN_UP,
    },
    _S.ON_TRIAL: {
        _E.ARREST: _S.ON_TRIAL,
        _E.CHARGE: _S.ON_TRIAL,
        **_VERDICT,
        **_GIVEN_UP,
    },
    # Somebody convicted in absence is arrested afterwards.
    _S.CONVICTED: {
        _E.ARREST: _S.CONVICTED,
        _E.SENTENCE: _S.SENTENCED,
        _E.APPEAL: _S.CONVICTION_APPEALED,
        _E.BECOME_FINAL: _S.CONVICTION_FINAL,
    },
    _S.SENTENCED: {
        _E.ARREST: _S.SENTENCED,
        _E.APPEAL: _S.CONVICTION_APPEALED,
        _E.BECOME_FINAL: _S.CONVICTION_FINAL,
    },
    _S.ACQUITTED: {_E.APPEAL: _S.ACQUITTAL_APPEALED, _E.BECOME_FINAL: _S.ACQUITTAL_FINAL},
    # A court that sends the matter back decides otherwise; then there is another trial.
    _S.DECIDED_OTHERWISE: {
        _E.TRY: _S.ON_TRIAL,
        _E.APPEAL: _S.OTHER_APPEALED,
        _E.BECOME_FINAL: _S.OTHER_FINAL,
    },
    _S.CONVICTION_APPEALED: {**_VERDICT, _E.BECOME_FINAL: _S.CONVICTION_FINAL},
    _S.ACQUITTAL_APPEALED: {**_VERDICT, _E.BECOME_FINAL: _S.ACQUITTAL_FINAL},
    _S.OTHER_APPEALED: {**_VERDICT, _E.BECOME_FINAL: _S.OTHER_FINAL},
    # What was given up can be taken up again; what is final cannot.
    _S.WITHDRAWN: {_E.INVESTIGATE: _S.INVESTIGATED, _E.CHARGE: _S.CHARGED},
    _S.DISMISSED: {_E.INVESTIGATE: _S.INVESTIGATED, _E.CHARGE: _S.CHARGED},
}

TRANSITIONS: Mapping[tuple[ProceedingState, ProceedingEvent], ProceedingState] = dict(
    chain.from_iterable(
        (((state, event), after) for event, after in row.items()) for state, row in _ROWS.items()
    )
)
"""The state after an event. Every pair that is not here is refused."""

OVER = frozenset(
    {
        _S.NONE,
        _S.CONVICTION_FINAL,
        _S.ACQUITTAL_FINAL,
        _S.OTHER_FINAL,
        _S.WITHDRAWN,
        _S.DISMISSED,
    }
)
"""States in which no court waits for anything."""


def events_after(state: ProceedingState) -> tuple[ProceedingEvent, ...]:
    """What can happen next."""
    return tuple(event for event in ProceedingEvent if (state, event) in TRANSITIONS)
