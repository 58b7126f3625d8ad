"""Codes become names in the reader's language."""

import pytest

from wayhome.places.countries import countries, country_name, is_country
from wayhome.places.provinces import is_province, province_name, provinces


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Cambodia"), ("fr", "Cambodge"), ("km", "កម្ពុជា"), ("zh-hans", "柬埔寨")],
)
def test_country_is_named_in_each_language(language: str, name: str) -> None:
    assert country_name("KHM", language) == name
    assert ("KHM", name) in countries(language)


def test_country_keeps_its_code_when_unknown() -> None:
    assert country_name("XQZ", "en") == "XQZ"
    assert not is_country("XQZ")


def test_provinces_are_all_there_in_two_scripts() -> None:
    assert len(provinces()) == 25
    assert province_name("KH12", "en") == "Phnom Penh"
    assert province_name("KH12", "km") == "រាជធានីភ្នំពេញ"
    assert not is_province("KH99")
