"""The sentence of an entry: that somebody said so, and where it was reported. Never more than that."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wayhome.release.domain.allowed import EntryKind as Kind
from wayhome.release.queries.entries import EntryRow
from wayhome.web.entry_words import NOBODY_NAMED

_NOBODY = (False, False)
_WHO = (True, False)
_WHOM = (False, True)
_BOTH = (True, True)

# By kind and by who is known: who acts, and whom it is about or goes to.
_SENTENCES: Mapping[tuple[Kind, tuple[bool, bool]], Promise] = {
    (Kind.QUOTE, _WHO): _("%(who)s said, as %(source)s reports:"),
    (Kind.QUOTE, _NOBODY): _("%(source)s cites somebody without a name:"),
    (Kind.MEETING, _WHO): _("%(source)s speaks of a meeting: %(who)s."),
    (Kind.REQUEST, _BOTH): _("%(who)s asked %(whom)s, as %(source)s reports:"),
    (Kind.REQUEST, _WHO): _("%(who)s asked, as %(source)s reports:"),
    (Kind.COMMITMENT, _WHO): _("%(who)s made a promise, as %(source)s reports:"),
    (Kind.RESPONSE, _WHO): _("%(who)s answered, as %(source)s reports:"),
    (Kind.FIGURE, _WHO): _("%(who)s gave a figure, as %(source)s reports:"),
    (Kind.RATING, _BOTH): _("%(who)s rated %(whom)s, as %(source)s reports:"),
    (Kind.RATING, _WHOM): _("%(source)s reports a rating of %(whom)s:"),
    (Kind.PERSON_STATUS, _BOTH): _("%(whom)s said about %(who)s, as %(source)s reports:"),
    (Kind.PERSON_STATUS, _WHO): _("%(source)s reports about %(who)s:"),
    (Kind.MEASURE, _BOTH): _("%(source)s reports a measure of %(who)s against %(whom)s:"),
    (Kind.MEASURE, _WHO): _("%(source)s reports a measure of %(who)s:"),
    (Kind.MEASURE, _WHOM): _("%(source)s reports a measure against %(whom)s:"),
    (Kind.OBLIGATION, _WHO): _("%(source)s reports what %(who)s has to do:"),
    (Kind.ROLE, _WHO): _("%(source)s says what %(who)s is or was called:"),
}
# Where a code changes what the words must say.
_INSTEAD: Mapping[tuple[Kind, str], Promise] = {
    (Kind.QUOTE, "indirect"): _("%(who)s said, in the words of %(source)s:"),
    (Kind.MEETING, "held"): _("%(source)s reports who met: %(who)s."),
    (Kind.MEETING, "ongoing"): _("%(source)s reports who met: %(who)s."),
    (Kind.MEETING, "planned"): _("%(source)s reports that a meeting is planned: %(who)s."),
    (Kind.MEETING, "cancelled"): _("%(source)s reports that a meeting was called off: %(who)s."),
    (Kind.MEETING, "postponed"): _("%(source)s reports that a meeting was put off: %(who)s."),
    (Kind.MEETING, "expected"): _("%(source)s reports that a meeting is expected: %(who)s."),
    (Kind.MEETING, "requested"): _("%(source)s reports that a meeting was asked for: %(who)s."),
    (Kind.MEETING, "hoped"): _("%(source)s reports that a meeting is hoped for: %(who)s."),
}
_OTHERWISE = _("%(source)s reports:")

WHO: Mapping[Kind, tuple[str, ...]] = {
    Kind.QUOTE: ("speaker",),
    Kind.MEETING: ("participants", "participants_groups"),
    Kind.REQUEST: ("by",),
    Kind.COMMITMENT: ("by",),
    Kind.RESPONSE: ("by",),
    Kind.FIGURE: ("according_to",),
    Kind.RATING: ("by",),
    Kind.PERSON_STATUS: ("subject",),
    Kind.MEASURE: ("actor",),
    Kind.OBLIGATION: ("by",),
    Kind.ROLE: ("person",),
}
WHOM: Mapping[Kind, tuple[str, ...]] = {
    **dict.fromkeys(Kind, ()),
    Kind.REQUEST: ("to",),
    Kind.RATING: ("subject",),
    Kind.PERSON_STATUS: ("according_to",),
    Kind.MEASURE: ("target",),
    Kind.OBLIGATION: ("to",),
}


def sentence(row: EntryRow) -> str:
    """Who said so and where it was reported; the exact words follow it on the page."""
    who, whom = _names(row, WHO[row.kind]), _names(row, WHOM[row.kind])
    source = row.publisher or gettext("The source")
    return str(_form(row, who=who, whom=whom)) % {"who": who, "whom": whom, "source": source}


def _form(row: EntryRow, *, who: str, whom: str) -> Promise:
    """The sentence with places for names; what it cannot name it does not speak of."""
    codes = [*row.told.get("kind", ()), *row.told.get("status", ())]
    if who:
        for code in codes:
            if (row.kind, code) in _INSTEAD:
                return _INSTEAD[row.kind, code]
    known = _SENTENCES.get((row.kind, (bool(who), bool(whom))))
    return known or _SENTENCES.get((row.kind, (bool(who), False))) or _OTHERWISE


def _names(row: EntryRow, fields: tuple[str, ...]) -> str:
    """The names in some fields, or words for those without one."""
    named = (each for field in fields for each in row.told.get(field, ()))
    return ", ".join(str(NOBODY_NAMED.get(each, each)) for each in named)
