"""Which indicators a figure of a source may measure, by its unit and words: a hint, no more.

A person says whether the definitions are the same; nothing is held beside the register by itself.
"""

import re
from collections.abc import Iterable, Mapping

from wayhome.insight.domain.indicators import IndicatorCode

_UNITS: Mapping[IndicatorCode, str] = {
    IndicatorCode.COMPLAINTS_RECEIVED: "complaints? plaintes? ពាក្យបណ្តឹង បណ្តឹង 投诉",
    IndicatorCode.FINDINGS_CONCLUDED: "complaints? cases? plaintes? ពាក្យបណ្តឹង បណ្តឹង 投诉 案件",
    IndicatorCode.SHARE_SUBSTANTIATED: r"percent per\scent % % pourcents? ភាគរយ 百分之",
    IndicatorCode.TIME_TO_FIRST_ACTION: "hours? heures? ម៉ោង 小时",
    IndicatorCode.PERSONS_LOCATED: "persons? people foreigners? nationals? personnes? នាក់ 人",
}
_SAYING: Mapping[IndicatorCode, str] = {
    IndicatorCode.FINDINGS_CONCLUDED: (
        "concluded investigated resolved settled closed examined verified traitées? élucidées?"
    ),
    IndicatorCode.SHARE_SUBSTANTIATED: (
        "true proved proven substantiated confirmed upheld founded genuine real vraies? fondées?"
        " avérées? ពិត 属实"
    ),
    IndicatorCode.TIME_TO_FIRST_ACTION: "first within took wait(?:ed)? médiane?",
    IndicatorCode.PERSONS_LOCATED: "located found traced rescued retrouvée?s? រកឃើញ 找到",
}


def fitting(unit: str, words: Iterable[str]) -> tuple[IndicatorCode, ...]:
    """The indicators whose unit and words a figure has, the narrowest first."""
    told = " ".join([unit, *words])
    found = [
        code
        for code, units in _UNITS.items()
        if _has(unit, units) and _has(told, _SAYING.get(code, ""))
    ]
    return tuple(sorted(found, key=lambda code: code not in _SAYING))


def counts_same(unit: str, indicator: IndicatorCode) -> bool:
    """Whether a unit of a source is what an indicator counts, as far as its words tell."""
    return _has(unit, _UNITS.get(indicator, ""))


def _has(text: str, words: str) -> bool:
    """Whether any of the words, spaces between them, stands in a text; no words ask for nothing."""
    return not words or any(
        re.search(rf"\b{word}\b" if word.isascii() and word != "%" else word, text, re.IGNORECASE)
        for word in words.split()
    )
