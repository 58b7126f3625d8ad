"""Days that head the entries of a diary or a chronology: "16 October – …", "MONDAY: …"."""

import re
from collections.abc import Mapping
from functools import lru_cache

from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.facts import Dated
from wayhome.extraction.meetings.when import is_whole
from wayhome.extraction.understood import Understood

_BEFORE = re.compile(r"[\s(\[•*·–—-]*$")
_AFTER = re.compile(r"[\s)\],]*(?:[:–—]|-(?=\s)|\.(?=\s+[A-Z])|$)")
_OTHER = re.compile(r"[A-Z][A-Z '’,&-]+:")
_LEAST = 2


@lru_cache(maxsize=1)
def heading_days(told: Understood) -> Mapping[int, Dated]:
    """The day that each paragraph of a diary stands under, by the paragraph's number.

    A text is a diary when two paragraphs or more begin with a whole day and a sign behind it; those
    that follow without a day of their own are told of the same day.
    """
    days = {number: day for number, day in _heads(told).items() if is_whole(day.edtf)}
    if len(days) < _LEAST:
        return {}
    found, last = {}, None
    for paragraph in told.parsed.paragraphs:
        if paragraph.block.label is not BlockLabel.BODY:
            last = None
            continue
        if _OTHER.match(paragraph.doc.text):  # "NEXT WEEK: …"
            last = None
        last = days.get(paragraph.number, last)
        if last is not None:
            found[paragraph.number] = last
    return found


def _heads(told: Understood) -> dict[int, Dated]:
    """The dates with which paragraphs of the body begin."""
    text, found = told.article.text, {}
    for each in told.dates:
        place = told.parsed.paragraph_at(each.span.start)
        if place is None or place.block.label is not BlockLabel.BODY or place.number in found:
            continue
        start, end = place.block.start, place.block.end
        if _BEFORE.fullmatch(text[start : each.span.start]) and _AFTER.match(
            text, each.span.end, end
        ):
            found[place.number] = each
    return found
