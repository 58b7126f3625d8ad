"""Words for the codes of public entries, in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wayhome.release.domain.allowed import EntryKind
from wayhome.release.domain.statuses import ChangeCode, EntryStatus, NoteKind, Withdrawal
from wayhome.web.components.status.tag import Tone

KINDS: Mapping[EntryKind, Promise] = {
    EntryKind.QUOTE: _("Statement"),
    EntryKind.MEETING: _("Engagement"),
    EntryKind.REQUEST: _("Request to somebody"),
    EntryKind.COMMITMENT: _("Promise"),
    EntryKind.RESPONSE: _("Answer"),
    EntryKind.FIGURE: _("Figure"),
    EntryKind.RATING: _("Rating"),
    EntryKind.PERSON_STATUS: _("What happened to somebody"),
    EntryKind.MEASURE: _("Measure"),
    EntryKind.OBLIGATION: _("Duty under a treaty"),
    EntryKind.ROLE: _("Role or office"),
}

STATUSES: Mapping[EntryStatus, Promise] = {
    EntryStatus.ALLEGED: _("Alleged"),
    EntryStatus.CHECKED: _("Read by two reviewers"),
    EntryStatus.DISPUTED: _("Disputed"),
    EntryStatus.WITHDRAWN: _("Withdrawn"),
}

TONES: Mapping[EntryStatus, Tone] = {
    EntryStatus.ALLEGED: Tone.PLAIN,
    EntryStatus.CHECKED: Tone.CALM,
    EntryStatus.DISPUTED: Tone.CARE,
    EntryStatus.WITHDRAWN: Tone.QUIET,
}

EXPLAINED: Mapping[EntryStatus, Promise] = {
    EntryStatus.ALLEGED: _(
        "A source says so, and one reviewer compared its words. We do not say that it is true."
    ),
    EntryStatus.CHECKED: _(
        "A source says so, and two reviewers compared its words. We do not say that it is true."
    ),
    EntryStatus.DISPUTED: _("Somebody whom it concerns does not agree. Read the reply below."),
    EntryStatus.WITHDRAWN: _("This does not stand any more."),
}

REASONS: Mapping[Withdrawal, Promise] = {
    Withdrawal.ERROR: _("We gave the words, or whose they are, in a wrong way."),
    Withdrawal.SOURCE: _("The source has changed or withdrawn what it said."),
    Withdrawal.HARM: _("The words could put somebody at risk."),
    Withdrawal.REVIEW: _("A later review took it back."),
}

CHANGES: Mapping[ChangeCode, Promise] = {
    ChangeCode.PUBLISHED: _("Made public"),
    ChangeCode.REPLY: _("A reply was added"),
    ChangeCode.CORRECTION: _("A correction was added"),
    ChangeCode.DISPUTED: _("Marked as disputed"),
    ChangeCode.NOTE_WITHDRAWN: _("A reply or a correction was taken away"),
    ChangeCode.WITHDRAWN: _("Withdrawn"),
    ChangeCode.WORDS_REMOVED: _("The words were removed"),
}

NOTES: Mapping[NoteKind, Promise] = {
    NoteKind.REPLY: _("Reply"),
    NoteKind.CORRECTION: _("Correction"),
}

FIELDS: Mapping[str, Promise] = {
    "place": _("Place"),
    "date": _("Day"),
    "topics": _("Topics"),
    "on_behalf": _("On behalf of"),
    "what": _("What about"),
    "value": _("Number"),
    "unit": _("Of what"),
    "about": _("About"),
    "period": _("Period"),
    "scheme": _("Scale"),
    "level": pgettext_lazy("of a rating", "Level"),
    "reasons": _("Reasons given"),
    "charge": _("Charge named"),
    "instrument": _("Treaty or resolution"),
    "article": _("Article"),
    "due": _("By when"),
    "role": _("Called"),
    "affiliation_entity": _("Organisation or country"),
    "kind": pgettext_lazy("of an event", "Kind"),
    "status": _("What happened"),
    "direction": _("Change of the rating"),
}

CODES: Mapping[tuple[EntryKind, str], Mapping[str, Promise]] = {
    (EntryKind.MEETING, "kind"): {
        "meeting": _("meeting"),
        "visit": _("visit"),
        "talks": _("talks"),
        "hearing": _("hearing"),
        "dinner": _("dinner"),
    },
    (EntryKind.MEETING, "status"): {
        "held": _("took place"),
        "ongoing": _("goes on"),
        "cancelled": _("called off"),
        "postponed": _("put off"),
        "planned": _("planned"),
        "expected": _("expected"),
        "requested": _("asked for"),
        "hoped": _("hoped for"),
    },
    (EntryKind.RESPONSE, "kind"): {
        "accepts": _("agreed"),
        "acknowledges": _("said that it is so"),
        "rejects": _("did not agree"),
        "denies": _("said that it is not so"),
        "no_response": _("did not answer"),
        "declined_to_comment": _("did not want to say anything"),
    },
    (EntryKind.RATING, "direction"): {
        "upgrade": _("better than before"),
        "downgrade": _("worse than before"),
        "unchanged": _("as before"),
        "listed": _("put on the list"),
        "removed": _("taken off the list"),
    },
    (EntryKind.PERSON_STATUS, "status"): {
        "acquitted": _("acquitted"),
        "arrested": _("arrested"),
        "bail": _("free on bail"),
        "charged": _("charged"),
        "convicted": _("convicted"),
        "deported": _("deported"),
        "detained": _("detained"),
        "died": _("died"),
        "exile": _("in exile"),
        "extradited": _("handed over to another country"),
        "freed": _("set free"),
        "house_arrest": _("house arrest"),
        "jailed": _("in prison"),
        "killed": _("killed"),
        "missing": _("whereabouts not known"),
        "on_trial": _("on trial"),
        "pardoned": _("pardoned"),
        "pretrial_detention": _("detained before trial"),
        "released": _("released"),
        "repatriated": _("returned to the home country"),
        "sentenced": _("sentenced"),
        "travel_ban": _("may not travel"),
        "wanted": _("sought by the authorities"),
    },
    (EntryKind.MEASURE, "status"): {
        "considered": _("considered"),
        "in_force": _("in force"),
        "lifted": _("lifted"),
        "requested": _("asked for"),
        "threatened": _("announced as possible"),
    },
}

NOBODY_NAMED: Mapping[str, Promise] = {
    "group": _("a group of people"),
    "unnamed person": _("somebody without a name"),
}
