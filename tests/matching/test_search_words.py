"""Search words: every text is found by what stands in it, however it is typed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wayhome.matching.search_words.asked import asked, is_met
from wayhome.matching.search_words.indexed import LONGEST, index_words, phrase_text, stem
from wayhome.matching.search_words.pieces import pieces
from wayhome.matching.search_words.snippets import places, snippet

_LATIN = st.text("abcdesyzABCÉéüñ", min_size=1, max_size=12)
_KHMER = st.sampled_from(
    ["សុខា", "កឹម", "ហ៊ុន", "សែន", "ស្រី", "ព្រះ", "ខ្មែរ", "រាជធានី", "ភ្នំ", "ពេញ", "ករណី"]
)
_THAI = st.sampled_from(["ประยุทธ์", "จันทร์", "กรุงเทพ", "น้ำ", "ไทย", "เรื่อง", "การ", "ค้า", "มนุษย์"])
_LAO = st.sampled_from(["ລາວ", "ວຽງຈັນ", "ນ້ຳ", "ປະເທດ"])
_BURMESE = st.sampled_from(["မြန်မာ", "ရန်ကုန်", "အင်္ဂလိပ်", "သတ္တဝါ"])
_EAST = st.sampled_from(
    ["人口", "贩运", "柬埔寨", "習近平", "東京", "カンボジア", "ﾌﾟﾉﾝﾍﾟﾝ", "캄보디아", "한국"]
)
_OTHER = st.sampled_from(
    ["Владимир", "محمد", "Αθήνα", "289", "1,500", "២៨៩", "٢٨٩", "O’Brien", "COVID-19"]
)
_WORDS = st.one_of(_LATIN, _KHMER, _THAI, _LAO, _BURMESE, _EAST, _OTHER)
_SPACES = st.sampled_from([" ", "\u200b ", ", ", "។ ", "\n", " – "])
_TEXTS = st.lists(st.tuples(_WORDS, _SPACES), min_size=1, max_size=12)
_ANYTHING = st.text(max_size=80)


def _joined(parts: list[tuple[str, str]]) -> str:
    return "".join(word + space for word, space in parts)


@given(_TEXTS)
def test_text_is_found_by_every_word_of_it(parts: list[tuple[str, str]]) -> None:
    text = _joined(parts)

    unmet = [word for word, _ in parts if not is_met(text, asked(word))]

    assert unmet == []


@given(_TEXTS, st.data())
def test_text_is_found_by_any_words_of_it_in_any_order(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    some = data.draw(st.lists(st.sampled_from([word for word, _ in parts]), max_size=6))

    assert is_met(_joined(parts), asked(" ".join(some))) is bool(some)


@given(_TEXTS, st.data())
def test_text_is_found_by_quoted_words_as_they_stand(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first + 1, len(parts)))
    quoted = " ".join(word for word, _ in parts[first:last])

    assert is_met(_joined(parts), asked(f'"{quoted}"'))


@given(_TEXTS)
def test_text_with_invisible_breaks_has_the_same_words(parts: list[tuple[str, str]]) -> None:
    plain = "".join(word for word, _ in parts if not word.isascii())
    broken = "\u200b".join(plain)

    assert phrase_text(broken).replace(" ", "") == phrase_text(plain).replace(" ", "")


@given(_ANYTHING)
def test_pieces_stand_in_their_text_in_order(text: str) -> None:
    cut = list(pieces(text))

    assert all(piece.key and 0 <= piece.start < piece.end <= len(text) for piece in cut)
    assert [piece.start for piece in cut] == sorted(piece.start for piece in cut)
    assert all(0 < len(word) <= LONGEST for word in index_words(text))


@given(_TEXTS)
def test_folding_again_gives_the_same_phrases(parts: list[tuple[str, str]]) -> None:
    once = phrase_text(_joined(parts))

    assert phrase_text(once) == once


@given(st.text("aeiouscty", min_size=1, max_size=12))
def test_stem_of_a_stem_is_itself(word: str) -> None:
    assert stem(stem(word)) == stem(word)


@example("0" * 11, "0" * 11)
@given(_ANYTHING, _ANYTHING)
def test_snippet_tells_a_part_of_the_text_itself(text: str, query: str) -> None:
    shown = snippet(text, asked(query), around=10)

    assert "".join(part.text for part in shown.parts) == text[shown.start : shown.end]


@given(st.text("abកខ \u200b", min_size=1, max_size=400), st.sampled_from(["ab", "កខ", "none"]))
def test_snippet_is_short_however_the_text_is_spaced(text: str, query: str) -> None:
    shown = snippet(text, asked(query), around=10)

    asked_for = sum(len(part.text) for part in shown.parts if part.is_asked)
    assert shown.end - shown.start <= 3 * 10 + max(asked_for, 10)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("The envoys met a DETAINEE.", "detainees"),
        ("Three cities were named.", "city"),
        ("Kem Sokha's lawyers came.", "kem sokha"),
        ("They counted 1,500 cases.", "1500"),
        ("ពួកគេរាប់បាន ២៨៩ ករណី", "289"),
        ("លោក\u200bកឹម\u200bសុខា\u200bបាន", "កឹមសុខា"),
        ("លោក កឹម សុខា បាន", "កឹមសុខា"),
        ("លោក កឹមសុខា បាន", "kem sokha"),
        ("លោក កឹម\u200bសុខា បាន", "Sokha Kem"),
        ("Kem Sokha was charged.", "កឹមសុខា"),
        ("习近平 会见", "xi jinping"),
        ("ประยุทธ์ กล่าว", "Prayuth"),
        ("Café Müller", "cafe muller"),
        ("ＡＢＣ ﾌﾟﾉﾝﾍﾟﾝ", "abc プノンペン"),
    ],
)
def test_text_is_found_when_typed_another_way(text: str, query: str) -> None:
    assert is_met(text, asked(query))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Envoys met in the capital.", "envoys ministers"),
        ("The minister met the envoy.", '"envoy the minister"'),
        ("The minister met the envoys.", '"the envoy"'),
        ("ខ្មែរ ករណី", "រណីខ្មែរ"),
        ("人口 贩运", "口人"),
        ("anything", ""),
        ("anything", '"…"'),
    ],
)
def test_text_is_not_found_by_what_it_does_not_have(text: str, query: str) -> None:
    assert not is_met(text, asked(query))


def test_places_are_those_of_the_words_in_the_text() -> None:
    text = "On Monday the envoys met Kem Sokha, and the envoy left. លោក កឹម សុខា បាន"

    found = [text[place.start : place.end] for place in places(text, asked("envoy kem sokha"))]

    assert found == ["envoys", "Kem", "Sokha", "envoy", "កឹម", "សុខា"]


def test_snippet_shows_where_most_words_stand_together_when_the_text_is_long() -> None:
    text = "envoy " + "word " * 200 + "the envoy met the minister " + "word " * 200

    shown = snippet(text, asked("minister envoy"))

    assert [part.text for part in shown.parts if part.is_asked] == ["envoy", "minister"]
    assert shown.is_cut_before
    assert shown.is_cut_after
    assert shown.end - shown.start < 300


def test_snippet_cuts_no_syllable_sign_when_the_text_has_no_spaces() -> None:
    text = "ខ្មែរ" * 200 + "សុខា" + "ខ្មែរ" * 200

    shown = snippet(text, asked("សុខា"), around=12)

    assert shown.parts[0].text == "រ" + "ខ្មែរ" * 2
    assert shown.parts[-1].text == "ខ្មែរ" * 2
