"""A name as it is compared: words with script and skeletons, titles and particles left out."""

from dataclasses import dataclass
from functools import cache, lru_cache

from wayhome.matching.normalise import Script, fold, script_of, words
from wayhome.matching.scripts.han import split_name
from wayhome.matching.skeletons import skeletons
from wayhome.matching.tables import table


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word of a name: its folded text, script and one or two skeletons."""

    text: str
    script: Script
    skeletons: tuple[str, ...]

    @property
    def is_initial(self) -> bool:
        """Whether only the first letter of the word was written."""
        return len(self.text) == 1 and self.script in {Script.LATIN, Script.CYRILLIC}


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold(title) for group in table("titles").values() for title in group)


@lru_cache(maxsize=262_144)
def name_word(text: str) -> NameWord:
    """Return one folded word with its script and skeletons."""
    return NameWord(text, script_of(text), skeletons(text))


@lru_cache(maxsize=262_144)
def read_name(name: str) -> tuple[NameWord, ...]:
    """Return the words of a name in written order.

    A Chinese name without a space is split after its surname. Titles and particles are dropped
    unless nothing else would remain, since some of them are names as well.
    """
    found = words(name)
    if len(found) == 1 and script_of(found[0]) is Script.HAN:
        found = split_name(found[0])
    telling = tuple(word for word in found if word not in _titles())
    return tuple(name_word(word) for word in telling or found)
