"""Citations of a source, of words in it, or of a fact: as text, Markdown, BibTeX and CSL-JSON.

Each names publisher, title, date as exactly as it is known, address and the day it was read; with
words also the place in the numbered text version, and always the fingerprint of the bytes kept. For
CSL-JSON see citeproc's schema; BibTeX is in the fields that biblatex and older styles both read.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote
from uuid import UUID

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wayhome.record.domain.edtf import in_words, parts_of
from wayhome.record.domain.recorded import CitedSource, RecordedFact
from wayhome.record.domain.telling import quoted

_BIBTEX = {
    "\\": "{\\textbackslash}",
    "{": "{\\textbraceleft}",
    "}": "{\\textbraceright}",
    "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
    **{sign: f"\\{sign}" for sign in "$&#_%"},
}
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a text version: code points `start` to `end` (exclusive) and what stands there."""

    text_version: UUID
    version: int
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited; `read_on` is the day in the time zone of whoever cites."""

    source: CitedSource
    read_on: date
    place: Place | None = None
    fact: UUID | None = None
    withdrawn_on: date | None = None
    withdrawn_why: str = ""


def citation_of(fact: RecordedFact, *, read_on: date, withdrawn_on: date | None) -> Citation:
    """The citation of a fact; a withdrawn one says so."""
    place = Place(fact.text_version, fact.version, fact.start, fact.end, fact.exact)
    return Citation(
        source=fact.source,
        read_on=read_on,
        place=place,
        fact=fact.id,
        withdrawn_on=withdrawn_on,
        withdrawn_why=fact.withdrawn_why,
    )


def plain(cited: Citation) -> str:
    """One paragraph to paste anywhere."""
    parts = [*_reference(cited)]
    if cited.place:
        parts.append(quoted(cited.place.exact, cited.source.language))
    return " ".join([*parts, *_evidence(cited)])


def markdown(cited: Citation) -> str:
    """The reference with its address as a link, and the words as a block quotation."""
    source = cited.source
    title = _escaped(source.title or _("Source without a title"))
    address = f"[{title}](<{_address(source.url)}>)" if source.url else title
    first = [_escaped(source.publisher), address, _escaped(_published(source)), _read(cited)]
    lines = [", ".join(part for part in first if part) + "."]
    if cited.place:
        lines += ["", *(f"> {_escaped(line)}" for line in cited.place.exact.splitlines())]
    return "\n".join([*lines, "", _escaped(" ".join(_evidence(cited)))])


def bibtex(cited: Citation) -> str:
    """An entry `@online`; the words and their place are its note."""
    source, parts = cited.source, parts_of(cited.source.published)
    words = [quoted(cited.place.exact, source.language)] if cited.place else []
    fields = {
        "title": f"{{{_bibtex(source.title)}}}" if source.title else "",
        "author": f"{{{_bibtex(source.publisher)}}}" if source.publisher else "",
        "publisher": _bibtex(source.publisher),
        "date": source.published if parts else "",
        "year": f"{parts[0]:04}" if parts else "",
        "url": _address(source.url),
        "urldate": cited.read_on.isoformat(),
        "langid": source.language,
        "note": _bibtex(" ".join([*words, *_evidence(cited)])),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{_key(cited)},", *lines, "}"])


def csl_json(cited: Citation) -> str:
    """A list of one item, as reference managers import it."""
    source, parts = cited.source, parts_of(cited.source.published)
    words = [quoted(cited.place.exact, source.language)] if cited.place else []
    item = {
        "id": _key(cited),
        "type": "webpage" if source.url else "document",
        "title": source.title,
        "publisher": source.publisher,
        "container-title": source.publisher,
        "issued": {"date-parts": [list(parts)]} if parts else None,
        "accessed": {"date-parts": [[*cited.read_on.timetuple()[:3]]]},
        "URL": source.url,
        "language": source.language,
        "note": " ".join([*words, *_evidence(cited)]),
    }
    told = {name: value for name, value in item.items() if value}
    return json.dumps([told], ensure_ascii=False, indent=2)


def _reference(cited: Citation) -> list[str]:
    """Publisher, title, date, address and the day it was read, each a sentence."""
    source = cited.source
    title = source.title and quoted(source.title, source.language)
    read = f"{source.url}, {_read(cited)}" if source.url else capfirst(_read(cited))
    day = capfirst(_published(source))
    parts = [source.publisher, title or _("Source without a title"), day, read]
    return [part if part.endswith(".") else f"{part}." for part in parts if part]


def _evidence(cited: Citation) -> list[str]:
    """Where exactly the words stand, in bytes with which fingerprint, and whether they still hold."""
    said = []
    if cited.fact:
        said.append(_("Fact %(id)s.") % {"id": cited.fact})
    if cited.place:
        said.append(
            _("Text version %(number)s (%(id)s), characters %(start)s to %(end)s.")
            % {
                "number": cited.place.version,
                "id": cited.place.text_version,
                "start": cited.place.start,
                "end": cited.place.end,
            }
        )
    said.append(_("SHA-256 of the source: %(hash)s.") % {"hash": cited.source.sha256})
    if cited.withdrawn_on:
        why = cited.withdrawn_why or _("taken back in review")
        values = {"day": date_format(cited.withdrawn_on), "why": why}
        said.append(_("Withdrawn on %(day)s: %(why)s.") % values)
    return said


def _published(source: CitedSource) -> str:
    return in_words(source.published) if source.published else _("date not known")


def _read(cited: Citation) -> str:
    return _("read on %(day)s") % {"day": date_format(cited.read_on)}


def _key(cited: Citation) -> str:
    """A word for the entry: the same source and fact always give the same one."""
    return f"wayhome-{(cited.fact or cited.source.id).hex}"


def _address(url: str) -> str:
    """An address without the signs that would end it in Markdown or BibTeX."""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~-._")


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _bibtex(text: str) -> str:
    return "".join(_BIBTEX.get(sign, sign) for sign in text)
