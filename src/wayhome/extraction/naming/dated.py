"""Days and months that stand beside a name: "On Friday Ana Ruiz met", "Ruiz Wednesday met"."""

from wayhome.extraction.naming.gazetteer import folded, given_names
from wayhome.extraction.naming.runs import Word
from wayhome.extraction.naming.vocabulary import title_heads, uses

_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_BEFORE_DATES = frozenset(
    {"on", "last", "next", "this", "since", "until", "till", "by", "early", "late", "every"}
    | {"from", "before", "after", "earlier", "past", "previous", "following"}
)
_BEFORE_MONTHS = _BEFORE_DATES | {"in", "during", "mid", "of"}
_FEASTS = frozenset({"Good", "Black", "Bloody", "Easter", "Palm", "Holy", "Ash", "Super", "Big"})


def behind_date(words: list[Word], first: int, last: int) -> int:
    """With which word a run begins behind the days and months before a name."""
    before = words[first - 1].low if first else ""
    begin = first
    while begin + 1 < last and _is_date(words, begin, last, before=before):
        begin += 1
    return begin


def before_day(words: list[Word], first: int, last: int) -> int:
    """Before which word a run ends that a day is set into: "Ruiz Wednesday met"; else its end."""
    for at in range(first + 1, last):
        before = words[at - 1]
        called = before.low in title_heads() and at + 1 < last
        if words[at].text in _DAYS and before.text not in _FEASTS and not called:
            return at
    return last


def _is_date(words: list[Word], at: int, last: int, *, before: str) -> bool:
    """Whether a word says when, and no name begins with it: "Sunday Adeyemi" is called so."""
    word = words[at]
    if word.text in _DAYS:
        titled = words[at + 1].low in title_heads()
        alone = word.opens and (last - at > 2 or titled)
        return before in _BEFORE_DATES or alone
    if word.text not in uses("names", "date"):
        return False
    named = folded(word.text) in given_names() and before not in _BEFORE_MONTHS - {"of", "by"}
    return before in _BEFORE_MONTHS and not named
