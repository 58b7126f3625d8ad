"""Who met whom, where one sentence names both."""

import re
from collections.abc import Iterator
from functools import cache

from wayhome.extraction.facts import Meeting
from wayhome.extraction.language import Language
from wayhome.extraction.plain.page import Sentence, folded
from wayhome.extraction.plain.sentences import marked
from wayhome.extraction.plain.told import Told
from wayhome.extraction.plain.wordings import any_of, bounded
from wayhome.extraction.words import Entry, lexicon

_FAR, _NEAR = 60, 40
_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_OTHERS = ("ne", "n'a", "dont", "que", "的", "没有", "沒有", "未", "មិន", "ថា")


@cache
def _words(language: Language) -> dict[str, Entry]:
    return {folded(word): entry for entry in lexicon("meetings", language) for word in entry.words}


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    return re.compile(bounded(any_of(tuple(_words(language))), language))


def find_meetings(told: Told) -> Iterator[Meeting]:
    """Every engagement of two people named on both sides of a word of meeting."""
    for sentence in told.page.sentences():
        quotes = marked(sentence.passage.words)
        for match in _pattern(told.page.language).finditer(
            sentence.passage.words, sentence.start, sentence.end
        ):
            meeting = None
            if not any(each.holds(match.start()) for each in quotes):
                meeting = _meeting(told, sentence, match)
            if meeting:
                yield meeting


def _meeting(told: Told, sentence: Sentence, match: re.Match[str]) -> Meeting | None:
    passage = sentence.passage
    entry = _words(told.page.language)[match[0]]
    people = told.people_in(passage, sentence.start, sentence.end)
    before = [each for each in people if each.end <= match.start()]
    behind = [each for each in people if match.end() <= each.lead]
    if entry.more.get("form") == "both":
        behind, before = before[-1:], before[:-1]
    if not before or not behind:
        return None
    one, other = before[-1], behind[0]
    gap = passage.words[one.end : match.start()] if one.end <= match.start() else ""
    far = max(match.start() - one.end, 0) > _FAR or max(other.lead - match.end(), 0) > _NEAR
    if far or any(
        each in re.split(r"[ ,]", gap) or (len(each) == 1 and each in gap) for each in _OTHERS
    ):
        return None
    if one.entity_id == other.entity_id:
        return None
    days = [
        dated for _, dated in told.dates_in(sentence) if dated.edtf and _DAY.fullmatch(dated.edtf)
    ]
    day = days[0] if len(days) == 1 else None
    return Meeting(
        evidence=(passage.span(one.start, max(other.end, match.end())),),
        kind=str(entry.more["kind"]),
        status=str(entry.more["status"]),
        participants=(one.entity_id, other.entity_id),
        participants_groups=(),
        date=day.edtf if day else None,
        date_span=day.span if day else None,
        place=None,
        topics=(),
        rule=f"{told.page.language}.meeting.{entry.rule}",
    )
