"""How far an organisation's name goes: "Ministry of Women, Children and Senior Citizens"."""

from functools import cache

from wayhome.extraction.english import is_common
from wayhome.extraction.naming.gazetteer import country_of, folded, given_names, is_place
from wayhome.extraction.naming.known import known_organisation
from wayhome.extraction.naming.runs import Word
from wayhome.extraction.naming.vocabulary import uses

_LINKS = frozenset({"of", "for", "on", "against"})
_INSIDE = frozenset({"of", "for", "on", "against", "and", "the", "in", "to"})
_IN_WHOM = frozenset({"Persons", "Women", "Children", "Humans", "Africa", "Asia", "Europe"})
_AT_MOST = 14


@cache
def _heads() -> frozenset[str]:
    return frozenset(word for word in uses("organisations", "head") if " " not in word)


@cache
def _governing() -> frozenset[str]:
    return uses("organisations", "governs")


def is_head(word: Word) -> bool:
    """Whether a capital word makes the name around it an organisation's."""
    return word.text in _heads() or (word.shouts and word.text.title() in _heads())


def has_head(words: list[Word]) -> bool:
    """Whether one of the words does."""
    return any(is_head(word) for word in words)


def extended(text: str, words: list[Word], first: int, *, last: int) -> tuple[int, int] | None:
    """First and last (exclusive) word of the organisation in a run; None when it names none."""
    if end := _spelled(text, words, first, last=last):
        return first, end
    heads = [at for at in range(first, last) if is_head(words[at])]
    if words[last - 1].text in uses("names", "law"):
        return None
    if not heads:
        if words[last - 1].text in _governing():
            end = _governed(text, words, last)
            return (first, end) if end > last else None
        end = _cause(text, words, last)
        return (first, end) if end else _plain_head(text, words, first, last=last)
    if heads[-1] > first and heads[-1] + 1 < last:
        last = _end_behind(words, heads[-1], last)
    if words[last - 1].text in _governing():
        last = _governed(text, words, last)
    if last - first == 1:
        return (first, last) if words[first].text in uses("organisations", "alone") else None
    return first, last


def _cause(text: str, words: list[Word], last: int) -> int:
    """Behind which word a name ends that says what it is for: "the Ruritanian Path for Rights"."""
    if last >= len(words) or words[last].text != "for" or words[last - 1].owner:
        return 0
    end = _step(text, words, last, begun=False)
    return end if end and words[end - 1].low in uses("organisations", "cause") else 0


def _spelled(text: str, words: list[Word], first: int, *, last: int) -> int:
    """Behind which word a name ends whose first letters stand behind it: "Sample Aid Net (SAN)"."""
    for at in range(first + 1, min(len(words), first + _AT_MOST)):
        gap = text[words[at - 1].end : words[at].start]
        if gap in {" (", "’ (", "' ("} and words[at].shouts and at >= last:
            letters = "".join(word.text[0] for word in words[first:at] if word.is_capital)
            return at if letters.casefold() == words[at].text.casefold() and len(letters) > 1 else 0
        if gap.strip("'’s ,") or not (words[at].is_capital or words[at].low in _INSIDE):
            return 0
    return 0


def _end_behind(words: list[Word], head: int, last: int) -> int:
    """Where the name ends when capital words follow its head: a town of an embassy stays."""
    rest = " ".join(word.text for word in words[head + 1 : last])
    if words[head].low in uses("organisations", "diplomatic"):
        return last if known_organisation(rest) is None else head + 1
    first = folded(words[head + 1].text)
    if known_organisation(rest) or is_place(rest) or first in given_names():
        return head + 1
    return last


def _plain_head(text: str, words: list[Word], first: int, *, last: int) -> tuple[int, int] | None:
    """A name that a plain word behind makes an organisation's: "the Ruritania embassy"."""
    if last >= len(words) or words[last - 1].owner or not _blank(text, words, last):
        return None
    if all(word.text in uses("names", "no_name") for word in words[first:last]):
        return None
    if words[first].opens and last - first == 1 and is_common(words[first].low):
        return None  # "Provincial police"
    name = " ".join(word.text for word in words[first:last])
    for end in (last, last + 1):
        if end >= len(words) or words[end].is_capital or not _blank(text, words, end):
            return None
        if _is_plain_head(words, last, end, name=name):
            return first, end + 1
    return None


def _is_plain_head(words: list[Word], last: int, end: int, *, name: str) -> bool:
    """Whether a plain word belongs to an organisation's name that begins with these words."""
    diplomatic = uses("organisations", "diplomatic")
    low, country = words[end].low, country_of(name)
    if low in diplomatic:
        return country is not None or end == last
    if f"{words[last].low} {low}" in diplomatic:
        return True
    attached = low in uses("organisations", "attached") and not country
    return attached and (end == last or words[last].low in uses("roles", "modifier"))


def _blank(text: str, words: list[Word], at: int) -> bool:
    return text[words[at - 1].end : words[at].start] == " "


def _governed(text: str, words: list[Word], last: int) -> int:
    """Behind which word the name ends, when it goes on with of, for, on or against."""
    if words[last - 1].owner:
        return last
    end = last
    while end + 1 < len(words) and end - last < _AT_MOST:
        step = _step(text, words, end, begun=end > last)
        if not step:
            break
        end = step
        if words[end - 1].owner:
            break
    return end


def _step(text: str, words: list[Word], end: int, *, begun: bool) -> int:
    """The end after one more part of the name; 0 when there is none."""
    gap = text[words[end - 1].end : words[end].start]
    word = words[end]
    if gap == " " and word.text in _LINKS:
        begin = end + 1
        if words[begin].text == "the" and begin + 1 < len(words):
            begin += 1
        return _capitals(text, words, begin)
    if not begun:
        return 0
    if gap == " " and word.text == "in" and words[end + 1].text in _IN_WHOM:
        return end + 2
    if gap == " " and word.text == "and" and _is_plain(words, end + 1):
        return _capitals(text, words, end + 1)
    if gap == ", " and word.is_capital and _listed(words, end):
        return _capitals(text, words, end)
    return 0


def _capitals(text: str, words: list[Word], begin: int) -> int:
    """Behind which word the capital words from here end; 0 when there are none."""
    end = begin
    while (
        end < len(words)
        and words[end].is_capital
        and words[end].text not in uses("names", "date")
        and (
            end == begin
            or text[words[end - 1].end : words[end].start] == " "
            or _owned(text, words, end)
        )
    ):
        end += 1
        if words[end - 1].owner and not _owned(text, words, end):
            break
    return end if end > begin else 0


def _owned(text: str, words: list[Word], end: int) -> bool:
    """Whether a name goes on behind many owners: "the Centre for Workers’ Rights"."""
    if end >= len(words) or not words[end].is_capital or not words[end - 1].low.endswith("s"):
        return False
    return text[words[end - 1].end : words[end].start] in {"’ ", "' "}


def _is_plain(words: list[Word], at: int) -> bool:
    """Whether the word behind "and" is a field of work and no further organisation."""
    if at >= len(words) or not words[at].is_capital:
        return False
    following = [word for word in words[at : at + 3] if word.is_capital]
    fields = {part for phrase in uses("organisations", "portfolio") for part in phrase.split()}
    fields |= uses("organisations", "field")
    last = following[-1].low
    further = [word for word in following if word.low not in fields]
    return bool({words[at].low, last} & fields) and not has_head(further)


def _listed(words: list[Word], at: int) -> bool:
    """Whether a comma goes on with a list of fields that ends in "and" and one more."""
    end = at
    for end in range(at, min(at + 5, len(words) - 1)):
        if words[end].text == "and":
            return _is_plain(words, end + 1) and end > at
        if not words[end].is_capital:
            return False
    return False
