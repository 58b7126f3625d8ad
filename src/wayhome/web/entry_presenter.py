"""A public entry in words: the sentence that says who said so, and one line for each thing told.

The pages of the public record and those where staff decide what becomes public show the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from wayhome.release.domain.allowed import EntryKind
from wayhome.release.domain.statuses import EntryStatus
from wayhome.release.queries.entries import EntryRow
from wayhome.web.entry_sentences import WHO, WHOM, sentence
from wayhome.web.entry_words import (
    CODES,
    EXPLAINED,
    FIELDS,
    KINDS,
    REASONS,
    STATUSES,
    TONES,
)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One thing that an entry tells, beside its exact words."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class EntryCard:
    """An entry as a page shows it; `sentence` is empty when its words were removed."""

    row: EntryRow
    kind: str
    sentence: str
    lines: tuple[EntryLine, ...]
    status: str
    tone: str
    explained: str
    reason: str

    @property
    def is_withdrawn(self) -> bool:
        """Whether it stands no more."""
        return self.row.status is EntryStatus.WITHDRAWN


def card(row: EntryRow) -> EntryCard:
    """An entry in the reader's language; its exact words stay in their own."""
    return EntryCard(
        row=row,
        kind=str(KINDS[row.kind]),
        sentence="" if row.words_removed else sentence(row),
        lines=tuple(_lines(row)),
        status=str(STATUSES[row.status]),
        tone=TONES[row.status],
        explained=str(EXPLAINED[row.status]),
        reason=str(REASONS[row.withdrawn_why]) if row.withdrawn_why else "",
    )


def _lines(row: EntryRow) -> Iterator[EntryLine]:
    """What is told beside the sentence, each field with its label."""
    in_sentence = {*WHO[row.kind], *WHOM[row.kind]}
    for name, values in row.told.items():
        if name in in_sentence or name not in FIELDS or (row.kind, name) == _QUOTE_KIND:
            continue
        words = CODES.get((row.kind, name), {})
        shown = [_day(each) if name in _DAYS else str(words.get(each, each)) for each in values]
        # Many facts repeat their own words as "what".
        if name != "what" or values != (row.words,):
            yield EntryLine(str(FIELDS[name]), "; ".join(shown))


_QUOTE_KIND = (EntryKind.QUOTE, "kind")
_DAYS = frozenset({"date", "due"})


def _day(edtf: str) -> str:
    """A whole day as the reader's language writes it; a part of one as it is noted."""
    try:
        return date_format(date.fromisoformat(edtf), "DATE_FORMAT")
    except ValueError:
        return edtf
