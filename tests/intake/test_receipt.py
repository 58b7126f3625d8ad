"""A receipt survives every spelling, and every simple slip is noticed."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.intake.domain.receipt import (
    Receipt,
    ReceiptNotUnderstood,
    ReceiptProblem,
    lookup_id,
)
from wayhome.intake.domain.wordlists import WORDS_PER_LIST, WordLanguage, fold, word_list

receipts = st.integers(0, 10**23 - 1).map(Receipt)
languages = st.sampled_from(list(WordLanguage))


def problem_of(text: str) -> tuple[ReceiptProblem, int | None]:
    with pytest.raises(ReceiptNotUnderstood) as caught:
        Receipt.parse(text)
    return caught.value.reason, caught.value.position


def in_digits_of(zero: str, text: str) -> str:
    return "".join(chr(ord(zero) + int(sign)) if sign.isdigit() else sign for sign in text)


@given(receipts)
def test_receipt_reads_back_its_digits(receipt: Receipt) -> None:
    assert Receipt.parse(receipt.digits()) == receipt


@given(receipts, languages)
def test_receipt_reads_back_its_words_in_every_language(
    receipt: Receipt, language: WordLanguage
) -> None:
    assert Receipt.parse(" ".join(receipt.words(language))) == receipt


@given(receipts, st.sampled_from("០๐０٠०"), st.sampled_from(["", "-", " – ", "\u200b", ".", "\n"]))
def test_receipt_reads_digits_of_any_script_and_separator(
    receipt: Receipt, zero: str, separator: str
) -> None:
    typed = in_digits_of(zero, receipt.digits().replace(" ", separator))

    assert Receipt.parse(typed) == receipt


@given(receipts, st.sampled_from([WordLanguage.ENGLISH, WordLanguage.FRENCH]))
def test_receipt_reads_words_whatever_their_case_and_accents(
    receipt: Receipt, language: WordLanguage
) -> None:
    typed = unicodedata.normalize("NFD", " - ".join(receipt.words(language)).upper())
    bare = "".join(sign for sign in typed if not unicodedata.combining(sign))

    assert Receipt.parse(typed) == receipt
    assert Receipt.parse(bare) == receipt


@given(receipts, st.sampled_from([WordLanguage.KHMER, WordLanguage.CHINESE]))
def test_receipt_reads_words_written_without_spaces(
    receipt: Receipt, language: WordLanguage
) -> None:
    words = receipt.words(language)

    assert Receipt.parse("".join(words)) == receipt
    assert Receipt.parse("\u200b".join("".join(words))) == receipt
    assert Receipt.parse("\u200d ".join(words) + "\ufeff") == receipt


@given(receipts)
def test_receipt_reads_khmer_vowel_typed_in_two_parts(receipt: Receipt) -> None:
    typed = " ".join(receipt.words("km")).replace("\u17c4", "\u17c1\u17b6")

    assert Receipt.parse(typed) == receipt


def test_receipt_catches_every_wrong_digit() -> None:
    for receipt in (Receipt.generate() for _ in range(50)):
        digits = receipt.digits().replace(" ", "")

        for place, right in enumerate(digits):
            for wrong in set("0123456789") - {right}:
                typed = digits[:place] + wrong + digits[place + 1 :]
                assert problem_of(typed) == (ReceiptProblem.CHECK_DIGIT, None)


def test_receipt_catches_every_swap_of_neighbours() -> None:
    for receipt in (Receipt.generate() for _ in range(200)):
        digits = receipt.digits().replace(" ", "")

        for place in range(len(digits) - 1):
            first, second = digits[place], digits[place + 1]
            if first != second:
                typed = digits[:place] + second + first + digits[place + 2 :]
                assert problem_of(typed) == (ReceiptProblem.CHECK_DIGIT, None)


@given(receipts, st.integers(0, 5))
def test_receipt_names_the_place_of_an_unknown_word(receipt: Receipt, place: int) -> None:
    words = list(receipt.words("en"))
    words[place] = "xqzzy"

    assert problem_of(" ".join(words)) == (ReceiptProblem.UNKNOWN_WORD, place + 1)


def test_receipt_names_the_problem_when_it_cannot_be_read() -> None:
    receipt = Receipt.generate()
    english, french = receipt.words("en"), receipt.words("fr")
    last = [word_list(WordLanguage.ENGLISH).words[-1]] * 6

    assert problem_of("") == (ReceiptProblem.TOO_SHORT, None)
    assert problem_of(receipt.digits()[:-1]) == (ReceiptProblem.TOO_SHORT, None)
    assert problem_of(receipt.digits() + "0") == (ReceiptProblem.TOO_LONG, None)
    assert problem_of(" ".join(english[:5])) == (ReceiptProblem.TOO_SHORT, None)
    assert problem_of(" ".join((*english, "water"))) == (ReceiptProblem.TOO_LONG, None)
    assert problem_of("1" * 500) == (ReceiptProblem.TOO_LONG, None)
    assert problem_of(f"{english[0]} {receipt.digits()}") == (ReceiptProblem.MIXED, None)
    assert problem_of(" ".join(english[:3] + french[3:])) == (ReceiptProblem.MIXED, None)
    assert problem_of(" ".join(last)) == (ReceiptProblem.CHECK_DIGIT, None)


@given(st.text(max_size=450))
def test_receipt_raises_only_its_own_error_for_any_text(text: str) -> None:
    with suppress(ReceiptNotUnderstood):
        assert Receipt.parse(text).number < 10**23


def test_receipt_never_shows_itself() -> None:
    receipt = Receipt(12345678901234567890123)

    assert "123" not in repr(receipt)
    assert "123" not in f"{receipt}"
    assert "123" not in str(ReceiptNotUnderstood(ReceiptProblem.MIXED))


def test_receipt_has_the_same_secret_for_both_spellings() -> None:
    receipt = Receipt.generate()

    assert Receipt.parse(receipt.digits()).secret() == receipt.secret()
    assert len(receipt.secret()) == 10
    assert WORDS_PER_LIST**6 >= 10**23 > 2**76


def test_lookup_id_depends_on_receipt_salt_and_pepper() -> None:
    salt, pepper = b"s" * 16, b"p" * 32
    base = lookup_id(Receipt(1), salt=salt, pepper=pepper)

    assert base == lookup_id(Receipt(1), salt=salt, pepper=pepper)
    assert len(base) == 32
    assert base != lookup_id(Receipt(2), salt=salt, pepper=pepper)
    assert base != lookup_id(Receipt(1), salt=b"t" * 16, pepper=pepper)
    assert base != lookup_id(Receipt(1), salt=salt, pepper=b"q" * 32)


@pytest.mark.parametrize("language", list(WordLanguage))
def test_word_list_holds_as_many_distinct_words_as_it_needs(language: WordLanguage) -> None:
    listed = word_list(language)

    assert len(listed.words) == len(listed.places) == WORDS_PER_LIST
    assert list(listed.words) == sorted(listed.words)


def test_word_lists_share_no_word() -> None:
    english, french = word_list(WordLanguage.ENGLISH), word_list(WordLanguage.FRENCH)

    assert not english.places.keys() & french.places.keys()


@pytest.mark.parametrize("language", [WordLanguage.ENGLISH, WordLanguage.FRENCH])
def test_word_list_has_no_two_words_one_slip_apart(language: WordLanguage) -> None:
    words = [fold(word) for word in word_list(language).words]
    known = set(words)
    holed: dict[str, str] = {}

    for word in words:
        assert 3 <= len(word) <= 8
        for place in range(len(word)):
            assert word[:place] + word[place + 1 :] not in known
            assert holed.setdefault(word[:place] + "_" + word[place + 1 :], word) == word
            swapped = word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
            assert swapped == word or swapped not in known
