"""What a saved page tells of itself: address, publisher, language, and when it was published.

Published is asked for, never modified: pages are touched again years later.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from wayhome.extraction.page_elements import Elements, elements_of, objects_in
from wayhome.extraction.published import (
    LONGEST_WORDS,
    Evidence,
    Published,
    day_in,
    day_in_address,
)

_LONGEST_ADDRESS = 1000
# In the order in which they are believed.
_DAYS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "citation_publication_date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "publication_date",
    "publish-date",
    "publish_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "og:pubdate",
    "dcterms.date",
    "dc.date",
    "date",
)
_PUBLISHERS = ("og:site_name", "citation_publisher", "dcterms.publisher", "dc.publisher")
_TITLES = ("og:title", "citation_title", "dcterms.title", "dc.title")
_PUBLISHED = re.compile(r"publi|posted|entry-date|dateline", re.IGNORECASE)
_CHANGED = re.compile(r"modif|updat|edited|changed", re.IGNORECASE)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)\s*(\S+)|^[ \t]*url:\s*(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a page says of itself; empty what it does not say."""

    url: str = ""
    title: str = ""
    publisher: str = ""
    language: str = ""
    published: Published | None = None


def page_head(page: str, *, at: str = "") -> PageHead:
    """Read what a saved page tells of itself; `at` is where it was found, when that is known."""
    found = elements_of(page)
    url = _address(found, at)
    return PageHead(
        url=url,
        title=_meta(found, _TITLES),
        publisher=_meta(found, _PUBLISHERS) or _publisher(found),
        language=_language(found),
        published=_published(found, url),
    )


def _meta(found: Elements, names: tuple[str, ...]) -> str:
    """What the first of these names gives."""
    for name in names:
        for element in found.metas:
            if element.of("property", "name", "itemprop").lower() == name and element.of("content"):
                return " ".join(element.of("content").split())
    return ""


def _address(found: Elements, at: str) -> str:
    """The address that a page gives as its own, else the one it was saved from."""
    comments = (_SAVED_FROM.search(comment) for comment in found.comments)
    saved = next((match.group(1) or match.group(2) for match in comments if match), at)
    canonical = next(
        (link.of("href") for link in found.links if "canonical" in link.of("rel").lower().split()),
        "",
    )
    for given in (canonical, _meta(found, ("og:url",)), saved):
        address = _joined(saved, given)
        if is_address(address):
            return address
    return ""


def _joined(base: str, given: str) -> str:
    try:
        return urljoin(base, given) if given else ""
    except ValueError:
        return ""


def is_address(text: str) -> bool:
    """Whether a text is the whole address of a page."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and len(text) <= _LONGEST_ADDRESS
        and text.isprintable()
        and " " not in text
    )


def _language(found: Elements) -> str:
    """The code of the language that the page names, without its country."""
    named = next((root.of("lang", "xml:lang") for root in found.roots), "")
    given = named or _meta(found, ("og:locale", "dcterms.language", "dc.language"))
    return code_of(given)


def code_of(language: str) -> str:
    """The code of a language without its country; empty for what is none."""
    code = re.split(r"[-_]", language.strip().lower())[0]
    return code if code.isalpha() and code.isascii() and len(code) in {2, 3} else ""


def _publisher(found: Elements) -> str:
    """Who publishes the page, as its data for machines say."""
    for each in objects_in(found.scripts):
        publisher = each.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip() and not is_address(name):
            return " ".join(name.split())
    return ""


def _published(found: Elements, url: str) -> Published | None:
    """The first of all days that a page gives; weak when another sure place contradicts it."""
    told = [*_told(found)]
    if in_address := day_in_address(url):
        told.append(in_address)
    told.sort(key=lambda each: each.is_weak)
    if not told:
        return None
    first = told[0]
    others = (each.day for each in told[1:] if not each.is_weak)
    contradicted = any(abs((day - first.day).days) > 1 for day in others)
    return Published(first.day, first.evidence, first.words, first.is_weak or contradicted)


def _told(found: Elements) -> Iterator[Published]:
    """Every day of publication that a page gives for machines, the most believed first."""
    for each in sorted(
        objects_in(found.scripts), key=lambda each: "rticle" not in str(each.get("@type"))
    ):
        given = each.get("datePublished")
        if isinstance(given, str) and (day := day_in(given)):
            words = f'"datePublished": {json.dumps(given, ensure_ascii=False)}'
            yield Published(day, Evidence.METADATA, words[:LONGEST_WORDS])
    for name in _DAYS:
        for element in found.metas:
            said = element.of("property", "name", "itemprop").lower() == name
            if said and (day := day_in(element.of("content"))):
                weak = name in {"date", "dc.date", "dcterms.date", "dcterms.created"}
                yield Published(day, Evidence.METADATA, element.written, weak)
    for element in found.dated:
        if day := day_in(element.of("datetime", "content")):
            called = f"{element.of('itemprop')} {element.of('class')} {element.of('id')}"
            if not _CHANGED.search(called):
                sure = "pubdate" in element.attributes or bool(_PUBLISHED.search(called))
                yield Published(day, Evidence.ELEMENT, element.written, is_weak=not sure)
