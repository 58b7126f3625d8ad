"""Names in Chinese: behind or before an office, foreign ones with a dot, and before a word of saying."""

import re
from collections.abc import Iterator
from functools import cache

from wayhome.extraction.language import Language
from wayhome.extraction.plain.page import Sentence
from wayhome.extraction.plain.people.found import Person
from wayhome.extraction.plain.wordings import any_of, words_of

_CHINESE = Language.CHINESE
_HAN = "[\u4e00-\u9fff]"
_SIGNS = r"[，。：；、！？“”「」『』（）()《》\s\d]"
_SURE = frozenset("说說称稱在的和与與将將已被对對向则是曾昨今周週")
"""Signs that stand behind a foreign name and hardly ever in one."""
_SAYS = ("说", "說", "称", "稱", "表示", "指出", "认为", "認為", "强调", "強調", "告诉", "告訴",
         "回应", "回應", "呼吁", "呼籲", "敦促", "否认", "否認", "承诺", "承諾", "透露")  # fmt: skip


@cache
def _parts() -> dict[str, str]:
    words = words_of("names", _CHINESE, "follows")
    follows, sure = (
        any_of(words),
        any_of([each for each in words if len(each) > 1 or each in _SURE]),
    )
    behind = any_of(words_of("names", _CHINESE, "behind"))
    return {
        "role": any_of(words_of("names", _CHINESE, "role")),
        "behind": behind,
        "family": any_of(words_of("names", _CHINESE, "family")),
        "after": rf"(?={_SIGNS}|{follows}|{behind}|$)",
        "behind a dot": rf"(?={_SIGNS}|{sure}|{behind}|$)",
        "says": rf"(?={any_of(_SAYS)})",
    }


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    part = _parts()
    given = f"(?:{_HAN}{{2}}|{_HAN})"
    dotted = rf"{_HAN}{{1,7}}(?:[·•‧・]{_HAN}{{1,8}}?)+"
    return (
        re.compile(rf"(?P<title>{part['role']})(?P<name>{dotted}){part['behind a dot']}"),
        re.compile(
            rf"(?:^|{_SIGNS}|[的与和及])(?P<title>)(?P<name>{dotted}){part['behind a dot']}"
        ),
        re.compile(rf"(?P<title>{part['role']})(?P<name>{part['family']}{given}){part['after']}"),
        re.compile(rf"(?P<title>{part['role']})(?P<name>{part['family']}某{_HAN}?){part['after']}"),
        re.compile(
            rf"(?:^|{_SIGNS})(?P<title>)(?P<name>{part['family']}{given})(?={part['behind']})"
        ),
        re.compile(
            rf"(?:^|{_SIGNS}|[岁歲]的)(?P<title>)(?P<name>{part['family']}{given}){part['says']}"
        ),
    )


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(any_of(words_of("names", _CHINESE, "stops")))


def people_in(sentence: Sentence) -> Iterator[Person]:
    """The people named in a sentence, each place once, the surest pattern first."""
    found: list[Person] = []
    for pattern in _patterns():
        for match in pattern.finditer(sentence.passage.words, sentence.start, sentence.end):
            start, end = match.span("name")
            if any(start < each.end and each.start < end for each in found):
                continue
            if _is_name(match["name"]):
                lead = match.start("title") if match["title"] else start
                found.append(Person(start, end, match["name"], lead, match["title"]))
    yield from sorted(found, key=lambda each: each.start)


def _is_name(name: str) -> bool:
    """Whether no word that joins or counts stands in a name, nor an office."""
    roles = words_of("names", _CHINESE, "role")
    given = name if "·" in name else name[1:]
    if name.startswith(words_of("names", _CHINESE, "noname")):
        return False
    return not _stops().search(given) and not any(role in name for role in roles)
