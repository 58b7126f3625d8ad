"""Where a proceeding stands in words: what is said of somebody, and never more than a court said."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayhome.justice.domain.authorities import Punishment
from wayhome.justice.domain.charges import Charge
from wayhome.justice.domain.dated import Dated, Precision
from wayhome.justice.domain.iccs import iccs_codes
from wayhome.justice.domain.proceedings import ProceedingEvent, ProceedingState
from wayhome.justice.domain.roles import roles
from wayhome.justice.queries.proceedings import EventRow, ProceedingView
from wayhome.places.countries import country_name, is_country
from wayhome.places.provinces import province_name
from wayhome.web.components.status.tag import Tone

_S = ProceedingState
_UNDER_APPEAL = frozenset({_S.CONVICTION_APPEALED, _S.ACQUITTAL_APPEALED, _S.OTHER_APPEALED})
_FINAL = frozenset({_S.CONVICTION_FINAL, _S.ACQUITTAL_FINAL, _S.OTHER_FINAL})
_NOT_FINAL = frozenset({_S.CONVICTED, _S.SENTENCED, _S.ACQUITTED, _S.DECIDED_OTHERWISE})


@dataclass(frozen=True, slots=True)
class Standing:
    """What is said of an alleged person, line by line; what speaks for them comes first."""

    lines: tuple[str, ...]
    tone: Tone
    is_in_favour: bool

    @property
    def first(self) -> str:
        """The line for where there is room for one."""
        return self.lines[0]


def standing(view: ProceedingView | None) -> Standing:
    """What may be said. "Alleged" stands until a conviction is final; a verdict has court and date."""
    if view is None or view.state is _S.NONE:
        return Standing((_("Alleged"),), Tone.PLAIN, is_in_favour=False)
    decided = tuple(_decided(view))
    alleged = _("Alleged")
    if view.state.is_final_conviction:
        return Standing(decided, Tone.CARE, is_in_favour=False)
    if view.state.is_in_favour:
        return Standing((*decided, alleged), Tone.GOOD, is_in_favour=True)
    return Standing((alleged, *decided), Tone.PLAIN, is_in_favour=False)


def _decided(view: ProceedingView) -> Iterator[str]:
    """The decision of the court or how far the proceeding came, and the sentence."""
    ending = view.ending
    if view.state in {_S.WITHDRAWN, _S.DISMISSED} and ending and ending.event:
        yield _("%(what)s, %(when)s") % {"what": ending.event.label, "when": when(ending.when)}
        return
    if view.verdict is None or view.state not in _NOT_FINAL | _UNDER_APPEAL | _FINAL:
        yield str(view.state.label)
        return
    yield _("%(verdict)s; %(how_far)s") % {
        "verdict": verdict(view.verdict),
        "how_far": _how_far(view),
    }
    if view.sentence is not None:
        yield sentence(view.sentence)


def verdict(line: EventRow) -> str:
    """A verdict with the court that gave it and the date."""
    said = {
        ProceedingEvent.CONVICT: _("Convicted by the %(court)s, %(when)s"),
        ProceedingEvent.ACQUIT: _("Acquitted by the %(court)s, %(when)s"),
        ProceedingEvent.DECIDE_OTHERWISE: _("Decided otherwise by the %(court)s, %(when)s"),
    }
    told = said[line.event or ProceedingEvent.DECIDE_OTHERWISE]
    return told % {"court": authority(line), "when": when(line.when)}


def sentence(line: EventRow) -> str:
    """A sentence with the court that gave it and the date."""
    return _("Sentenced by the %(court)s, %(when)s: %(punishment)s") % {
        "court": authority(line),
        "when": when(line.when),
        "punishment": punishment(line.punishment, line.months),
    }


def punishment(kind: Punishment | None, months: int | None) -> str:
    """What a sentence imposes, with its length where that is known."""
    if kind is None:
        return ""
    if months is None:
        return str(kind.label)
    length = ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
    return _("%(kind)s, %(length)s") % {"kind": kind.label, "length": length}


def authority(line: EventRow) -> str:
    """The kind of court or office and where it is."""
    kind = str(line.authority.label) if line.authority else ""
    return ", ".join(filter(None, (kind, place(line.place))))


def place(code: str) -> str:
    """The name of a province or country."""
    return country_name(code) if is_country(code) else province_name(code) if code else ""


def when(told: Dated) -> str:
    """A date no more exact than it is known."""
    match told.precision:
        case Precision.DAY:
            return date_format(told.earliest)
        case Precision.MONTH:
            return date_format(told.earliest, "YEAR_MONTH_FORMAT")
        case Precision.YEAR:
            return str(told.earliest.year)


def charge(told: Charge) -> str:
    """An offence with its code, and whether the code is still to be checked."""
    if not told.iccs:
        return str(told.offence.label)
    code = iccs_codes()[told.iccs]
    words = (
        _("%(offence)s (ICCS %(code)s)")
        if code.is_checked
        else _("%(offence)s (ICCS %(code)s, to be checked)")
    )
    return words % {"offence": told.offence.label, "code": told.iccs}


def role_words(codes: tuple[str, ...]) -> str:
    """Alleged roles in one line."""
    return ", ".join(roles()[code] for code in codes)


def _how_far(view: ProceedingView) -> str:
    """Whether a decision can still change."""
    if view.state in _UNDER_APPEAL:
        return _("under appeal")
    if view.state in _FINAL and view.ending is not None:
        return _("final since %(when)s") % {"when": when(view.ending.when)}
    return _("not final")
