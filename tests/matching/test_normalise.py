"""Written names come to one form."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wayhome.matching.normalise import VERSION, Script, fold, script_of, words


@given(st.text())
@example("ម៉ៅ")
@example("\u1780\u17c1\u17b8\u17c1\u17b6")
@example("น้ำฝน")
@example("ǅ ŉ İ ß")
def test_fold_changes_nothing_when_text_is_folded(text: str) -> None:
    folded = fold(text)

    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Nguyễn Thị  Ánh", "nguyen thi anh"),
        ("ĐỖ-Văn/Hùng", "do van hung"),
        ("Sok\u200bSopheap", "soksopheap"),
        ("Straße", "strasse"),
        ("Ｓｏｋ", "sok"),
        ("น้ำฝน", "น้ำฝน"),
        ("مُحَمَّد", "محمد"),
        ("ſok", "sok"),
        ("\ud800Sok", "sok"),
        ("...", ""),
    ],
)
def test_fold_gives_compared_form(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("ស្រ្តី", "ស្ត្រី"),
        ("កេី", "កើ"),
        ("កេា", "កោ"),
        ("ម\u17b6\u17c9", "ម\u17c9\u17b6"),
        ("ប\u17d2ដ", "ប\u17d2ត"),
        ("\u17a3", "អ"),
        ("ក\u17c6\u17b6", "ក\u17b6\u17c6"),
    ],
)
def test_fold_orders_khmer_syllable_when_typed_otherwise(typed: str, usual: str) -> None:
    assert fold(typed) == fold(usual)


def test_words_keep_written_order() -> None:
    assert words("Sok, Dara") == ("sok", "dara")


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Sok", Script.LATIN),
        ("Nguyễn", Script.LATIN),
        ("សុខ", Script.KHMER),
        ("สมชาย", Script.THAI),
        ("张伟", Script.HAN),
        ("ສົມພອນ", Script.LAO),
        ("အောင်", Script.BURMESE),
        ("محمد", Script.ARABIC),
        ("Иван", Script.CYRILLIC),
        ("Ελένη", Script.GREEK),
        ("ნინო", Script.GEORGIAN),
        ("Նարեկ", Script.ARMENIAN),
        ("김", Script.HANGUL),
        ("さくら", Script.KANA),
        ("सुनीता", Script.INDIC),
        ("ሰላም", Script.OTHER),
        ("", Script.OTHER),
        ("12 34", Script.OTHER),
        ("Sok សុខ Dara", Script.LATIN),
    ],
)
def test_script_of_names_the_script_of_most_letters(text: str, script: Script) -> None:
    assert script_of(text) is script


def test_version_is_positive() -> None:
    assert VERSION >= 1
