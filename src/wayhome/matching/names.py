"""A name as it is compared: words with script and skeletons, titles and particles left out.

People write a name with or without titles, articles and the words for "son of", glue and cut
them, and put the family name first or last. `read_name` gives the likeliest words;
`name_readings` gives a second reading where a word may be a title or a name: Ko, Ma, Van, Do.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from wayhome.matching.normalise import Script, fold, script_of, words
from wayhome.matching.scripts.han import split_name
from wayhome.matching.skeletons import latin_spellings, skeletons, voiced_forms
from wayhome.matching.tables import table

_INITIALS = re.compile("(?!ng$|md$|mc$|st$)[bcdfghjklmnpqrstvwxz]{2,3}")
_PATRONYMIC = re.compile(
    "..+(?:ovich|evich|ovych|evych|ovna|evna|ivna|ovitch|evitch|ович|евич|овна|евна|івна|йович)"
)
_SERVANT = re.compile("abd(?:[aeou]l)?")
_SERVANT_GLUED = re.compile(r"abd(?:[aeou]l(?!l)|[aeou]([dnrstz])(?=\1))(?=...)")
_FATHER = frozenset({"abu", "abou", "abo", "umm", "ابو", "أبو"})
_ARTICLE = "ال"
_LOOKALIKE_DIGITS = str.maketrans("01359", "oiesg")
_GLUED_TITLE_LEAVES = 3


# Without slots, since what is read of a word is kept on it.
@dataclass(frozen=True)
class NameWord:
    """One folded word of a name; `parts` says how many words of the name it was put together from.

    What else is known of it is read when it is first asked for: most words of two names are told
    apart by their letters, and reading how one sounds takes far longer.
    """

    text: str
    parts: int = 1

    @cached_property
    def script(self) -> Script:
        """The script most of its letters are written in."""
        return script_of(self.text)

    @cached_property
    def skeletons(self) -> tuple[str, ...]:
        """Its one or two consonant skeletons, the likelier first; none in an unread script."""
        return skeletons(self.text)

    @cached_property
    def spelt(self) -> tuple[str, ...]:
        """Its Latin spellings where its script has settled ones: Chinese, Cyrillic, Latin itself."""
        return latin_spellings(self.text)

    @cached_property
    def voiced(self) -> tuple[str, ...]:
        """How it is said, vowels too; none where its script does not write them."""
        return voiced_forms(self.text)

    @cached_property
    def is_initial(self) -> bool:
        """Whether it is a single letter that stands for a name."""
        return len(self.text) == 1 and self.script in {Script.LATIN, Script.CYRILLIC}

    @cached_property
    def is_patronymic(self) -> bool:
        """Whether it ends as a name after the father does."""
        return _PATRONYMIC.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class NameReading:
    """The telling words of a name, and for each whether "son of" or "daughter of" precedes it."""

    words: tuple[NameWord, ...]
    descends: tuple[bool, ...]


@cache
def _words_of(group: str) -> frozenset[str]:
    return frozenset(fold(word) for words in table("titles")[group].values() for word in words)


@cache
def _articles() -> frozenset[str]:
    return frozenset(table("titles")["articles"])


@cache
def _glued_titles() -> tuple[str, ...]:
    return tuple(map(fold, table("titles")["glued"]["before"]))


@cache
def _descent() -> frozenset[str]:
    return frozenset(fold(word) for word in table("titles")["descent"])


@lru_cache(maxsize=262_144)
def name_word(text: str) -> NameWord:
    """Return one folded word, the same each time, so that what was read of it stays read."""
    return NameWord(text)


def _in_speaking_order(name: str) -> str:
    """Return `Smith, John` as `John Smith`; a comma says which part is the family name."""
    family, comma, given = name.partition(",")
    return f"{given} {family}" if comma and family.strip() and given.strip() else name


def _without_glued_title(word: str) -> str:
    """Take off a title that Thai, Lao, Burmese, Khmer and Chinese write as part of the name."""
    for title in _glued_titles():
        if word.startswith(title) and len(word) - len(title) >= _GLUED_TITLE_LEAVES:
            return word[len(title) :]
    for title in table("titles")["glued"]["after"]:
        if word.endswith(title) and len(word) > len(title):
            return word[: -len(title)]
    return word


def _as_letters(word: str) -> str:
    """Read digits inside a Latin word as the letters they stand for: Ig0r."""
    if word.isalpha() or not word.isascii() or sum(map(str.isalpha, word)) < 2:
        return word
    return word.translate(_LOOKALIKE_DIGITS)


def _split(word: str, *, spelt_out: bool) -> tuple[str, ...]:
    """Return the words a written one stands for; beside others, JC stands for J and C."""
    script = script_of(word)
    if script is Script.LATIN:
        word = _SERVANT_GLUED.sub("abdul", _as_letters(word), count=1)
        return tuple(word) if spelt_out and _INITIALS.fullmatch(word) else (word,)
    if script is Script.ARABIC and word.startswith(_ARTICLE) and len(word) > 4:
        return (word[len(_ARTICLE) :],)
    return (_without_glued_title(word),)


def _compounds(found: tuple[str, ...]) -> tuple[str, ...]:
    """Join what is one name in two words: Abd al-Rahman, Abu Bakr."""
    joined: list[str] = []
    at = 0
    while at < len(found):
        word, after = found[at], at + 1
        while after < len(found) and found[after] in _articles():
            after += 1
        is_servant = _SERVANT.fullmatch(word) is not None or word == "عبد"
        if after < len(found) and (is_servant or word in _FATHER):
            lead = "abdul" if is_servant and word != "عبد" else word
            joined.append(lead + found[after])
            at = after + 1
        else:
            joined.append(word)
            at += 1
    return tuple(joined)


def _written(name: str) -> tuple[str, ...]:
    found = words(_in_speaking_order(name))
    found = tuple(word for word in found if word not in _words_of("titles")) or found
    spelt_out = len(found) > 1
    found = _compounds(tuple(part for word in found for part in _split(word, spelt_out=spelt_out)))
    if len(found) == 1 and script_of(found[0]) in {Script.HAN, Script.HANGUL}:
        return split_name(found[0])
    return found


def _is_link(found: tuple[str, ...], at: int) -> bool:
    """Whether a word between two others can only be an article or stand for "son of"."""
    inside = 0 < at < len(found) - 1
    return inside and (found[at] in _descent() or found[at] in _articles())


def _is_droppable(found: tuple[str, ...], at: int) -> bool:
    """Whether a word in this place is more likely a title, a particle or a middle word."""
    word = found[at]
    if word in _descent() or _is_link(found, at):
        return True
    if at == 0:
        return word in _words_of("unsure") or word in _articles()
    return at + 1 < len(found) and word in _words_of("particles")


def _descends(found: tuple[str, ...], at: int) -> bool:
    """Whether "son of" stands before a word, an article between them or not."""
    before = at - 1
    while before > 0 and found[before] in _articles():
        before -= 1
    return before >= 0 and found[before] in _descent()


def _reading(found: tuple[str, ...], kept: list[int]) -> NameReading:
    descends = tuple(_descends(found, at) for at in kept)
    return NameReading(tuple(name_word(found[at]) for at in kept), descends)


@lru_cache(maxsize=262_144)
def name_readings(name: str) -> tuple[NameReading, ...]:
    """Return the one or two readings of a name, the likelier first; none for a blank one."""
    found = _written(name)
    if not found:
        return ()
    every = list(range(len(found)))
    kept = [at for at in every if not _is_droppable(found, at)]
    fullest = [at for at in every if not _is_link(found, at)]
    whole = _reading(found, fullest)
    if len(kept) == len(fullest) or not kept:
        return (whole,)
    # With one word left over, what was dropped is likelier a name.
    telling = _reading(found, kept)
    return (telling, whole) if len(kept) > 1 else (whole, telling)


@lru_cache(maxsize=262_144)
def read_name(name: str) -> tuple[NameWord, ...]:
    """Return the words of a name in written order, by its likelier reading.

    A Chinese or Korean name without a space is split after its surname. Titles, articles and "son of" are
    left out unless nothing else would remain, since some of them are names as well.
    """
    readings = name_readings(name)
    return readings[0].words if readings else ()
