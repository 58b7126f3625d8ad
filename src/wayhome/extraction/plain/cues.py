"""Words of saying at their place in a sentence: "a déclaré", "a-t-elle dit", 表示, បាននិយាយថា."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wayhome.extraction.language import Language
from wayhome.extraction.plain.page import Sentence, folded
from wayhome.extraction.plain.wordings import any_of, words_of
from wayhome.extraction.words import Entry, lexicon

_HAS = r"(?:a|ont|avait|avaient)"
_INVERTED = r"-(?:t-)?(?P<{}>ils?|elles?|on)"
_BETWEEN = r"(?: (?:également|aussi|encore|ensuite|toutefois|ainsi|enfin|alors|\w+ment))?"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying from `start` to `end`; `pronoun` stands behind it where that is said so."""

    start: int
    end: int
    entry: Entry
    pronoun: str = ""
    said_at: int = -1
    """Where the pronoun stands."""

    @property
    def brings_clause(self) -> bool:
        """Whether a statement in other words may follow."""
        return bool(self.entry.more["use"] == "clause")


@cache
def french_verbs(kind: str) -> re.Pattern[str]:
    """A pattern for the verbs of a French lexicon: "demande", "a demandé", "a-t-elle demandé"."""
    finite = any_of([folded(word) for each in _verbs(kind, Language.FRENCH) for word in each.words])
    participles = any_of(
        [folded(each.more["participles"][0]) for each in _verbs(kind, Language.FRENCH)]
    )
    return re.compile(
        rf"(?<![\w'-])(?:(?:s'(?:est|était)|{_HAS})(?:{_INVERTED.format('one')})?{_BETWEEN} "
        rf"(?P<participle>{participles})(?:e?s?)(?!\w)"
        rf"|(?P<finite>{finite})(?:{_INVERTED.format('other')})?(?![\w'-]))",
        re.IGNORECASE,
    )


def _verbs(kind: str, language: Language) -> list[Entry]:
    if kind != "statements":
        return list(lexicon(kind, language))
    return [each for each in lexicon(kind, language) if each.more.get("use") in ("clause", "marks")]


@cache
def by_word(kind: str, language: Language) -> dict[str, Entry]:
    """Each word of saying or asking with its entry."""
    found: dict[str, Entry] = {}
    for each in _verbs(kind, language):
        for word in (*each.words, *each.more.get("participles", ())):
            found.setdefault(folded(word), each)
    return found


@cache
def _plain(language: Language) -> re.Pattern[str]:
    words = any_of(tuple(by_word("statements", language)))
    if language is Language.CHINESE:
        return re.compile(rf"(?P<finite>{words})")
    past = r"(?:ក៏)?(?:បាន)? ?(?:បន្ត|បន្ថែម)?"
    return re.compile(
        rf"(?:{past})(?P<finite>{words})[^។«“]{{0,40}}?(?<!\u17d2)ថា(?![\u17b6-\u17d3])"
    )


def cues_in(sentence: Sentence, language: Language) -> Iterator[Cue]:
    """The words of saying of a sentence in their order."""
    french = language is Language.FRENCH
    pattern = french_verbs("statements") if french else _plain(language)
    known = by_word("statements", language)
    for match in pattern.finditer(sentence.passage.words, sentence.start, sentence.end):
        groups = match.groupdict()
        word = groups.get("participle") or groups["finite"]
        slot = next((name for name in ("one", "other") if groups.get(name)), "")
        pronoun, said_at = (match[slot], match.start(slot)) if slot else ("", -1)
        if language is Language.CHINESE and _is_part(sentence, match):
            continue
        yield Cue(match.start(), match.end(), known[word.lower()], pronoun.lower(), said_at)


def _is_part(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a Chinese word of saying is part of another word: 小说, 名称, 说法, 说服, 据称."""
    words = sentence.passage.words
    before, after = words[match.start() - 1 : match.start()], words[match.end() : match.end() + 1]
    not_before, not_after = (
        words_of("statements", Language.CHINESE, use) for use in ("not-behind", "not-before")
    )
    return (bool(before) and before in not_before) or (bool(after) and after in not_after)
