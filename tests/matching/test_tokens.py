"""Two reports of one person share tokens."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.matching.description import Description, PartialDate
from wayhome.matching.tokens import (
    LINKING,
    Token,
    TokenKind,
    description_tokens,
    document_tokens,
    name_tokens,
    phone_tokens,
    probe_tokens,
    query_tokens,
)

SEEN = date(2024, 6, 15)


def values(tokens: frozenset[Token], kind: TokenKind) -> set[str]:
    return {token.value for token in tokens if token.kind is kind}


def test_name_tokens_hold_words_prefixes_skeletons_and_pairs() -> None:
    found = name_tokens("Sok Sophea")

    assert values(found, TokenKind.WORD) == {"sok", "sophea"}
    assert values(found, TokenKind.PREFIX) == {"soph"}
    assert values(found, TokenKind.SKELETON) == {"sk", "sp"}
    assert values(found, TokenKind.NAME_PAIR) == {"sk+sp"}
    assert values(found, TokenKind.NGRAM) == set()


@pytest.mark.parametrize("name", ["សុភា", "สมชาย", "欧阳晓明", "ສົມພອນ", "အောင်"])
def test_name_tokens_hold_ngrams_when_script_has_no_spaces(name: str) -> None:
    assert values(name_tokens(name), TokenKind.NGRAM)


def test_name_tokens_meet_across_scripts() -> None:
    shared = name_tokens("ចាន់ សុភា") & name_tokens("Sophea Chan")

    assert TokenKind.NAME_PAIR in {token.kind for token in shared}


def test_phone_tokens_hold_international_national_and_last_eight() -> None:
    found = phone_tokens("016 123 4567", region="MY")

    assert values(found, TokenKind.PHONE) == {"+60161234567", "161234567", "61234567"}
    assert phone_tokens("12") == frozenset()


def test_document_tokens_fold_look_alikes() -> None:
    assert document_tokens("NO12345") == document_tokens("N0I2345")
    assert document_tokens("1") == frozenset()


def told(**changed: object) -> Description:
    parts: dict[str, object] = {
        "names": ("Sok Sophea",),
        "sex": "female",
        "birth": PartialDate(1998, 5, 3),
        "nationality": "KHM",
        "phones": ("012345678",),
        "documents": ("N0123456",),
        "places": ("KH12",),
    }
    return Description(**(parts | changed))  # type: ignore[arg-type]  # parts are fields by name


def test_description_tokens_hold_every_kind_of_conjunction() -> None:
    found = description_tokens(told())

    assert values(found, TokenKind.NAME_BIRTH) == {"sk|1998", "sp|1998"}
    assert values(found, TokenKind.NAME_PLACE) == {"sk|KH12", "sp|KH12"}
    assert values(found, TokenKind.BIRTH_PLACE_SEX) == {"1998-05-03|KH12|female"}
    assert values(found, TokenKind.BIRTH) == {"1998-05-03"}
    assert values(found, TokenKind.PLACE) == {"KH12"}
    assert "+85512345678" in values(found, TokenKind.PHONE)
    assert values(found, TokenKind.DOCUMENT) == {"N0123456"}
    assert {token.kind for token in found} >= LINKING


def test_description_tokens_use_age_when_birth_is_unknown() -> None:
    found = description_tokens(told(birth=None, age=26, age_on=SEEN))

    assert values(found, TokenKind.NAME_BIRTH) == {"sk|1997", "sk|1998", "sp|1997", "sp|1998"}
    assert values(found, TokenKind.BIRTH) == set()


def test_description_tokens_leave_birth_out_when_too_vague() -> None:
    vague = description_tokens(told(birth=PartialDate(1998, about=True)))
    wide = description_tokens(told(birth=None))

    assert len(values(vague, TokenKind.NAME_BIRTH)) == 10
    assert values(wide, TokenKind.NAME_BIRTH) == set()


def test_description_tokens_are_none_when_nothing_is_told() -> None:
    empty = Description(names=("",), phones=("",), documents=("",), places=("",))

    assert description_tokens(empty) == frozenset()
    assert probe_tokens(empty) == frozenset()


@pytest.mark.parametrize("birth", ["1998-03-05", "1997-05-03", "1999"])
def test_probe_tokens_reach_a_record_when_birth_has_a_slip(birth: str) -> None:
    stored = description_tokens(told(phones=(), documents=(), names=("Keo",)))

    probed = probe_tokens(told(phones=(), documents=(), birth=PartialDate.parse(birth)))

    reached = {token.kind for token in stored & probed}
    assert reached & {TokenKind.BIRTH, TokenKind.BIRTH_PLACE_SEX} or birth == "1999"
    assert probed > description_tokens(told(phones=(), documents=(), birth=None))


def test_probe_tokens_skip_slips_that_are_no_date() -> None:
    leap = told(birth=PartialDate(2000, 2, 29))

    assert "2000-02-29" in values(probe_tokens(leap), TokenKind.BIRTH)
    assert values(probe_tokens(leap), TokenKind.BIRTH) == {"2000-02-29"}
    assert probe_tokens(told(birth=PartialDate(month=2))) > frozenset()


def test_query_tokens_take_text_for_what_it_looks_like() -> None:
    assert query_tokens("Sok Sophea") == name_tokens("Sok Sophea")
    assert query_tokens("០១២ ៣៤៥ ៦៧៨") >= phone_tokens("012345678")
    assert query_tokens("+855 12 345 678") >= phone_tokens("+85512345678")
    assert query_tokens("N0123456") >= document_tokens("N0123456")
    assert query_tokens("") == frozenset()


@given(st.text(max_size=30))
def test_tokens_are_deterministic_and_short_strings(text: str) -> None:
    found = query_tokens(text)

    assert found == query_tokens(text)
    assert all(token.value for token in found)
