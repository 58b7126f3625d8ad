"""Names become telling words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.matching.frequencies import DEFAULT, Frequencies
from wayhome.matching.names import name_readings, read_name
from wayhome.matching.normalise import fold


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
        ("김민준", ("김", "민준")),
        ("Ong", ("ong",)),
        ("", ()),
        ("Keo, Sophea", ("sophea", "keo")),
        ("'Abd al-Aziz al-Nuristani", ("abdulaziz", "nuristani")),
        ("Abdurrahman Wahid", ("abdulrahman", "wahid")),
        ("Abu Bakar Ba'asyir", ("abubakar", "baasyir")),
        ("J.-C. Keo", ("j", "c", "keo")),
        ("JC Keo", ("j", "c", "keo")),
        ("S0pheak Ke0", ("sopheak", "keo")),
        ("Đỗ Văn An", ("do", "an")),
        ("Van Sokha", ("van", "sokha")),
        ("U Nu", ("u", "nu")),
        ("Daw Khin Thida Win", ("khin", "thida", "win")),
        ("นายสมชาย ใจดี", ("สมชาย", "ใจดี")),
        ("นาง", ("นาง",)),
        ("王小明先生", ("王", "小明")),
        ("عبد الفتاح السالمي", ("عبدفتاح", "سالمي")),
        ("Ludwig van der Berg", ("ludwig", "berg")),
        ("Shaikh Isa bin Tarif al bin Ali", ("isa", "tarif", "ali")),
        ("mr", ("mr",)),
    ],
)
def test_read_name_keeps_telling_words(name: str, texts: tuple[str, ...]) -> None:
    assert tuple(word.text for word in read_name(name)) == texts


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("Ko Aung", [("ko", "aung"), ("aung",)]),
        ("Ma Thida Win", [("thida", "win"), ("ma", "thida", "win")]),
        ("Nguyen Van An", [("nguyen", "an"), ("nguyen", "van", "an")]),
        ("Ben Nathan", [("ben", "nathan"), ("nathan",)]),
        ("Ahmad bin Yusuf", [("ahmad", "yusuf")]),
        ("Sok Dara", [("sok", "dara")]),
        ("", []),
    ],
)
def test_name_readings_are_two_where_a_word_may_be_a_title(
    name: str, texts: list[tuple[str, ...]]
) -> None:
    assert [tuple(word.text for word in each.words) for each in name_readings(name)] == texts


def test_name_readings_know_whose_child_somebody_is() -> None:
    (reading,) = name_readings("Salman bin Yusuf")

    assert reading.descends == (False, True)


def test_name_word_is_patronymic_when_it_ends_as_one() -> None:
    first, second, third = read_name("Sergey Viktorovich Morozov")

    assert second.is_patronymic
    assert not first.is_patronymic
    assert not third.is_patronymic


@given(st.text(max_size=20))
def test_read_name_reads_any_text_and_its_own_words_again(name: str) -> None:
    found = read_name(name)

    assert all(word.text == fold(word.text) for word in found)
    assert len(name_readings(name)) <= 2


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
    counted = Frequencies.counted(["Sok Dara"])

    assert counted.log2_share == DEFAULT.log2_share
