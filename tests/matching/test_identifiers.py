"""Telephone and document numbers and places, however they were written."""

import pytest

from wayhome.matching.documents import read_document
from wayhome.matching.phones import Phone, ascii_digits, read_phone, region_of
from wayhome.matching.places import read_place


@pytest.mark.parametrize(
    "written",
    ["+855 12 345 678", "០១២ ៣៤៥ ៦៧៨", "012-345-678", "00855 12345678", "＋８５５１２３４５６７８"],
)
def test_read_phone_finds_one_number(written: str) -> None:
    assert read_phone(written, "KH") == Phone("+85512345678", "12345678", "12345678")


def test_read_phone_keeps_digits_when_country_is_unknown() -> None:
    assert read_phone("๐๘๑ ๒๓๔ ๕๖๗๘") == Phone(None, "0812345678", "12345678")


def test_read_phone_is_none_when_too_short() -> None:
    assert read_phone("119") is None
    assert read_phone("call me") is None


def test_read_phone_keeps_digits_when_impossible() -> None:
    assert read_phone("+855 1234567890123") == Phone(None, "8551234567890123", "67890123")


def test_region_of_gives_two_letters() -> None:
    assert region_of("KHM") == "KH"
    assert region_of("QQQ") is None
    assert region_of(None) is None


def test_ascii_digits_leaves_letters() -> None:
    assert ascii_digits("ក១๒3²") == "ក123²"


@pytest.mark.parametrize("written", ["N0123458", "n 0123-458", "NO1Z34SB", "N០១២៣៤៥៨"])
def test_read_document_folds_look_alikes(written: str) -> None:
    assert read_document(written) == "N0123458"


def test_read_document_is_none_when_too_short() -> None:
    assert read_document("A-1") is None


def test_read_place_tells_codes_from_names() -> None:
    code, name = read_place(" kh12 "), read_place("Phnom Penh")

    assert code is not None
    assert (code.text, code.is_code, code.skeletons) == ("KH12", True, ())
    assert name is not None
    assert (name.text, name.is_code) == ("phnom penh", False)
    assert read_place(" - ") is None
