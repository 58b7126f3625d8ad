"""Requests that stand as a list behind "We call on the ministry to:"."""

import re
from collections.abc import Iterator

from wayhome.extraction.clauses import own_subject
from wayhome.extraction.facts import Request
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties
from wayhome.extraction.phrases import Phrase, phrases

_ITEM = re.compile(r"(?:[•·▪◦*–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
_ENDS = " ;,.\n"


def listed_requests(who: Parties) -> Iterator[Request]:
    """Every item of a list that a word of asking and a colon stand in front of."""
    lead: tuple[Paragraph, Phrase] | None = None
    for page in who.pages:
        paragraph = page.paragraph
        text = paragraph.doc.text
        item = _ITEM.match(text)
        if item and lead is not None:
            yield _request(who, lead, paragraph, start=item.end())
        elif text.rstrip().endswith(":"):
            found = _asking(paragraph)
            lead = (paragraph, found) if found is not None else None
        else:
            lead = None


def _asking(paragraph: Paragraph) -> Phrase | None:
    """The last word of asking in a paragraph."""
    for token in reversed(paragraph.doc):
        for phrase in phrases("requests", token):
            if phrase.entry.more["form"] == "verb" and token.pos_ == "VERB":
                return phrase
    return None


def _request(
    who: Parties, lead: tuple[Paragraph, Phrase], paragraph: Paragraph, *, start: int
) -> Request:
    before, phrase = lead
    words = paragraph.doc.text[start:]
    words = words.rstrip().removesuffix("and").rstrip(_ENDS)
    span = paragraph.span(start, start + len(words))
    subject = own_subject(phrase.first)
    one = who.of(before, subject).one if subject is not None else None
    whom = next((c for c in phrase.first.subtree if c.dep_ in ("dobj", "pobj")), None)
    to = who.of(before, whom) if whom is not None else None
    return Request(
        evidence=(span,),
        kind=phrase.entry.more["kind"],
        by=(one,) if one else (),
        to=(to.one or to.span.text) if to else None,
        what=span,
        rule=phrase.entry.rule,
    )
