"""The table lists are compared in: each row's fields folded, with the skeletons of its names."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from wayhome.matching.batch.entries import Entry
from wayhome.matching.batch.fields import Field
from wayhome.matching.description import Description, PartialDate
from wayhome.matching.documents import read_document
from wayhome.matching.names import NameWord, read_name
from wayhome.matching.normalise import fold
from wayhome.matching.phones import ascii_digits

_MOST_WORDS = 8
_TAIL = 8
_FEWEST_DIGITS = 6
_NOT_DIGITS = re.compile(r"\D")

TEXTS = (
    "given",
    "family",
    "given_sound",
    "family_sound",
    "name",
    "birth",
    "birth_year",
    "birth_day",
    "sex",
    "nationality",
    "phone",
    "document",
    "email",
    "province",
    "district",
    "place",
    "locality",
    "street",
    "house",
    "postcode",
    "birth_place",
    "occupation",
)
LISTS = ("sounds", "phones", "documents")
_DESCRIBED = ("names", "telephones", "papers", "places")
SCHEMA = pa.schema(
    [pa.field("record_id", pa.string())]
    + [pa.field(name, pa.string()) for name in TEXTS]
    + [pa.field(name, pa.list_(pa.string())) for name in (*LISTS, *_DESCRIBED)]
    + [pa.field("born", pa.string()), pa.field("age", pa.int32()), pa.field("age_on", pa.date32())]
)


def enriched(entry: Entry) -> dict[str, Any]:
    """Return one row of the table; what is not told is null."""
    told = entry.description
    row: dict[str, Any] = {"record_id": entry.record_id, "sex": told.sex}
    row |= _names(entry) | _birth(entry) | _numbers(told) | _described(told)
    for field, text in entry.beside.items():
        folded = text.casefold() if field is Field.EMAIL else fold(text)
        row[field.value] = folded or None
    if row.get("postcode"):
        row["postcode"] = row["postcode"].replace(" ", "")
    return row


def _names(entry: Entry) -> dict[str, Any]:
    forms = [read_name(name) for name in entry.description.names]
    words = list({word.text: word for form in forms for word in form}.values())[:_MOST_WORDS]
    family, given = read_name(entry.family), read_name(entry.given)
    if not (family or given) and forms:
        *first, last = forms[0]
        family, given = (last,), tuple(first)
    return {
        "given": _spelt(given),
        "family": _spelt(family),
        "given_sound": _sound(given),
        "family_sound": _sound(family),
        "name": " ".join(sorted(word.text for word in words)) or None,
        "sounds": sorted({sound for word in words for sound in word.skeletons}),
    }


def _spelt(words: Iterable[NameWord]) -> str | None:
    return " ".join(word.text for word in words) or None


def _sound(words: Iterable[NameWord]) -> str | None:
    """The likeliest skeletons of words; a word in an unread script sounds as it is spelt."""
    return " ".join((word.skeletons or (word.text,))[0] for word in words) or None


def _birth(entry: Entry) -> dict[str, str | None]:
    """The birth as text: a date that does not exist keeps its digits, since slips still tell."""
    birth = entry.description.birth
    if birth is None or birth.year is None:
        digits = "".join(sign for sign in entry.birth_written if sign.isdecimal())
        is_date = len(digits) == 8
        text = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if is_date else None
        return {"birth": text, "birth_year": None, "birth_day": None}
    day = f"{birth.month:02}-{birth.day:02}" if birth.month and birth.day else None
    year = f"{birth.year:04}"
    return {
        "birth": f"{year}-{day}" if day and not birth.about else None,
        "birth_year": year,
        "birth_day": day,
    }


def _numbers(told: Description) -> dict[str, Any]:
    digits = (_NOT_DIGITS.sub("", ascii_digits(text))[-_TAIL:] for text in told.phones)
    phones = sorted({tail for tail in digits if len(tail) >= _FEWEST_DIGITS})
    documents = sorted({d for text in told.documents if (d := read_document(text))})
    return {
        "phone": phones[0] if phones else None,
        "document": documents[0] if documents else None,
        "phones": phones,
        "documents": documents,
    }


def _described(told: Description) -> dict[str, Any]:
    """The description as it was told, for whoever weighs it again."""
    born = told.birth
    return {
        "names": list(told.names),
        "nationality": told.nationality,
        "telephones": list(told.phones),
        "papers": list(told.documents),
        "places": list(told.places),
        "born": born and _iso(born),
        "age": told.age,
        "age_on": told.age_on,
    }


def _iso(born: PartialDate) -> str | None:
    if born.year is None:
        return None
    parts = [f"{born.year:04}"]
    parts += [f"{born.month:02}"] if born.month else []
    parts += [f"{born.day:02}"] if born.month and born.day else []
    return ("~" if born.about else "") + "-".join(parts)


def description_of(row: Mapping[str, Any]) -> Description:
    """Return the description a row of the table was made from."""
    return Description(
        names=tuple(row["names"]),
        sex=row["sex"],
        birth=PartialDate.parse(row["born"]) if row["born"] else None,
        age=row["age"],
        age_on=row["age_on"],
        nationality=row["nationality"],
        phones=tuple(row["telephones"]),
        documents=tuple(row["papers"]),
        places=tuple(row["places"]),
    )


DESCRIBED = ("sex", "nationality", *_DESCRIBED, "born", "age", "age_on")
"""The columns `description_of` reads."""


def columns_told(file: Path) -> Iterator[str]:
    """Yield the columns of a table in which at least one row tells something."""
    groups = pq.ParquetFile(file).metadata
    for at, name in enumerate(("record_id", *TEXTS)):
        chunks = (groups.row_group(number).column(at) for number in range(groups.num_row_groups))
        if any(chunk.statistics.null_count < chunk.num_values for chunk in chunks):
            yield name
