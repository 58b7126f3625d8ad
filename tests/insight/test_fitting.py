"""A figure's unit and words hint at what it may measure."""

import pytest

from wayhome.insight.domain.fitting import fitting
from wayhome.insight.domain.indicators import IndicatorCode as Code


@pytest.mark.parametrize(
    ("unit", "words", "found"),
    [
        ("complaints", "41 complaints", (Code.COMPLAINTS_RECEIVED,)),
        (
            "complaints",
            "12 complaints were investigated",
            (Code.FINDINGS_CONCLUDED, Code.COMPLAINTS_RECEIVED),
        ),
        ("percent", "about 90 per cent true", (Code.SHARE_SUBSTANTIATED,)),
        ("percent", "90 per cent of voters", ()),
        ("people", "31 people were located", (Code.PERSONS_LOCATED,)),
        ("people", "31 people marched", ()),
        ("plaintes", "41 plaintes", (Code.COMPLAINTS_RECEIVED,)),
        ("人", "找到12人", (Code.PERSONS_LOCATED,)),
        ("dollars", "41 dollars", ()),
        ("", "", ()),
    ],
)
def test_indicator_fits_when_unit_and_words_do(
    unit: str, words: str, found: tuple[Code, ...]
) -> None:
    assert fitting(unit, [words]) == found
