"""Facts as a table (CSV): one row each, safe to open in a spreadsheet.

The names of the columns and the codes are the same in every language, so that programs can read
them. `fields` holds everything the fact tells with every span, as JSON.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from wayhome.interchange.exports.writer import Writer
from wayhome.kernel.spreadsheet import csv_text
from wayhome.record.domain.recorded import RecordedFact

COLUMNS = (
    "fact",
    "kind",
    "state",
    "exact_words",
    "said_by",
    "names",
    "date",
    "value",
    "unit",
    "period",
    "publisher",
    "title",
    "published",
    "language",
    "address",
    "source",
    "sha256",
    "text_version",
    "text_version_number",
    "start",
    "end",
    "stands_since",
    "withdrawn_at",
    "withdrawn_why",
    "fields",
)


def writer() -> Writer:
    """Tables for spreadsheets."""
    return Writer(
        media_type="text/csv; charset=utf-8",
        ending="csv",
        begin=lambda _as_of: csv_text([COLUMNS]),
        part=_part,
        end=str,
    )


def _part(facts: Sequence[RecordedFact]) -> str:
    # The mark of the byte order stands once, at the beginning of the file.
    return csv_text(_rows(facts)).removeprefix("\ufeff")


def _rows(facts: Sequence[RecordedFact]) -> Iterator[list[str]]:
    for fact in facts:
        row = dict(zip(COLUMNS, _cells(fact), strict=True))
        yield list(row.values())


def _cells(fact: RecordedFact) -> tuple[str, ...]:
    source, told = fact.source, fact.fields
    number = told.get("value_num")
    return (
        str(fact.id),
        fact.kind,
        "withdrawn" if fact.withdrawn_at else "standing",
        fact.exact,
        fact.teller,
        "; ".join(named.name for named in fact.entities()),
        str(told.get("date") or told.get("edtf") or ""),
        f"{number:g}" if isinstance(number, int | float) else str(told.get("value") or ""),
        str(told.get("unit") or ""),
        str(told.get("period") or ""),
        source.publisher,
        source.title,
        source.published,
        source.language,
        source.url,
        str(source.id),
        source.sha256,
        str(fact.text_version),
        str(fact.version),
        str(fact.start),
        str(fact.end),
        _moment(fact.stands_since),
        _moment(fact.withdrawn_at),
        fact.withdrawn_why,
        json.dumps(fact.fields, ensure_ascii=False, sort_keys=True),
    )


def _moment(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""
