"""Who asks whom for what, by the words of asking of each language."""

import re
from collections.abc import Iterator
from functools import cache

from wayhome.extraction.facts import Request
from wayhome.extraction.language import Language
from wayhome.extraction.plain.cues import by_word, french_verbs
from wayhome.extraction.plain.page import Sentence
from wayhome.extraction.plain.sentences import marked
from wayhome.extraction.plain.speakers import Speaker, Speakers
from wayhome.extraction.plain.told import Told
from wayhome.extraction.plain.wordings import any_of, words_of

_SHORTEST = 4
_ENDS = " .。；;។៕!?！？,，"
_TO = re.compile(
    r" (?:(?P<to>(?:au|aux|à la|à l'|à|le|la|les|l')(?:(?<=')| )[^,.;:«»]{2,60}?) )?"
    r"(?P<link>de |d'|à )(?P<what>(?:(?:ne|ne pas|se|s'|n'|lui|leur) ?)*\w+(?:er|ir|re|oir)(?!\w).{2,})"
)
_THING = re.compile(
    r" (?P<to>(?!))?(?P<what>(?:la |l'|une? )(?:libération|ouverture|enquête|fermeture|remise)\b.{4,}|que .{8,}|qu'.{8,})"
)
_LEADS = {"au ": "le ", "aux ": "les ", "à la ": "la ", "à l'": "l'", "à ": ""}


def find_requests(told: Told) -> Iterator[Request]:
    """Every request whose asker and thing asked are told, in the order of the text."""
    speakers = Speakers(told)
    for sentence in told.page.sentences():
        quotes = marked(sentence.passage.words)
        for match in _pattern(told.page.language).finditer(
            sentence.passage.words, sentence.start, sentence.end
        ):
            if not any(each.holds(match.start()) for each in quotes):
                request = _request(told, sentence, match, speakers=speakers)
                if request:
                    yield request


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    if language is Language.FRENCH:
        return french_verbs("requests")
    words = any_of(
        [word for word, each in by_word("requests", language).items() if "kind" in each.more]
    )
    past = "(?:បាន)? ?" if language is Language.KHMER else ""
    return re.compile(rf"{past}(?P<finite>{words})")


def _request(
    told: Told, sentence: Sentence, match: re.Match[str], *, speakers: Speakers
) -> Request | None:
    language, passage = told.page.language, sentence.passage
    groups = match.groupdict()
    entry = by_word("requests", language)[(groups.get("participle") or groups["finite"]).lower()]
    end = sentence.start + len(sentence.words.rstrip(_ENDS))
    asked = _asked(sentence, match.end(), end, language=language, form=str(entry.more["form"]))
    if asked is None:
        return None
    to, what = asked
    asker = _asker(speakers, sentence, match)
    if asker is None or what[1] - what[0] < _SHORTEST:
        return None
    return Request(
        evidence=(passage.span(match.start(), what[1]),),
        kind=str(entry.more["kind"]),
        by=(asker.one,),
        to=to,
        what=passage.span(*what),
        rule=f"{language}.request.{entry.rule}",
    )


def _asker(speakers: Speakers, sentence: Sentence, match: re.Match[str]) -> Speaker | None:
    """Whoever stands before the word of asking; the same as before behind "and"."""
    return speakers.before(sentence.passage, sentence.start, match.start())


def _asked(
    sentence: Sentence, since: int, end: int, *, language: Language, form: str
) -> tuple[str | None, tuple[int, int]] | None:
    """Who is asked, as the text has it, and the place of what for."""
    words = sentence.passage.words
    if language is Language.FRENCH:
        pattern = _TO if form == "to" else _THING
        match = pattern.match(words, since, end)
        if match is None:
            return None
        return _plain(match["to"]), match.span("what")
    if language is Language.KHMER:
        blank = words.find(" ", since, since + 40)
        turn = re.compile(r" និង(?:ទាមទារ|ជំរុញ|ស្នើ|អំពាវនាវ)").search(words, since, end)
        until = turn.start() if turn else end
        if blank < 0 or blank >= until - _SHORTEST or blank - since < _SHORTEST:
            return None, (since, until)
        return words[since:blank], (blank + 1, until)
    return _asked_in_chinese(words, since, end)


@cache
def _asked_of() -> re.Pattern[str]:
    bodies = any_of(words_of("requests", Language.CHINESE, "to"))
    return re.compile(rf"(?P<to>[\u4e00-\u9fff]{{0,10}}?{bodies})(?=[^，。；]{{2}})")


def _asked_in_chinese(
    words: str, since: int, end: int
) -> tuple[str | None, tuple[int, int]] | None:
    stop = re.compile("[。；]|，(?:并|並|但|同时|同時)").search(words, since, end)
    until = stop.start() if stop else end
    match = _asked_of().match(words, since, until)
    start = match.end() if match else since
    if words[start : start + 1] in ("，", "“", "「", "的", "："):
        return None
    return (match["to"] if match else None), (start, until)


def _plain(to: str | None) -> str | None:
    """Whom "au gouvernement" means: "gouvernement"."""
    if to is None:
        return None
    for lead in _LEADS:
        if to.lower().startswith(lead):
            return to[len(lead) :]
    return to
