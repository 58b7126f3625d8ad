"""The table lists are compared in: each row's fields folded, with the skeletons of its names."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
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


Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Columns of the table that a few fields of a row decide, whatever the others say.

    Rows that say the same there are read once.
    """

    fields: tuple[Field, ...]
    columns: tuple[str, ...]
    read: Callable[[Entry], Values]


def _names(entry: Entry) -> Values:
    names = entry.names()
    forms = [read_name(name) for name in names]
    words = list({word.text: word for form in forms for word in form}.values())[:_MOST_WORDS]
    family = read_name(entry.text(Field.FAMILY_NAME))
    given = read_name(entry.text(Field.GIVEN_NAME))
    if not (family or given) and forms:
        *first, last = forms[0]
        family, given = (last,), tuple(first)
    return (
        _spelt(given),
        _spelt(family),
        _sound(given),
        _sound(family),
        " ".join(sorted(word.text for word in words)) or None,
        sorted({sound for word in words for sound in word.skeletons}),
        names,
    )


def _spelt(words: Iterable[NameWord]) -> str | None:
    return " ".join(word.text for word in words) or None


def _sound(words: Iterable[NameWord]) -> str | None:
    """The likeliest skeletons of words; a word in an unread script sounds as it is spelt."""
    return " ".join((word.skeletons or (word.text,))[0] for word in words) or None


def _birth(entry: Entry) -> Values:
    """The birth as text: a date that does not exist keeps its digits, since slips still tell."""
    birth = entry.birth()
    if birth is None or birth.year is None:
        digits = "".join(sign for sign in entry.text(Field.BIRTH_DATE) if sign.isdecimal())
        is_date = len(digits) == 8
        text = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if is_date else None
        return text, None, None, None
    day = f"{birth.month:02}-{birth.day:02}" if birth.month and birth.day else None
    year = f"{birth.year:04}"
    return f"{year}-{day}" if day and not birth.about else None, year, day, _iso(birth)


def _iso(born: PartialDate) -> str:
    parts = [f"{born.year:04}"]
    parts += [f"{born.month:02}"] if born.month else []
    parts += [f"{born.day:02}"] if born.month and born.day else []
    return ("~" if born.about else "") + "-".join(parts)


def _phones(entry: Entry) -> Values:
    told = entry.texts(Field.PHONE)
    digits = (_NOT_DIGITS.sub("", ascii_digits(text))[-_TAIL:] for text in told)
    phones = sorted({tail for tail in digits if len(tail) >= _FEWEST_DIGITS})
    return phones[0] if phones else None, phones, told


def _documents(entry: Entry) -> Values:
    told = entry.texts(Field.DOCUMENT)
    documents = sorted({d for text in told if (d := read_document(text))})
    return documents[0] if documents else None, documents, told


def _beside(field: Field) -> Piece:
    """Return the piece of a field that is compared as folded text."""

    def read(entry: Entry) -> Values:
        text = entry.text(field)
        folded = text.casefold() if field is Field.EMAIL else fold(text)
        if field is Field.POSTCODE:
            folded = folded.replace(" ", "")
        return (folded or None,)

    return Piece((field,), (field.value,), read)


PIECES = (
    Piece((Field.ID,), ("record_id",), lambda entry: (entry.text(Field.ID),)),
    Piece(
        (Field.FAMILY_NAME, Field.GIVEN_NAME, Field.FULL_NAME, Field.OTHER_NAMES),
        ("given", "family", "given_sound", "family_sound", "name", "sounds", "names"),
        _names,
    ),
    Piece((Field.BIRTH_DATE,), ("birth", "birth_year", "birth_day", "born"), _birth),
    Piece((Field.AGE, Field.AGE_ON), ("age", "age_on"), lambda each: (each.age(), each.age_on())),
    Piece((Field.SEX,), ("sex",), lambda entry: (entry.sex(),)),
    Piece((Field.NATIONALITY,), ("nationality",), lambda entry: (entry.nationality(),)),
    Piece((Field.PHONE,), ("phone", "phones", "telephones"), _phones),
    Piece((Field.DOCUMENT,), ("document", "documents", "papers"), _documents),
    Piece(
        (Field.PROVINCE, Field.PLACE),
        ("places",),
        lambda entry: (entry.texts(Field.PROVINCE, Field.PLACE),),
    ),
    *map(
        _beside,
        (
            Field.EMAIL,
            Field.PROVINCE,
            Field.DISTRICT,
            Field.PLACE,
            Field.LOCALITY,
            Field.STREET,
            Field.HOUSE,
            Field.POSTCODE,
            Field.BIRTH_PLACE,
            Field.OCCUPATION,
        ),
    ),
)
"""Together the columns of `SCHEMA`."""


def description_of(row: Mapping[str, Any]) -> Description:
    """Return the description a row of the table was made from."""
    return Description(
        names=tuple(row["names"]),
        sex=row["sex"],
        birth=_parsed(row["born"]) if row["born"] else None,
        age=row["age"],
        age_on=row["age_on"],
        nationality=row["nationality"],
        phones=tuple(row["telephones"]),
        documents=tuple(row["papers"]),
        places=tuple(row["places"]),
    )


@lru_cache(maxsize=65_536)
def _parsed(born: str) -> PartialDate:
    return PartialDate.parse(born)


DESCRIBED = ("sex", "nationality", *_DESCRIBED, "born", "age", "age_on")
"""The columns `description_of` reads."""


def columns_told(file: Path) -> Iterator[str]:
    """Yield the columns of a table in which at least one row tells something."""
    groups = pq.ParquetFile(file).metadata
    for at, name in enumerate(("record_id", *TEXTS)):
        chunks = (groups.row_group(number).column(at) for number in range(groups.num_row_groups))
        if any(chunk.statistics.null_count < chunk.num_values for chunk in chunks):
            yield name
