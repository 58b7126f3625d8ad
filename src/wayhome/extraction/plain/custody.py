"""What befalls people in custody, courts and exile, where the sentence itself names them."""

import re
from collections.abc import Iterator
from functools import cache

from wayhome.extraction.facts import Figure, PersonStatus
from wayhome.extraction.language import Language
from wayhome.extraction.plain.page import Sentence, folded
from wayhome.extraction.plain.sentences import marked
from wayhome.extraction.plain.told import Mention, Told
from wayhome.extraction.plain.wordings import any_of, words_of
from wayhome.extraction.spans import Span
from wayhome.extraction.words import Entry, lexicon

_FAR = {Language.FRENCH: 70, Language.KHMER: 60, Language.CHINESE: 24}
_IS = r"(?:(?:a|ont|avait|avaient) (?:déjà |ensuite |aussi |également )?été|est|sont|était|étaient|fut|furent)"
_PAST = re.compile(r"(?:avait|avaient) |déjà|ធ្លាប់|曾|年因")


@cache
def _wordings(language: Language) -> dict[str, Entry]:
    return {
        folded(word): entry
        for entry in lexicon("statuses", language)
        if "status" in entry.more
        for word in entry.words
    }


@cache
def _pattern(language: Language, use: str) -> re.Pattern[str]:
    words = any_of(
        [word for word, entry in _wordings(language).items() if entry.more["use"] == use]
    )
    if language is not Language.FRENCH:
        return re.compile(rf"(?P<word>{words})")
    if use == "participle":
        return re.compile(rf"(?:(?P<is>{_IS}) |, )(?P<word>{words})(?:e?s?)(?!\w)")
    return re.compile(rf"(?<!\w)(?P<word>{words})(?!\w)|(?P<is>(?!))")


def find_statuses(told: Told, figures: list[Figure]) -> Iterator[PersonStatus]:
    """Every status of somebody named, or of a counted group, in the order of the text."""
    language = told.page.language
    uses = ("participle", "state") if language is Language.FRENCH else ("behind", "before")
    for sentence in told.page.sentences():
        quotes = marked(sentence.passage.words)
        for use in uses:
            for match in _pattern(language, use).finditer(
                sentence.passage.words, sentence.start, sentence.end
            ):
                if not any(each.holds(match.start()) for each in quotes):
                    yield from _statuses(told, sentence, match, figures)


def _statuses(
    told: Told, sentence: Sentence, match: re.Match[str], figures: list[Figure]
) -> Iterator[PersonStatus]:
    passage, language = sentence.passage, told.page.language
    entry = _wordings(language)[match["word"]]
    people = told.people_in(passage, sentence.start, sentence.end)
    if entry.more["use"] == "before":
        named = [
            each for each in people if match.end() <= each.start and each.lead - match.end() <= 6
        ]
        named = named[:1]
    else:
        named = _subjects(people, sentence, match, language)
    status = passage.span(match.start("word"), match.end("word"))
    rule = f"{language}.status.{entry.rule}"
    past = bool(_PAST.search(sentence.words))
    said = told.said_by(passage, match.start("word"), match.end("word"))
    for each in named:
        evidence = passage.span(min(each.start, match.start()), max(each.end, match.end()))
        subject = passage.span(each.start, each.end)
        yield PersonStatus(
            (evidence,),
            each.entity_id,
            subject,
            str(entry.more["status"]),
            status,
            None,
            said,
            past,
            rule,
        )
    group = None if named else _counted(sentence, match, figures, str(entry.more["use"]))
    if group is not None:
        first, last = min(group.start, status.start), max(group.end, status.end)
        evidence = Span(first, last, passage.article.text[first:last])
        yield PersonStatus(
            (evidence,),
            "group",
            group,
            str(entry.more["status"]),
            status,
            None,
            said,
            past,
            f"{rule}.group",
        )


def _subjects(
    people: list[Mention], sentence: Sentence, match: re.Match[str], language: Language
) -> list[Mention]:
    """The people right before what befell them, those tied to the last one included."""
    words = sentence.passage.words
    before = [each for each in people if each.end <= match.start()]
    if not before or match.start() - before[-1].end > _FAR[language]:
        return []
    between = words[before[-1].end : match.start()]
    if (
        _is_blocked(between + words[match.start() : match.start("word")], language)
        or ";" in between
    ):
        return []
    if language is Language.FRENCH and not match["is"] and between.strip():
        return []
    found = [before[-1]]
    for each in reversed(before[:-1]):
        joint = words[each.end : found[0].start].strip()
        if joint not in ("et", ",", "និង", "和", "与", "與", "、", "及"):
            break
        found.insert(0, each)
    return found


def _is_blocked(between: str, language: Language) -> bool:
    """Whether somebody else comes between, or it did not happen."""
    blocks = words_of("statuses", language, "block")
    if language is Language.FRENCH:
        return bool(set(re.findall(r"\w+", between.lower())) & set(blocks))
    return any(each in between for each in blocks)


def _counted(
    sentence: Sentence, match: re.Match[str], figures: list[Figure], use: str
) -> Span | None:
    """The counted group right before (or behind) what befell it."""
    passage = sentence.passage
    here = passage.span(match.start(), match.end())
    for figure in figures:
        span = figure.evidence[0]
        if figure.unit == "percent" or span.touches(here):
            continue
        between = (
            passage.article.text[span.end : here.start]
            if use != "before"
            else passage.article.text[here.end : span.start]
        )
        follows = here.end <= span.start if use == "before" else span.end <= here.start
        if (
            follows
            and re.fullmatch(r"(?:[^\n,.;。，：]{0,12})", between)
            and not _is_blocked(between, _language_of(figure))
        ):
            return span
    return None


def _language_of(figure: Figure) -> Language:
    return Language(figure.rule.partition(".")[0])
