"""Facts as linked data (JSON-LD, schema.org): events, claims, and the quotations they rest on.

The context stands in the file, so that nothing has to be fetched to read it. A meeting is an Event,
everything else a Claim by whoever the source names, reviewed by the agency that confirmed it: the
review says that the words stand in the source, never that they are true. Nodes that share an id are
one, as RDF has it. A withdrawn fact is a Claim whose review says when and why it was withdrawn.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from wayhome.interchange.exports.writer import Writer
from wayhome.record.domain.edtf import days_of
from wayhome.record.domain.recorded import CitedSource, Named, RecordedFact
from wayhome.record.domain.telling import said_that

CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "record": "urn:x-wayhome:record:",
    "citation": {"@type": "@id"},
    "url": {"@type": "@id"},
    "eventStatus": {"@type": "@id"},
}
_TYPES = {"person": "Person", "org": "Organization", "place": "Place"}
_EVENTS = {
    "cancelled": "https://schema.org/EventCancelled",
    "postponed": "https://schema.org/EventPostponed",
}
_WITHIN = ("participants",)
_STANDS = "The words stand in the source as quoted. Whether they are true is not judged here."

Node = dict[str, Any]


def writer() -> Writer:
    """Linked data."""
    return Writer(
        media_type="application/ld+json",
        ending="jsonld",
        begin=_begin,
        part=_part,
        end=lambda: "\n]}\n",
    )


def _begin(as_of: datetime) -> str:
    """The context, and the file as a data set."""
    dataset = {"@type": "Dataset", "name": "Public record", "dateModified": _moment(as_of)}
    context = json.dumps(CONTEXT, ensure_ascii=False)
    return f'{{"@context": {context}, "@graph": [\n{json.dumps(dataset)}'


def _part(facts: Sequence[RecordedFact]) -> str:
    nodes: dict[str, Node] = {}
    for fact in facts:
        for node in _nodes(fact):
            nodes.setdefault(node["@id"], node)
    return "".join(f",\n{json.dumps(node, ensure_ascii=False)}" for node in nodes.values())


def _nodes(fact: RecordedFact) -> Iterator[Node]:
    """The source, whom the fact names, the words, and the fact with its review."""
    yield _article(fact.source)
    is_withdrawn = fact.withdrawn_at is not None
    if not is_withdrawn:
        yield from (_entity(named) for named in fact.entities())
    yield _quotation(fact)
    yield _claim(fact) if is_withdrawn or fact.kind != "meeting" else _event(fact)
    yield _review(fact)


def _article(source: CitedSource) -> Node:
    """The source as it was kept."""
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    return _told(
        {
            "@id": _urn(source.id),
            "@type": "NewsArticle",
            "headline": source.title,
            "publisher": publisher,
            "datePublished": source.published,
            "inLanguage": source.language,
            "url": source.url,
            "encoding": {
                "@type": "MediaObject",
                "encodingFormat": source.media_type,
                "sha256": source.sha256,
                "uploadDate": _moment(source.read_at),
            },
        }
    )


def _entity(named: Named) -> Node:
    return {
        "@id": _urn(named.id),
        "@type": _TYPES.get(named.kind, "Thing"),
        "name": named.name,
    }


def _quotation(fact: RecordedFact) -> Node:
    """The exact words and their place, in code points of a numbered text version."""
    is_speech = fact.kind == "quote" and fact.fields.get("kind") in ("direct", "partial")
    speakers = fact.entities("speaker") if is_speech and not fact.withdrawn_at else ()
    return _told(
        {
            "@id": _urn(uuid5(fact.id, "quotation")),
            "@type": "Quotation",
            "text": fact.exact,
            "inLanguage": fact.source.language,
            "spokenByCharacter": [{"@id": _urn(each.id)} for each in speakers],
            "isPartOf": {"@id": _urn(fact.source.id)},
            "citation": _urn(fact.source.id),
            "record:textVersion": _urn(fact.text_version),
            "record:textVersionNumber": fact.version,
            "record:start": {"@value": fact.start},
            "record:end": {"@value": fact.end},
        }
    )


def _event(fact: RecordedFact) -> Node:
    """A meeting, as far as the source tells of it."""
    told, days = fact.fields, days_of(fact.fields.get("date"))
    return _told(
        {
            "@id": _urn(fact.id),
            "@type": "Event",
            "description": said_that(fact),
            "startDate": days.starts_on.isoformat() if days else "",
            "endDate": days.ends_on.isoformat() if days else "",
            "record:date": told.get("date"),
            "record:status": told.get("status"),
            "eventStatus": _EVENTS.get(str(told.get("status"))),
            "additionalType": told.get("kind"),
            "attendee": [{"@id": _urn(each.id)} for each in fact.entities(*_WITHIN)],
            "location": [{"@id": _urn(each.id)} for each in fact.entities("place")],
            "about": list(fact.words("topics")),
            "subjectOf": {"@id": _urn(uuid5(fact.id, "quotation"))},
            "record:kind": fact.kind,
            "record:state": "standing",
        }
    )


def _claim(fact: RecordedFact) -> Node:
    """That somebody said so; `author` whoever the source names, else its publisher."""
    told, is_withdrawn = fact.fields, fact.withdrawn_at is not None
    tellers = [] if is_withdrawn else fact.entities("speaker", "according_to")[:1]
    about = [] if is_withdrawn else fact.entities()
    return _told(
        {
            "@id": _urn(fact.id),
            "@type": "Claim",
            "text": said_that(fact),
            "author": [{"@id": _urn(each.id)} for each in tellers],
            "about": [{"@id": _urn(each.id)} for each in about],
            "datePublished": fact.source.published,
            "appearance": {"@id": _urn(fact.source.id)},
            "citation": [_urn(uuid5(fact.id, "quotation")), _urn(fact.source.id)],
            "temporalCoverage": told.get("period") or told.get("date") or told.get("edtf"),
            "creativeWorkStatus": "withdrawn" if is_withdrawn else "standing",
            "record:kind": fact.kind,
            "record:state": "withdrawn" if is_withdrawn else "standing",
            "record:status": None if is_withdrawn else told.get("status"),
            "record:value": told.get("value_num"),
            "record:isApproximate": told.get("approx"),
            "record:unit": told.get("unit"),
        }
    )


def _review(fact: RecordedFact) -> Node:
    """What the agency vouches for; for a figure also the definition it is held beside."""
    ended = fact.withdrawn_at
    rating = "Withdrawn" if ended else "In the source as quoted"
    why = fact.withdrawn_why or "taken back in review"
    return _told(
        {
            "@id": _urn(uuid5(fact.id, "review")),
            "@type": "ClaimReview",
            "claimReviewed": said_that(fact),
            "itemReviewed": {"@id": _urn(fact.id)},
            "author": {"@type": "Organization", "@id": _urn(fact.agency)},
            "datePublished": _moment(fact.changed_at),
            "reviewRating": {"@type": "Rating", "alternateName": rating},
            "reviewBody": f"Withdrawn on {_moment(ended)}: {why}." if ended else _STANDS,
            "reviewAspect": fact.indicator,
        }
    )


def _told(node: Node) -> Node:
    """A node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def _urn(identifier: UUID) -> str:
    return f"urn:uuid:{identifier}"


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
