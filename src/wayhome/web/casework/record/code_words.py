"""Words for the codes that facts are told in: what a reviewer chooses from, never types."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from wayhome.web.casework.record.calendar_days import STATUS_WORDS as ENGAGEMENT_WORDS
from wayhome.web.casework.record.told_words import MEASURE_WORDS, STATUS_WORDS

CODE_WORDS: Mapping[tuple[str, str], Mapping[str, Promise]] = {
    ("role", "qualifier"): {
        "new": gettext_lazy("new"),
        "acting": gettext_lazy("acting"),
        "outgoing": gettext_lazy("outgoing"),
        "former": gettext_lazy("former"),
    },
    ("date", "kind"): {
        "point": gettext_lazy("a day, month or year"),
        "interval": gettext_lazy("from one day to another"),
        "duration": gettext_lazy("how long something lasted"),
        "vague": gettext_lazy("no day that can be told"),
    },
    ("quote", "kind"): {
        "direct": gettext_lazy("the whole in quotation marks"),
        "partial": gettext_lazy("some words in quotation marks"),
        "indirect": gettext_lazy("in the words of the source"),
    },
    ("meeting", "kind"): {
        "meeting": gettext_lazy("meeting"),
        "visit": gettext_lazy("visit"),
        "talks": gettext_lazy("talks"),
        "hearing": gettext_lazy("hearing"),
        "dinner": gettext_lazy("dinner"),
    },
    ("meeting", "status"): {str(status): words for status, words in ENGAGEMENT_WORDS.items()},
    ("request", "kind"): {
        "request": gettext_lazy("asks"),
        "call": gettext_lazy("calls on or demands"),
        "urge": gettext_lazy("urges"),
        "encourage": gettext_lazy("encourages"),
        "recommendation": gettext_lazy("recommends"),
        "instruction": gettext_lazy("orders or instructs"),
    },
    ("response", "kind"): {
        "accepts": gettext_lazy("accepts"),
        "acknowledges": gettext_lazy("acknowledges"),
        "rejects": gettext_lazy("rejects"),
        "denies": gettext_lazy("denies"),
        "no_response": gettext_lazy("gives no answer"),
        "declined_to_comment": gettext_lazy("declines to comment"),
    },
    ("rating", "direction"): {
        "upgrade": gettext_lazy("better than before"),
        "downgrade": gettext_lazy("worse than before"),
        "unchanged": gettext_lazy("as before"),
        "listed": gettext_lazy("put on the list"),
        "removed": gettext_lazy("taken off the list"),
    },
    ("person_status", "status"): STATUS_WORDS,
    ("measure", "status"): MEASURE_WORDS,
    ("obligation", "kind"): {
        "requires": gettext_lazy("something is to be done"),
        "binds": gettext_lazy("the whole of it was accepted"),
    },
}
"""By kind of fact and field. Kinds of measures are open and stay free words."""
