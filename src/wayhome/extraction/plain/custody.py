"""What befalls people in custody, courts and exile, where the sentence itself names them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from wayhome.extraction.facts import Figure, PersonStatus
from wayhome.extraction.language import Language
from wayhome.extraction.plain.page import Sentence, folded
from wayhome.extraction.plain.sentences import marked
from wayhome.extraction.plain.speakers import is_object
from wayhome.extraction.plain.told import Mention, Told
from wayhome.extraction.plain.wordings import any_of, has_any, words_of
from wayhome.extraction.spans import Span
from wayhome.extraction.words import Entry, lexicon

_FAR = {Language.FRENCH: 70, Language.KHMER: 60, Language.CHINESE: 24}
_IS = r"(?:(?:a|ont|avait|avaient) (?:déjà |ensuite |aussi |également )?été|est|sont|était|étaient|fut|furent)"
_ABOUT = re.compile(r"(?:,[^,;:«»]{0,60},|,| \([^)]*\))? ?(?:qui |lui aussi |elle aussi )?")
_JOINT = re.compile(r",? ?(?:et|និង|和|与|與|、|及)?(?: (?:le|la|l'))? ?")
_CLOSE = re.compile(r"[^\n,.;。，：៖។]{0,12}")
_CLOSE_IN_CHINESE = re.compile(r"[^\s，。；：、]{0,6}")
_STOP = re.compile("[,;.:«»“”。，；：、「」។៖\n]| et | ហើយ")
_LONGEST_REST = 60
_NEXT = 6
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
    return re.compile(rf"(?<!\w)(?P<word>{words})(?:(?<=')|(?!\w))|(?P<is>(?!))")


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
                    yield from _statuses(told, sentence, match, figures=figures)


def _statuses(
    told: Told, sentence: Sentence, match: re.Match[str], *, figures: list[Figure]
) -> Iterator[PersonStatus]:
    passage, language = sentence.passage, told.page.language
    entry = _wordings(language)[match["word"]]
    until = _until(sentence, match, language)
    status = PersonStatus(
        evidence=(),
        subject="group",
        subject_span=passage.span(match.start(), match.end()),
        status=str(entry.more["status"]),
        status_span=passage.span(match.start("word"), match.end()),
        charge=None,
        according_to=told.said_by(passage, match.start("word"), match.end("word")),
        past=bool(_PAST.search(sentence.words)),
        rule=f"{language}.status.{entry.rule}",
    )
    named = _named(told, sentence, match)
    for each in named:
        evidence = passage.span(_since(passage.words, each, match), max(each.end, until))
        subject = passage.span(each.start, each.end)
        yield replace(status, evidence=(evidence,), subject=each.entity_id, subject_span=subject)
    use = str(entry.more["use"])
    group = None if named else _counted(sentence, match, figures, use=use)
    if group is not None:
        first = min(group.start, status.status_span.start)
        last = max(group.end, passage.span(match.start(), until).end)
        evidence = Span(first, last, passage.article.text[first:last])
        yield replace(status, evidence=(evidence,), subject_span=group, rule=f"{status.rule}.group")


def _named(told: Told, sentence: Sentence, match: re.Match[str]) -> list[Mention]:
    """Whoever the sentence itself names for it."""
    people = told.people_in(sentence.passage, sentence.start, sentence.end)
    if _wordings(told.page.language)[match["word"]].more["use"] != "before":
        return _subjects(people, sentence, match, language=told.page.language)
    behind = [each for each in people if match.end() <= each.start]
    return [each for each in behind[:1] if each.lead - match.end() <= _NEXT]


def _since(words: str, named: Mention, match: re.Match[str]) -> int:
    """Where the words that tell a status begin: with the name, or behind a Chinese comma after it."""
    start = min(named.start, match.start())
    comma = words.rfind("，", named.end, match.start())
    return start if comma < 0 else comma + 1


def _until(sentence: Sentence, match: re.Match[str], language: Language) -> int:
    """Where the words that tell a status end: with what follows in its clause, save in Khmer."""
    if language is Language.KHMER:
        return match.end()
    stop = _STOP.search(sentence.passage.words, match.end(), sentence.end)
    end = stop.start() if stop else sentence.end
    return max(match.end(), end) if end - match.end() <= _LONGEST_REST else match.end()


def _subjects(
    people: list[Mention], sentence: Sentence, match: re.Match[str], *, language: Language
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
    if language is Language.FRENCH and not _joins(between, match):
        return []
    lead = words[sentence.start : before[-1].lead]
    if language is Language.FRENCH and is_object(lead) and not _is_beside(lead, between):
        return []
    found = [before[-1]]
    for each in reversed(before[:-1]):
        if not _JOINT.fullmatch(words[each.end : found[0].lead]):
            break
        found.insert(0, each)
    return found


def _is_beside(lead: str, between: str) -> bool:
    """Whether the words stand right beside a name that is nobody's: "contre Ana Duarte, accusée"."""
    return between.strip() in ("", ",") and not lead.rstrip().endswith((" de", " du", " des", "d'"))


def _joins(between: str, match: re.Match[str]) -> bool:
    """Whether only more about somebody stands between the name and what befell them."""
    if match["is"] is None and match[0].startswith(","):
        return not between.strip()
    return bool(_ABOUT.fullmatch(between))


def _is_blocked(between: str, language: Language) -> bool:
    """Whether somebody else comes between, or it did not happen."""
    blocks = words_of("statuses", language, "block")
    if language is Language.FRENCH:
        return bool(set(re.findall(r"\w+", between.lower())) & set(blocks))
    return bool(has_any(blocks).search(between))


def _counted(
    sentence: Sentence, match: re.Match[str], figures: list[Figure], *, use: str
) -> Span | None:
    """The counted group right before (or behind) what befell it."""
    text, here = sentence.passage.article.text, sentence.passage.span(match.start(), match.end())
    for figure in figures:
        language = _language_of(figure)
        chinese = language is Language.CHINESE
        close = _CLOSE_IN_CHINESE if chinese else _CLOSE
        for span in figure.evidence if _is_of_people(figure, language) else ():
            first, last = (here, span) if use == "before" else (span, here)
            between = text[first.end : last.start]
            near = first.end <= last.start and close.fullmatch(between)
            if near and not _is_blocked(between, language):
                return span
    return None


def _is_of_people(figure: Figure, language: Language) -> bool:
    """Whether a figure can count people: no share and no sum of money."""
    money = (*words_of("figures", language, "money"), *words_of("figures", language, "currency"))
    return figure.unit not in ("percent", *money)


def _language_of(figure: Figure) -> Language:
    return Language(figure.rule.partition(".")[0])
