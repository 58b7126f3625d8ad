"""Words at the head of a run whose capital comes from the beginning of a sentence."""

import re

from wayhome.extraction.english import is_common
from wayhome.extraction.naming.gazetteer import family_names, folded, given_names, towns
from wayhome.extraction.naming.honorifics import is_trade
from wayhome.extraction.naming.runs import Word
from wayhome.extraction.naming.vocabulary import title_heads, uses

_HELPING = frozenset({"Will", "May"})
_ENDS = re.compile(r"[.?!](?=\s|$|[”\"])")


def behind_starters(text: str, words: list[Word], first: int, *, last: int) -> int:
    """With which word a run begins behind words that are none of a name."""
    while first < last and _is_starter(words[first], alone=first + 1 == last):
        if _is_called_will(text, words, first, last=last):
            break
        first += 1
    return first


def only_opens(word: Word, *, left: int) -> bool:
    """Whether a word most likely has its capital from the beginning of a sentence.

    Of two words the first is dropped only when it is a form of a verb: "Jailed Ruiz".
    """
    name = folded(word.text)
    if word.opens and left > 1 and is_trade(word):
        return True
    return (
        word.opens
        and left > 0
        and len(word.text) > 2
        and (left > 1 or word.low.endswith(("ed", "ing", "ly")))
        and is_common(word.low)
        and not (name in given_names() or name in family_names() or name in towns())
    )


def _is_called_will(text: str, words: list[Word], first: int, *, last: int) -> bool:
    """Whether "Will" or "May" begins a name and no question: "Will Duarte left"."""
    if words[first].text not in _HELPING or not words[first].opens or first + 1 == last:
        return False
    end = _ENDS.search(text, words[last - 1].end)
    return not (end and end.group() == "?") and words[first + 1].low not in title_heads()


def _is_starter(word: Word, *, alone: bool) -> bool:
    """Whether a word is plain and only begins a sentence, or is one of those shouted for effect."""
    if word.low in uses("names", "starter"):
        return word.opens or len(word.text) > 3 or alone
    return False
