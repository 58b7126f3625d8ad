"""All statements of an article in the order of the text, each with its speaker."""

import re
from collections.abc import Iterator

from wayhome.extraction.facts import EntityKind, Quote
from wayhome.extraction.statements.dialogue import dialogue
from wayhome.extraction.statements.direct import quoted
from wayhome.extraction.statements.grammar import subject_of
from wayhome.extraction.statements.indirect import reported
from wayhome.extraction.statements.page import Page, Statement
from wayhome.extraction.statements.partial import in_part
from wayhome.extraction.statements.people import Known
from wayhome.extraction.statements.speakers import Speakers
from wayhome.extraction.statements.turns import turns
from wayhome.extraction.statements.wording import saying
from wayhome.extraction.understood import Understood

_ITEM = re.compile(r"[•·▪◦*–-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")


def find_quotes(told: Understood) -> Iterator[Quote]:
    """Direct, partial and indirect quotes. Raises TooLong."""
    pages = [Page.of(paragraph) for paragraph in told.parsed.paragraphs]
    for turn in turns(pages):
        turn.page.statements.append(turn)
    for page in pages:
        told.parsed.clock.check()
        page.statements += quoted(page)
        page.statements += dialogue(page)
        page.statements += reported(page)
        page.statements += in_part(page, page.statements)
    _list(pages)
    _continue(pages)
    speakers = Speakers(pages, Known.of(pages, told.entities))
    for page in pages:
        told.parsed.clock.check()
        for statement in sorted(page.statements, key=lambda each: (each.start, -each.end)):
            told.parsed.clock.check()
            if not _only_saw(statement, speakers):
                yield _quote(statement, speakers)


def _only_saw(statement: Statement, speakers: Speakers) -> bool:
    """Whether somebody by name found something so; only bodies put findings on record."""
    if statement.rule != "find" or statement.who is None or statement.who.pos_ != "PROPN":
        return False
    speaker = speakers.of(statement)
    return speaker is None or speaker.kind != EntityKind.ORG


def _quote(statement: Statement, speakers: Speakers) -> Quote:
    page, speaker = statement.page, speakers.of(statement)
    return Quote(
        kind=statement.kind,
        content=statement.content,
        speaker=speaker.one if speaker and statement.rule != "hear" else None,
        speaker_mention=speaker.mention if speaker else None,
        cue=page.paragraph.over(statement.cue) if statement.cue is not None else None,
        rule=statement.rule,
    )


def _continue(pages: list[Page]) -> None:
    """Give quotations without a word of saying the speaker of what they go on from."""
    former: Statement | None = None
    dashes: list[Statement] = []
    for place, page in enumerate(pages):
        lead = _leading(pages[place - 1]) if place else None
        for statement in sorted(page.statements, key=lambda each: each.start):
            open_before = former is not None and _is_open(former)
            if statement.kind == "direct" and statement.rule == "marks" and _is_bare(statement):
                later = _attributed_later(pages[place:]) if _is_open(statement) else None
                statement.follows = (former if open_before else None) or later or lead or former
            if statement.rule == "dash" and statement.follows is None:
                if statement.who is None:
                    statement.follows = lead or (dashes[-2] if len(dashes) > 1 else former)
                dashes.append(statement)
            if (
                statement.kind != "partial"
                and statement.rule != "inner"
                and (statement.who or statement.follows or statement.label)
            ):
                former = statement


def _list(pages: list[Page]) -> None:
    """Let a report that ends with a colon hold the list in the paragraphs behind it."""
    for place, page in enumerate(pages):
        for each in page.statements if page.text.rstrip().endswith(":") else ():
            behind = page.text[each.end :].strip()
            if each.kind == "indirect" and behind == ":":
                last = place
                while last + 1 < len(pages) and _ITEM.match(pages[last + 1].text):
                    last += 1
                block = pages[last].paragraph.block
                each.end = block.end - page.paragraph.block.start if last > place else each.end


def _leading(page: Page) -> Statement | None:
    """Whoever speaks next when a paragraph ends with "The minister said:"."""
    tokens = [token for token in page.doc if not token.is_space]
    if not tokens or tokens[-1].text != ":" or page.is_title:
        return None
    for token in reversed(tokens):
        if saying(token) and (who := subject_of(token)) is not None:
            return Statement("direct", page, 0, 0, "lead", who=who)
    return None


def _is_bare(statement: Statement) -> bool:
    return statement.who is None and statement.follows is None and statement.label is None


def _is_open(statement: Statement) -> bool:
    """Whether a quotation goes on in the next paragraph."""
    return any(not mark.closed and mark.start == statement.start for mark in statement.page.marks)


def _attributed_later(pages: list[Page]) -> Statement | None:
    """The next quotation with a speaker in the paragraphs over which one stays open."""
    for page in pages:
        quotes = [each for each in page.statements if each.kind == "direct"]
        for each in quotes:
            if each.who is not None:
                return each
        if not any(_is_open(each) for each in quotes):
            return None
    return None
