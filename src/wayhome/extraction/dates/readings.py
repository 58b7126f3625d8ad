"""The forms in which dates are written, and how each is understood."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from wayhome.extraction.dates import meanings as mean
from wayhome.extraction.dates.now import Now, Resolve
from wayhome.extraction.dates.wording import meanings, number, pattern
from wayhome.extraction.numerals import value_of

Read = Callable[[re.Match[str]], Resolve | None]

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CENTURY = 100


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing dates: its id, its pattern, and what a match means (None: no date)."""

    rule: str
    pattern: re.Pattern[str]
    read: Read


@cache
def forms() -> tuple[Form, ...]:
    """Every form; where two match, the longer words win."""
    return tuple(Form(rule, pattern(template), read) for rule, template, read in _FORMS)


def _told(match: re.Match[str], name: str) -> str | None:
    return match[name] if name in match.re.groupindex else None


def _year(match: re.Match[str]) -> int | None:
    told = _told(match, "y")
    return int(told) if told else None


def _day(match: re.Match[str]) -> Resolve | None:
    month, day = number("month", match["m"]), int(match["d"])
    if not 1 <= day <= _LONGEST[month - 1]:
        return None
    weekday = _told(match, "w")
    return mean.on_day(
        _year(match), month, day, weekday=number("weekday", weekday) if weekday else None
    )


def _days(match: re.Match[str]) -> Resolve | None:
    month, first, last = number("month", match["m"]), int(match["d"]), int(match["d2"])
    if not 1 <= first < last <= _LONGEST[month - 1]:
        return None
    begin = mean.on_day(_year(match), month, first)

    def resolve(now: Now) -> str | None:
        told = begin(now)
        return f"{told}/{told[:-2]}{last:02}" if told else None

    return resolve


def _month(match: re.Match[str]) -> Resolve | None:
    which = _told(match, "which")
    step = int(str(meanings("which")[" ".join(which.lower().split())])) if which else None
    return mean.in_month(_year(match), number("month", match["m"]), step)


def _numeric(match: re.Match[str]) -> Resolve | None:
    """Day first, as most of the world writes; month first where only that can be."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    day, month = (first, second) if second <= len(_LONGEST) else (second, first)
    if not (1 <= month <= len(_LONGEST) and 1 <= day <= _LONGEST[month - 1]):
        return None
    return mean.on_day(year, month, day)


def _iso(match: re.Match[str]) -> Resolve | None:
    month, day = int(match["m"]), int(match["d"])
    fits = 1 <= month <= len(_LONGEST) and 1 <= day <= _LONGEST[month - 1]
    return mean.on_day(int(match["y"]), month, day) if fits else None


def _years(match: re.Match[str]) -> Resolve | None:
    """Years from and to; "2014-61" is the number of a law."""
    first, told = int(match["y"]), match["y2"]
    is_short = len(told) < len("YYYY")
    last = first // _CENTURY * _CENTURY + int(told) if is_short else int(told)
    most = 12 if is_short else _CENTURY
    return mean.as_told(f"{first}/{last}") if first < last <= first + most else None


def _decade(match: re.Match[str]) -> Resolve | None:
    told = match["ten"].lstrip("’'")
    return mean.as_told(f"{told[:3]}X" if len(told) > 2 else f"19{told[0]}X")


def _decade_word(match: re.Match[str]) -> Resolve | None:
    return mean.as_told(f"{number('ten', match['ten'])}"[:3] + "X")


def _century(match: re.Match[str]) -> Resolve | None:
    return mean.as_told(f"{int(match['c']) - 1}XX")


def _which(match: re.Match[str]) -> int:
    return int(str(meanings("which")[" ".join(match["which"].lower().split())]))


def _weekday(match: re.Match[str]) -> Resolve | None:
    weekday = number("weekday", match["w"])
    return mean.on_weekday(weekday, _which(match) if _told(match, "which") else None)


def _chained_weekday(match: re.Match[str]) -> Resolve | None:
    return mean.weekday_from_previous(number("weekday", match["w"]), _chain(match["chain"]))


def _chain(words: str) -> int:
    return int(str(meanings("chain")[" ".join(words.lower().split())]))


def _unit(match: re.Match[str]) -> str:
    told = match["unit"].lower()
    return str({**meanings("unit"), **meanings("part")}[told])


def _around(match: re.Match[str]) -> Resolve | None:
    """This, last or next of a unit; of several ("the coming weeks") nobody knows which."""
    if match["unit"].endswith("s"):
        return None
    return mean.around(_unit(match), _which(match))


def _weekend(_: re.Match[str]) -> Resolve | None:
    return mean.around("weekend", 0)


def _count(match: re.Match[str]) -> int | None:
    told = match["n"].lower()
    if told in ("a", "an"):
        return 1
    if told == "a couple of":
        return 2
    value = value_of(told)
    return int(value) if value else None


def _ago(match: re.Match[str]) -> Resolve | None:
    count = _count(match)
    return mean.distant(-count, _unit(match)) if count else None


def _from_previous(match: re.Match[str]) -> Resolve | None:
    count = _count(match)
    if not count:
        return None
    earlier = meanings("distance")[" ".join(match["off"].lower().split())] == "earlier"
    return mean.from_previous(-count if earlier else count, _unit(match))


def _chained(match: re.Match[str]) -> Resolve | None:
    return mean.from_previous(_chain(match["chain"]), _unit(match))


def _beside(match: re.Match[str]) -> Resolve | None:
    step = {"before": -1, "earlier": -1}.get(match["side"].lower(), 1)
    return mean.from_previous(step, _unit(match))


def _base(match: re.Match[str]) -> Resolve | None:
    """What a part is a part of: a month, a year, or this, the last or the next such."""
    if _told(match, "m"):
        return _month_of(match)
    if year := _year(match):
        return mean.in_year(year)
    told = (_told(match, "of") or "the").lower()
    step = int(str(meanings("which").get(told, 0)))
    return mean.around(_unit(match), step)


def _month_of(match: re.Match[str]) -> Resolve:
    return mean.in_month(_year(match), number("month", match["m"]))


def _edge(match: re.Match[str]) -> Resolve | None:
    base = _base(match)
    edge = str(meanings("edge")[match["edge"].lower()])
    return mean.edge_of(base, edge) if base else None


_PARTS = {"half": 6, "quarter": 3, "third": 4}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}


def _part(match: re.Match[str]) -> Resolve | None:
    base, size = _base(match), _PARTS[match["size"].lower()]
    nth = _NTH[match["nth"].lower()]
    nth = 12 // size if nth < 0 else nth
    return (
        mean.part_of_year(base, (nth - 1) * size + 1, size) if base and nth * size <= 12 else None
    )


def _some_months(match: re.Match[str]) -> Resolve | None:
    base, count = _base(match), _count(match)
    if not base or not count or count > len(_LONGEST):
        return None
    first = 1 if match["nth"].lower() == "first" else len(_LONGEST) + 1 - count
    return mean.part_of_year(base, first, count)


def _week_of(match: re.Match[str]) -> Resolve | None:
    base, nth = _base(match), _NTH[match["nth"].lower()]
    weekend = match["span"].lower() == "weekend"
    return mean.week_of_month(base, nth, weekend=weekend) if base else None


def _week_day(match: re.Match[str]) -> Resolve | None:
    day = _day(match)
    return mean.week_around(day) if day else None


def _season(match: re.Match[str]) -> Resolve | None:
    which = _told(match, "which")
    return mean.in_season(
        _year(match), number("season", match["s"]), _which(match) if which else None
    )


def _feast(match: re.Match[str]) -> Resolve | None:
    told, year = " ".join(match["f"].lower().split()), _year(match)
    if told in meanings("easter"):
        return mean.by_easter(int(str(meanings("easter")[told])), year)
    month, day = str(meanings("feast")[told]).split("-")
    return mean.on_feast(int(month), int(day), year)


def _day_word(match: re.Match[str]) -> Resolve | None:
    return mean.days_off(number("day", match["t"]))


def _month_of_that_year(match: re.Match[str]) -> Resolve | None:
    month, step = number("month", match["m"]), _chain(match["chain"])

    def resolve(now: Now) -> str | None:
        year = mean.from_previous(step, "year")(now)
        return f"{year}-{month:02}" if year else None

    return resolve


_IN_MONTH = r"[ \n](?:of[ \n])?(?P<m><M>)(?:,?[ \n](?P<y><Y>))?"
_OF = r"(?:of|in)[ \n](?:(?P<m><M>)(?:,?[ \n](?P<y><Y>))?)"
_OF_YEAR = r"(?:of|in)[ \n](?:(?P<y><Y>)|(?P<of>the|this|last|next)[ \n](?P<unit>year))"
_FORMS: tuple[tuple[str, str, Read], ...] = (
    (
        "day-month",
        r"(?:(?P<w><WD>),?[ \n](?:the[ \n])?)?(?P<d><D>)<TH>(?:[ \n]day)?(?:[ \n]of)?[ \n](?P<m><M>)(?:,?[ \n](?P<y><Y>))?",
        _day,
    ),
    (
        "month-day",
        r"(?:(?P<w><WD>),?[ \n])?(?P<m><M>)[ \n](?:the[ \n])?(?P<d><D>)<TH>(?![.,]\d|:\d)(?:,?[ \n](?P<y><Y>))?",
        _day,
    ),
    (
        "days-of-month",
        r"(?:<FROM>[ \n])?(?P<m><M>)[ \n](?P<d><D>)<TH>[ \n]?<TO>[ \n]?(?P<d2><D>)<TH>(?![.,]\d)(?:,?[ \n](?P<y><Y>))?",
        _days,
    ),
    (
        "month-of-days",
        r"(?:<FROM>[ \n])?(?:the[ \n])?(?P<d><D>)<TH>[ \n]?<TO>[ \n]?(?:the[ \n])?(?P<d2><D>)<TH>" + _IN_MONTH,
        _days,
    ),
    ("month-year", r"(?:<EARLY>[ \n-](?:in[ \n])?)?(?P<m><M>),?[ \n](?:of[ \n])?(?P<y><Y>)", _month),
    ("month", r"(?:<EARLY>[ \n-](?:in[ \n])?)?(?P<m><MONTH>)", _month),
    ("which-month", r"(?P<which><WHICH>)[ \n](?P<m><MONTH>)", _month),
    ("month-of-that-year", r"(?P<m><MONTH>)[ \n]of[ \n](?P<chain><CHAIN>)[ \n]year", _month_of_that_year),
    ("year", r"(?:<EARLY>[ \n-](?:in[ \n])?)?(?P<y><Y>)", lambda m: mean.in_year(int(m["y"]))),
    ("iso", r"(?P<y><Y>)-(?P<m>\d\d)-(?P<d>\d\d)", _iso),
    ("numeric", r"(?P<a>\d\d?)[./](?P<b>\d\d?)[./](?P<y><Y>)", _numeric),
    ("years", r"(?P<y><Y>)[ \n]?[-–—/][ \n]?(?P<y2><Y>|\d\d)", _years),
    ("years", r"<FROM>[ \n](?P<y><Y>)[ \n]<TO>[ \n](?P<y2><Y>)", _years),
    ("decade", r"(?:the[ \n])?(?:<EARLY>[ \n-])?(?P<ten>(?:1[5-9]|20)\d0|[’'][1-9]0)[’']?s", _decade),
    ("decade-word", r"the[ \n](?:<EARLY>[ \n-])?(?:nineteen[ \n-])?(?P<ten><TEN>)", _decade_word),
    ("century", r"(?i:the)[ \n](?:<EARLY>[ \n-])?(?P<c>1[5-9]|20|21)(?:th|st)[ \n]century", _century),
    (
        "weekday",
        r"(?:(?:(?P<which><WHICH>)|(?i:the))[ \n])?(?P<w><W>)(?:[ \n]<PART>)?",
        _weekday,
    ),
    ("chained-weekday", r"(?P<chain><CHAIN>)[ \n](?P<w><W>)(?:[ \n]<PART>)?", _chained_weekday),
    ("day-word", r"(?:<EARLY>[ \n])?(?P<t><DAYWORD>)(?:[ \n]<PART>)?", _day_word),
    (
        "unit",
        r"(?:<EARLY>[ \n])?(?P<which><WHICH>)[ \n](?P<unit><PART>|<UNIT>)",
        _around,
    ),
    ("weekend", r"(?:(?i:over|at|during)[ \n])?the[ \n]weekend", _weekend),
    ("ago", r"(?P<n><N>)[ \n](?P<unit><UNIT>)[ \n]<AGO>", _ago),
    (
        "distance",
        r"(?P<n><N>)[ \n](?P<unit><UNIT>)[ \n](?P<off><OFF>)(?=[ \n]*[,.;:)—–]|[ \n]*$|[ \n](?:and|but|when|in|on|by|at|he|she|they|it)\b)",
        _from_previous,
    ),
    ("chained", r"(?P<chain><CHAIN>)[ \n](?P<unit><UNIT>|<PART>)", _chained),
    (
        "beside",
        r"(?i:the)[ \n](?P<unit><UNIT>|<PART>)[ \n](?P<side>before|after|earlier)(?=[ \n]*[,.;:)—–]|[ \n]*$)",
        _beside,
    ),
    ("edge-month", r"(?i:the)[ \n](?P<edge><EDGE>)[ \n]" + _OF, _edge),
    (
        "edge",
        r"(?i:the)[ \n](?P<edge><EDGE>)[ \n]of[ \n](?P<of>the|this|last|next)[ \n](?P<unit><UNIT>)",
        _edge,
    ),
    ("part-of-year", r"(?i:the)[ \n](?P<nth>first|second|third|fourth|last|final)[ \n](?P<size>half|quarter|third)[ \n]" + _OF_YEAR, _part),
    ("months-of-year", r"(?i:the)[ \n](?P<nth>first|last)[ \n](?P<n><N>)[ \n]months[ \n]" + _OF_YEAR, _some_months),
    ("week-of-month", r"(?i:the)[ \n](?P<nth>first|second|third|fourth|last)[ \n](?P<span>week|weekend)[ \n]" + _OF, _week_of),
    (
        "week-of-this",
        r"(?i:the)[ \n](?P<nth>first|second|third|fourth|last)[ \n](?P<span>week|weekend)[ \n]of[ \n](?P<of>this|last|next|the)[ \n](?P<unit>month)",
        _week_of,
    ),
    ("week-of-day", r"(?i:the)[ \n]week[ \n](?:of|beginning|starting)[ \n](?P<m><M>)[ \n](?P<d><D>)<TH>(?:,?[ \n](?P<y><Y>))?", _week_day),
    ("week-of-day-month", r"(?i:the)[ \n]week[ \n](?:of|beginning|starting)[ \n](?P<d><D>)<TH>[ \n](?P<m><M>)(?:[ \n](?P<y><Y>))?", _week_day),
    (
        "season",
        r"(?:(?:(?P<which><WHICH>)|(?i:the))[ \n])?(?:<EARLY>[ \n-])?(?P<s><SEASON>)(?:,?[ \n](?:of[ \n])?(?P<y><Y>))?",
        _season,
    ),
    ("feast", r"(?P<f><FEAST>)(?:,?[ \n](?:of[ \n])?(?P<y><Y>))?", _feast),
)  # fmt: skip
