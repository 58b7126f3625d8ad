"""Where sentences end, and what stands in quotation marks, in scripts with and without spaces."""

from collections.abc import Iterator
from dataclasses import dataclass

_PAIRS = {"«": "»", "“": "”", "「": "」", "『": "』", "„": "“"}
_ENDS = "。！？｡។៕"
_LATIN_ENDS = ".!?…"
_AFTER = " \u00bb”」』)）'\""
_LONGEST_SHORT = 12
_SHORT_WORDS = ("M", "MM", "Mme", "Mlle", "Me", "Dr", "Pr", "St", "Ste", "art", "av", "env", "n°")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words in marks: `start` to `end` are the words, `opens` and `closes` the marks around them."""

    opens: int
    start: int
    end: int
    closes: int

    def holds(self, place: int) -> bool:
        """Whether a place lies in these marks, the marks included."""
        return self.opens <= place < self.closes


def marked(words: str) -> list[Marked]:
    """Everything in outer marks, in the order of the text; what is never closed is left out."""
    found: list[Marked] = []
    opens, closer, depth = -1, "", 0
    for place, letter in enumerate(words):
        if opens < 0:
            if letter in _PAIRS or letter == '"':
                opens, closer, depth = place, _PAIRS.get(letter, '"'), 0
        elif letter == closer and depth == 0:
            if words[opens + 1 : place].strip():
                found.append(_between(words, opens, place))
            opens = -1
        elif letter == closer:
            depth -= 1
        elif letter == words[opens]:
            depth += 1
    return found


def _between(words: str, opens: int, closes: int) -> Marked:
    inner = words[opens + 1 : closes]
    start = opens + 1 + len(inner) - len(inner.lstrip())
    return Marked(opens, start, start + len(inner.strip()), closes + 1)


def sentence_ends(words: str) -> Iterator[int]:
    """The places behind each sentence; marks that hold several sentences are not cut."""
    holding = {place for each in marked(words) for place in range(each.opens, each.closes - 1)}
    closing = {each.closes - 1 for each in marked(words)}
    place, size = 0, len(words)
    while place < size:
        ends = _ends_at(words, place, closing) and place not in holding
        place += 1
        if ends:
            while place < size and words[place] in _AFTER and place not in holding:
                place += 1
            yield place
    if not words or not _ends_at(words, size - 1, closing) or words[-1] in _AFTER:
        yield size


def _ends_at(words: str, place: int, closing: set[int]) -> bool:
    """Whether a sentence ends with the letter at a place."""
    letter = words[place]
    if letter in _ENDS:
        return True
    if place in closing:
        inner = (
            words[place - 1] if place and words[place - 1] != " " else words[place - 2 : place - 1]
        )
        return inner != "" and inner in _ENDS + _LATIN_ENDS and not _goes_on(words, place + 1)
    if letter not in _LATIN_ENDS:
        return False
    before = words[max(0, place - _LONGEST_SHORT) : place].rpartition(" ")[2]
    follows = words[place + 1 : place + 3]
    if follows and not follows.startswith(" "):
        return False
    return before not in _SHORT_WORDS and not (len(before) == 1 and before.isupper())


def _goes_on(words: str, place: int) -> bool:
    """Whether a sentence goes on behind closed marks: with a comma, a small letter or a stop."""
    rest = words[place:].lstrip()
    return bool(rest) and (rest[0] in ",，、.។。" or rest[0].islower())
