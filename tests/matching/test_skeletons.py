"""One skeleton whichever script a name is written in. All names are invented combinations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.matching.normalise import fold
from wayhome.matching.skeletons import latin_spellings, skeletons, voiced_forms

SAME_NAME = [
    # Khmer
    ("ចាន់", "Chan"),
    ("សុខ", "Sokh"),
    ("សុភា", "Sophea"),
    ("បុប្ផា", "Bopha"),
    ("រិទ្ធី", "Rithy"),
    ("ស្រីពៅ", "Sreypov"),
    ("ស្រីពៅ", "Sreypao"),
    ("ចន្ទ្រា", "Chantrea"),
    ("លក្ខណ៍", "Leak"),
    ("ហ្វា", "Fa"),
    ("អ្នក", "Neak"),
    ("ត្រពាំង", "Trapeang"),
    ("សំណាង", "Samnang"),
    ("ពេជ្រ", "Pich"),
    ("សុវណ្ណ", "Sovann"),
    ("ធម៌", "Thor"),
    ("ពណ៌", "Poar"),
    ("ហេង", "Heng"),
    ("ល្អ", "Lao"),
    ("សុខហេង", "Sokheng"),
    ("ចន្ទ្នារី", "Channary"),
    ("សម្បត្តិ", "Sambath"),
    # Thai
    ("สมชาย", "Somchai"),
    ("สมศักดิ์", "Somsak"),
    ("จันทร์เพ็ญ", "Chanphen"),
    ("ศิริพร", "Siriporn"),
    ("พรทิพย์", "Phonthip"),
    ("วรรณา", "Wanna"),
    ("ธรรม", "Tham"),
    ("ศรีสุข", "Srisuk"),
    ("ศรีสุข", "Sisuk"),
    ("สมหญิง", "Somying"),
    ("ปัญญา", "Panya"),
    ("ดวงใจ", "Duangjai"),
    ("ทองคำ", "Thongkham"),
    ("แก้วมณี", "Kaewmanee"),
    ("อรทัย", "Orathai"),
    ("สุวรรณ", "Suwan"),
    ("เพชร", "Phet"),
    ("บัวแก้ว", "Buakaew"),
    ("หอมหวาน", "Homwan"),
    ("รัชนี", "Ratchani"),
    ("รัศมี", "Ratsami"),
    ("มลฤดี", "Monruedi"),
    ("ยุวดี", "Yuwadi"),
    ("เกียรติศักดิ์", "Kiattisak"),
    ("หรรษา", "Hansa"),
    ("พรชนก", "Phonchanok"),
    ("ศรีสวัสดิ์", "Sisawat"),
    ("มิตร", "Mit"),
    ("จักร", "Chak"),
    ("ทรัพย์", "Sap"),
    ("บุญเลิศ", "Bunloet"),
    ("กาญจนา", "Kanchana"),
    ("ลักษณา", "Laksana"),
    ("นวล", "Nuan"),
    # Lao
    ("ສົມພອນ", "Somphone"),
    ("ບຸນມີ", "Bounmy"),
    ("ຄຳ", "Kham"),
    # Burmese
    ("အောင်", "Aung"),
    ("ထက်", "Htet"),
    ("ခင်", "Khin"),
    ("သီတာ", "Thida"),
    ("သီတာ", "Sida"),
    ("ဆွေ", "Swe"),
    ("ချစ်", "Chit"),
    ("သိန်း", "Thein"),
    ("သံ", "Than"),
    ("ကိုအာ", "Koa"),
    ("နိုင်", "Naing"),
    ("ကြည်", "Kyi"),
    ("ဝင်း", "Win"),
    # Chinese
    ("伟", "Wei"),
    ("晓明", "Xiaoming"),
    ("陈", "Chen"),
    ("陈", "Tan"),
    ("黄", "Wong"),
    ("吕", "Lu"),
    # Arabic and Cyrillic
    ("محمد", "Mohammed"),
    ("ياسر", "Yasir"),
    ("نور", "Nur"),
    ("سلام", "Salam"),
    ("Иван", "Ivan"),
    ("Щербак", "Shcherbak"),
    ("Ελένη", "Eleni"),
    ("Նարեկ", "Narek"),
    ("ნინო", "Nino"),
    ("サクラ", "Sakura"),
    ("さくら", "Sakura"),
    ("김", "Kim"),
    ("이", "Lee"),
    ("민준", "Minjun"),
    ("सुनीता", "Sunita"),
    ("করিম", "Karim"),
    # Spellings of Latin
    ("Đỗ", "Do"),
    ("Tjahja", "Cahya"),
    ("Soerjono", "Suryono"),
    ("Djoko", "Joko"),
    ("Achmad", "Ahmad"),
    ("Njoman", "Nyoman"),
    ("Thida", "Tida"),
]


@pytest.mark.parametrize(("one", "other"), SAME_NAME)
def test_skeletons_meet_when_the_name_is_one(one: str, other: str) -> None:
    assert set(skeletons(one)) & set(skeletons(other)), (skeletons(one), skeletons(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("សុខ", "Chan"), ("สมชาย", "Malee"), ("张", "Li"), ("Dara", "Sophal"), ("အောင်", "Win")],
)
def test_skeletons_differ_when_the_names_do(one: str, other: str) -> None:
    assert not set(skeletons(one)) & set(skeletons(other))


def test_skeletons_are_none_when_the_script_is_not_read() -> None:
    assert skeletons("ሰላም") == ()
    assert skeletons("123") == ()


SAID_ALIKE = [
    ("សុភា", "Sophea"),
    ("គឹម", "Kim"),
    ("ឃឹម", "Khim"),
    ("ស្រីពៅ", "Sreypov"),
    ("កែវ", "Keo"),
    ("ជឿន", "Cheurn"),
    ("នួន", "Nuon"),
    ("ทองคำ", "Thongkham"),
    ("เดือน", "Duean"),
    ("แก้วมณี", "Kaewmanee"),
    ("ບຸນມີ", "Bounmy"),
]


@pytest.mark.parametrize(("one", "other"), SAID_ALIKE)
def test_voiced_forms_meet_when_the_name_is_one(one: str, other: str) -> None:
    assert set(voiced_forms(fold(one))) & set(voiced_forms(fold(other)))


@pytest.mark.parametrize(
    ("native", "latin"),
    [("ឃឹម", "Kem"), ("សុភា", "Sophy"), ("ชัยชนะ", "Chonticha"), ("康", "Kuang"), ("卫", "Wu")],
)
def test_voiced_forms_differ_when_only_consonants_agree(native: str, latin: str) -> None:
    assert not set(voiced_forms(fold(native))) & set(voiced_forms(fold(latin)))


def test_latin_spellings_hold_pinyin_wade_giles_and_southern_ones() -> None:
    assert {"xie", "hsieh", "chia", "tse"} <= set(latin_spellings("谢"))
    assert {"jiaming", "chiaming", "kaming", "kahbeng"} == set(latin_spellings("家明"))
    assert latin_spellings("юлия") == ("yuliya", "yulia", "iulyia")
    assert latin_spellings("soerjono") == ("soerjono", "suryono")
    assert latin_spellings("សុខ") == ()


@pytest.mark.parametrize("first", range(0, 0x3000, 0x100))
def test_skeletons_read_every_letter_of_every_alphabet(first: int) -> None:
    letters = [chr(point) for point in range(first, first + 0x100) if chr(point).isalpha()]

    assert all(len(skeletons(letter)) <= 2 for letter in letters)


@given(st.text(max_size=12))
def test_skeletons_are_at_most_two_and_deterministic(word: str) -> None:
    found = skeletons(word)

    assert len(found) <= 2
    assert found == skeletons.__wrapped__(word)
    assert all(set(skeleton) <= set("kgctnpmyrlvsha") for skeleton in found)


@given(st.text(alphabet="កខងចញដនបមយរលវសហអាិុេោំះ្់៉៍៌័", max_size=8))
def test_skeletons_read_any_khmer_signs(word: str) -> None:
    assert len(skeletons(word)) <= 2


@given(st.text(alphabet="กขงจญดนบมยรลวสหอฤะัาำิีุเแโใไ็่้์", max_size=8))
def test_skeletons_read_any_thai_signs(word: str) -> None:
    assert len(skeletons(word)) <= 2
