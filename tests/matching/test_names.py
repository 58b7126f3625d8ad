"""Names become telling words."""

import pytest

from wayhome.matching.frequencies import DEFAULT, Frequencies
from wayhome.matching.names import read_name


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("Mr. Sok Dara", ("sok", "dara")),
        ("លោក សុខ ដារ៉ា", ("សុខ", "តារ៉ា".replace("ត", "ដ"))),
        ("นาย สมชาย ใจดี", ("สมชาย", "ใจดี")),
        ("Ahmad bin Yusuf", ("ahmad", "yusuf")),
        ("张伟", ("张", "伟")),
        ("欧阳晓明", ("欧阳", "晓明")),
        ("张", ("张",)),
        ("张 伟", ("张", "伟")),
        ("欧阳", ("欧阳",)),
        ("一二三四五六", ("一二三四五六",)),
        ("Ong", ("ong",)),
        ("", ()),
    ],
)
def test_read_name_keeps_telling_words(name: str, texts: tuple[str, ...]) -> None:
    assert tuple(word.text for word in read_name(name)) == texts


def test_name_word_is_initial_when_one_latin_letter() -> None:
    first, second = read_name("S Dara")
    (han,) = read_name("张")

    assert first.is_initial
    assert not second.is_initial
    assert not han.is_initial


def test_frequencies_judge_common_names_less_telling() -> None:
    assert DEFAULT.rarity("ngn") < DEFAULT.rarity("ksm")
    assert DEFAULT.rarity("kptr") < DEFAULT.rarity("kptrsmn")
    assert DEFAULT.rarity("") > 0


def test_frequencies_are_counted_when_the_register_is_large() -> None:
    counted = Frequencies.counted(["Sok Dara"] * 150 + ["Keo Malis"] * 50)

    assert counted.rarity("sk") < counted.rarity("mls")


def test_frequencies_are_the_stored_ones_when_the_register_is_small() -> None:
    assert Frequencies.counted(["Sok Dara"]) == DEFAULT
