"""Two names compared word by word. All names are invented combinations."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.matching.compare.comparison import Agreement, Reason
from wayhome.matching.telling import tell
from wayhome.matching.two_names import (
    Rule,
    TwoNames,
    WordCompared,
    WordReason,
    compare_two_names,
    names_weight,
)

PARTS = ["Sok", "Sophea", "Nguyen", "Van", "An", "bin", "Salman", "U", "陈", "สมชาย", "ចាន់", "J."]
names = st.lists(st.sampled_from(PARTS), min_size=1, max_size=5).map(" ".join)


def compared(left: str, right: str) -> TwoNames:
    found = compare_two_names(left, right)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sok Sophea", "Sophea SOK"),
        ("Keo, Channary", "Channary Keo"),
        ("Xiao Ming Wang", "王晓明"),
        ("Nguyễn Thị Hồng Ánh", "Anh Nguyen Hong"),
        ("Soerjono Tjahja", "Suryono Cahya"),
        ("'Abd al-Rahman al-Salimi", "Abdurrahman Salimi"),
        ("Daw Khin Thida Win", "Khin Thida Win"),
        ("Sergey Viktorovich Morozov", "Сергей Морозов"),
        ("Theodore Barnes", "Ted Barnes"),
        ("Sovannary Keo", "Sovann Ary Keo"),
        ("นางสาวศิริพร ใจดี", "Siriporn Jaidee"),
        ("Ahmad bin Yusuf", "Ahmad Yusof"),
        ("Muhammad Salim", "Mohd Salim"),
        ("Rajesh a/l Kumar", "Rajesh Kumar"),
        ("ခင်သီတာဝင်း", "Daw Khin Thida Win"),
        ("ဇော်လင်း", "Ko Zaw Lin"),
        ("黄秀兰", "Ng Siew Lan"),
        ("黃家明", "Wong Ka Ming"),
        ("林志豪", "Lin Chih-hao"),
        ("Nguyễn Văn Đức", "Nguyen Duc"),
        ("Achmad Djoenaedi", "Ahmad Junaedi"),
        ("محمد عبد الله السالمي", "Mohammed Abdullah al-Salimi"),
        ("Юлия Щербакова", "Yulia Shcherbakova"),
        ("Володимир Шевчук", "Volodymyr Shevchuk"),
        ("ສົມພອນ ແກ້ວມະນີ", "Somphone Keomany"),
        ("លោក ចាន់ សុភា", "Sophea CHAN"),
        ("សុខដារ៉ា", "Sok Dara"),
        ("José María de la Cruz", "Jose Maria Cruz"),
        ("Jean-Claude Martin", "MARTIN Jean Claude"),
        ("김민준", "Kim Min-jun"),
        ("सुनीता शर्मा", "Sunita Sharma"),
    ],
)
def test_two_names_are_likely_one_when_written_in_another_way(left: str, right: str) -> None:
    assert compared(left, right).probability > 0.5


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sok Sophea", "Sok Dara"),
        ("Nguyen Van An", "Nguyen Van Binh"),
        ("Ahmad Salim al-Mosuli", "Ahmad Salim al-Duri"),
        ("Salman bin Yusuf al-Rawi", "Yusuf bin Salman al-Rawi"),
        ("Sergey Viktorovich Morozov", "Sergey Borisovich Morozov"),
        ("王晓明", "Wang Li"),
        ("Frost, Wilma G.", "Wilma W Frost"),
        ("Abdul Rahim Salim", "Abdul Rahman Salim"),
        ("Nicole Bernhard", "Nicole Hartmann"),
    ],
)
def test_two_names_are_unlikely_one_when_a_word_conflicts(left: str, right: str) -> None:
    found = compared(left, right)

    assert found.probability < 0.5
    assert found.agreement is Agreement.DIFFERS


def test_words_tell_what_each_of_them_adds() -> None:
    found = compared("Keo Sophea", "Sophia K")

    assert {(word.left, word.right): word.reason for word in found.words} == {
        ("keo", "k"): WordReason.INITIAL,
        ("sophea", "sophia"): WordReason.SAME_SOUND,
    }
    assert [applied.rule for applied in found.rules] == [Rule.ORDER_SWAPPED]
    assert found.reason is Reason.NAME_INITIAL


def test_words_without_a_partner_are_told_apart() -> None:
    found = compared("Keo Sophea", "Sophea Dara Chan")

    lonely = {word.left or word.right: word.reason for word in found.words if not word.left}
    assert lonely == {"dara": WordReason.NO_PARTNER, "chan": WordReason.LEFT_OUT}
    assert WordCompared("keo", "", WordReason.NO_PARTNER, -8.0) in found.words


def test_rules_tell_when_parent_and_child_change_places() -> None:
    found = compared("Salman bin Yusuf al-Rawi", "Yusuf bin Salman al-Rawi")

    assert Rule.PARENT_AND_CHILD_SWAPPED in {applied.rule for applied in found.rules}
    assert found.reason is Reason.NAME_PART_DIFFERS


def test_two_names_cannot_be_compared_when_one_is_blank() -> None:
    assert compare_two_names("Sok", " ") is None
    assert names_weight("", "Sok") == -math.inf


@settings(deadline=None)
@given(names, names)
def test_two_names_weigh_the_sum_of_words_and_rules_either_way_round(left: str, right: str) -> None:
    there, back = compared(left, right), compared(right, left)

    told = [word.weight for word in there.words] + [each.weight for each in there.rules]
    assert math.isclose(there.weight, math.fsum(told), abs_tol=1e-9)
    assert math.isclose(there.weight, back.weight, abs_tol=1e-9)
    assert there.reason is back.reason
    assert names_weight(left, right) == there.weight


@settings(deadline=None)
@given(st.permutations(["Keo", "Sophea", "Channary", "Mali"]))
def test_the_order_of_parts_costs_no_more_than_its_rule(parts: list[str]) -> None:
    straight = compared("Keo Sophea Channary Mali", "Keo Sophea Channary Mali")
    turned = compared("Keo Sophea Channary Mali", " ".join(parts))

    assert straight.weight - turned.weight <= 1.0


def test_telling_has_a_line_for_each_word_and_rule_and_the_sum() -> None:
    found = compared("Theodore Keo Sophea", "Dara Ted K")

    lines = list(tell(found))

    assert len(lines) == len(found.words) + len(found.rules) + 1
    assert any("short form" in line for line in lines)
    assert any("has no partner" in line for line in lines)
    assert lines[-1].startswith(f"{found.weight:+6.1f}")
