"""Organisations in plain letters: "the interior ministry", "the government", "the embassy" again."""

import re
from collections.abc import Iterator

from wayhome.extraction.facts import EntityKind
from wayhome.extraction.naming import gazetteer
from wayhome.extraction.naming.mentions import Mention
from wayhome.extraction.naming.vocabulary import uses
from wayhome.extraction.parsed import Paragraph, Parsed
from wayhome.extraction.spans import Span

_GOVERNMENT = re.compile(r"\b(?:[Tt]he (government)|([A-Z]\w+|U\.S\.) (government))\b(?! of\b)")
_DEFINED = re.compile(r"\(([A-Z][A-Za-z&-]{1,9})\)")


def plain_organisations(parsed: Parsed, found: list[Mention]) -> Iterator[Mention]:
    """Ministries by their field, governments, and what the article names again by its kind."""
    taken = [each.span for each in found]
    for paragraph in parsed.paragraphs:
        for start, end, key in (*_ministries(paragraph), *_governments(paragraph)):
            span = paragraph.span(start, end)
            if not any(span.touches(other) for other in taken):
                yield Mention(EntityKind.ORG, span, key)
    yield from _again(parsed, found, taken)
    yield from _kingdoms(parsed, found)


def _ministries(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"\b(?:([\w’']+) )?([\w’']+) (ministry)\b", paragraph.doc.text):
        pair = f"{match[1]} {match[2]}".lower() if match[1] else ""
        fields = uses("organisations", "portfolio")
        if pair in fields:
            yield match.start(1), match.end(), gazetteer.folded(match.group())
        elif match[2].lower() in fields:
            words = paragraph.doc.text[match.start(2) : match.end()]
            yield match.start(2), match.end(), gazetteer.folded(words)


def _governments(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    for match in _GOVERNMENT.finditer(paragraph.doc.text):
        if match[1]:
            yield match.start(), match.end(), "the government"
        elif country := gazetteer.country_of(match[2]):
            yield match.start(), match.end(), f"government of {country.slug}"


def _kingdoms(parsed: Parsed, found: list[Mention]) -> Iterator[Mention]:
    """Say what "the Kingdom" names: the only kingdom that an article names."""
    kingdoms = {gazetteer.folded(word) for word in uses("names", "kingdom")}
    named = {each.key for each in found if each.key in kingdoms}
    if len(named) == 1:
        for paragraph in parsed.paragraphs:
            for match in re.finditer(r"\b[Tt]he Kingdom\b(?! of\b)", paragraph.doc.text):
                yield Mention(EntityKind.PLACE, paragraph.span(*match.span()), *named)


def _again(parsed: Parsed, found: list[Mention], taken: list[Span]) -> Iterator[Mention]:
    """Say what "the ministry" names: the one named last whose name holds that word."""
    words = sorted(uses("organisations", "again"), key=len, reverse=True)
    pattern = re.compile(r"\b[Tt]he (" + "|".join(words) + r")\b(?!\s+(?:of|for|on)\b)(?! [A-Z])")
    bodies = [each for each in found if each.kind is EntityKind.ORG]
    for paragraph in parsed.paragraphs:
        for match in pattern.finditer(paragraph.doc.text):
            span = paragraph.span(match.start(), match.end())
            before = [b for b in bodies if match[1] in b.key and b.span.start < span.start]
            if before and not any(span.touches(other) for other in taken):
                named = max(before, key=lambda each: each.span.start)
                yield Mention(EntityKind.ORG, span, named.key)


def acronyms_of(parsed: Parsed, found: list[Mention]) -> dict[str, str]:
    """What short forms stand for, by the article: "Sample Rights Network (SRN)"."""
    known: dict[str, str] = {}
    for each in found:
        if each.kind is EntityKind.ORG:
            behind = parsed.article.text[each.span.end : each.span.end + 14]
            if match := _DEFINED.match(behind.removeprefix(" ")):
                known[gazetteer.folded(match[1])] = each.key
    return known
