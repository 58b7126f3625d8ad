"""A proposed or confirmed fact in words: its kind, and one line for each thing it says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.record.domain.edtf import in_words

KIND_WORDS: dict[str, Promise] = {
    "role": gettext_lazy("Role"),
    "date": gettext_lazy("Date"),
    "quote": gettext_lazy("Statement"),
    "meeting": gettext_lazy("Engagement"),
    "request": gettext_lazy("Request"),
    "commitment": gettext_lazy("Commitment"),
    "response": gettext_lazy("Response"),
    "figure": gettext_lazy("Figure"),
    "rating": gettext_lazy("Rating"),
    "person_status": gettext_lazy("What happened to somebody"),
    "measure": gettext_lazy("Measure"),
    "obligation": gettext_lazy("Obligation"),
}

FIELD_WORDS: dict[str, Promise] = {
    "about": gettext_lazy("About"),
    "according_to": gettext_lazy("According to"),
    "actor": gettext_lazy("By"),
    "affiliation": gettext_lazy("Of"),
    "affiliation_entity": gettext_lazy("Organisation or country"),
    "approx": gettext_lazy("Said to be about"),
    "by": gettext_lazy("By"),
    "charge": gettext_lazy("Charge"),
    "article": gettext_lazy("Article of it"),
    "content": gettext_lazy("Words said"),
    "cue": gettext_lazy("Word of saying"),
    "date": gettext_lazy("Date"),
    "date_span": gettext_lazy("Words of the date"),
    "direction": gettext_lazy("Direction"),
    "due": gettext_lazy("Owed by"),
    "due_span": gettext_lazy("Words of the day"),
    "edtf": gettext_lazy("Date"),
    "evidence": gettext_lazy("Words"),
    "instrument": gettext_lazy("Treaty, convention or resolution"),
    "kind": gettext_lazy("Kind"),
    "level": gettext_lazy("Level"),
    "on_behalf": gettext_lazy("On behalf of"),
    "participants": gettext_lazy("Who took part"),
    "participants_groups": gettext_lazy("Groups that took part"),
    "past": gettext_lazy("Over by then"),
    "period": gettext_lazy("Period"),
    "period_span": gettext_lazy("Words of the period"),
    "person": gettext_lazy("Person"),
    "place": gettext_lazy("Place"),
    "qualifier": gettext_lazy("New, outgoing or former"),
    "reasons": gettext_lazy("Reasons given"),
    "role": gettext_lazy("Role"),
    "scheme": gettext_lazy("Scheme"),
    "span": gettext_lazy("Words"),
    "speaker": gettext_lazy("Who said it"),
    "speaker_mention": gettext_lazy("How the text names them"),
    "status": gettext_lazy("Status"),
    "status_span": gettext_lazy("Words of the status"),
    "subject": gettext_lazy("Whom it is about"),
    "subject_span": gettext_lazy("How the text names them"),
    "target": gettext_lazy("Against"),
    "to": gettext_lazy("To"),
    "topics": gettext_lazy("Topics"),
    "unit": gettext_lazy("Unit"),
    "value": gettext_lazy("Value"),
    "value_num": gettext_lazy("As a number"),
    "what": gettext_lazy("What"),
    "without_publication_date": gettext_lazy("Date from the text alone"),
}

_DAYS = {"date", "edtf", "period"}
_UNSHOWN = {"rule", "evidence", "content", "span", "without_publication_date", "value_num"}


@dataclass(frozen=True, slots=True)
class FactLine:
    """One thing a fact says; `is_words` when these are words of the text."""

    label: str
    value: str
    is_words: bool


def fact_lines(fields: Mapping[str, Any], names: Mapping[str, str]) -> tuple[FactLine, ...]:
    """What a fact says beside its own words, in the order of its fields; nothing for the empty."""
    return tuple(_lines(fields, names))


def _lines(fields: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[FactLine]:
    for name, value in fields.items():
        if name in _UNSHOWN or value in (None, [], "", False):
            continue
        values = value if isinstance(value, list) else [value]
        words = [_in_words(name, each, names) for each in values]
        is_words = any(isinstance(each, dict) for each in values)
        yield FactLine(str(FIELD_WORDS.get(name, name)), "; ".join(words), is_words)


def _in_words(name: str, value: Any, names: Mapping[str, str]) -> str:
    """Words of the source as they stand, a day as it is written here, anything else in words."""
    if isinstance(value, dict):
        return str(value["text"])
    if name in _DAYS:
        return in_words(str(value))
    return _plain(value, names)


def _plain(value: object, names: Mapping[str, str]) -> str:
    """A value in words: the name of an entity, yes for true, codes with blanks."""
    if value is True:
        return _("yes")
    text = str(value)
    return names.get(text) or text.partition(":")[2].replace("-", " ") or text.replace("_", " ")
