"""Parts, reasons and open points of threads in words."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wayhome.record.domain.standings import StandingState
from wayhome.record.domain.still_open import OpenPoint, StillOpen, days_open
from wayhome.record.domain.threads import Part, Why
from wayhome.web.casework.record.told_words import day_words

PART_WORDS: dict[Part, Promise] = {
    Part.ASKED: gettext_lazy("Asked"),
    Part.ANSWER: gettext_lazy("Answer"),
    Part.PROMISE: gettext_lazy("Commitment"),
    Part.OWED: gettext_lazy("Obligation"),
    Part.FOLLOWED: gettext_lazy("What happened"),
}
WHY_WORDS: dict[Why, Promise] = {
    Why.ANSWERS_ITS_WORDS: gettext_lazy("It answers these very words in the same article."),
    Why.SAME_REQUEST: gettext_lazy("Another source tells that the same asked the same for this."),
    Why.SAME_PASSAGE: gettext_lazy("The same article tells of the request again."),
    Why.ANSWERED_BY_ASKED: gettext_lazy("Who was asked says something about what was asked."),
    Why.PROMISED_BY_ASKED: gettext_lazy("Who was asked promises something about what was asked."),
    Why.OWED_BY_ASKED: gettext_lazy("Who was asked owes something about what was asked."),
    Why.ABOUT_SAME_PERSON: gettext_lazy("It is about somebody whom the request names."),
    Why.ABOUT_SAME_PEOPLE: gettext_lazy("It is about the people of whom the request speaks."),
    Why.BETWEEN_SAME_PARTIES: gettext_lazy("It is between who asked and who was asked."),
}
STATE_TONES: dict[StandingState, str] = {
    StandingState.UNJUDGED: "plain",
    StandingState.KEPT: "good",
    StandingState.BROKEN: "urgent",
    StandingState.CONTESTED: "care",
    StandingState.UNCLEAR: "quiet",
    StandingState.LOOK_AGAIN: "care",
}
_POINTS: dict[OpenPoint, Promise] = {
    OpenPoint.UNANSWERED: gettext_lazy("The record holds no answer"),
    OpenPoint.NO_ANSWER_SAID: gettext_lazy("A source says that no answer was given"),
    OpenPoint.REFUSED: gettext_lazy("Refused"),
    OpenPoint.ANSWERED: gettext_lazy("Answered, and not known to be done"),
    OpenPoint.PROMISED: gettext_lazy("Promised, and not known to be kept"),
}


def point_words(open_point: StillOpen, *, today: date) -> str:
    """What is open, since when, and for how many days."""
    since = {
        "point": str(_POINTS[open_point.point]),
        "when": day_words(open_point.since),
    }
    found = days_open(open_point.since, today=today)
    if found is None:
        return _("%(point)s (%(when)s).") % since
    if found.at_least:
        told = ngettext(
            "%(point)s: open for at least %(days)s day (%(when)s).",
            "%(point)s: open for at least %(days)s days (%(when)s).",
            found.days,
        )
    else:
        told = ngettext(
            "%(point)s: open for %(days)s day (since %(when)s).",
            "%(point)s: open for %(days)s days (since %(when)s).",
            found.days,
        )
    return told % {**since, "days": found.days}
