"""Names in texts are recognised as countries and provinces, and every province has an outline."""

import pytest

from wayhome.places.countries import is_country
from wayhome.places.provinces import provinces
from wayhome.places.recognising import Recognised, place_named
from wayhome.places.shapes import cambodia, world


@pytest.mark.parametrize(
    ("name", "country", "province"),
    [
        ("Cambodia", "KHM", ""),
        ("the United States", "USA", ""),
        ("US", "USA", ""),
        ("Bangkok", "THA", ""),
        ("Phnom Penh", "KHM", "KH12"),
        ("Preah Sihanouk province", "KHM", "KH18"),
        ("Sihanoukville", "KHM", "KH18"),
        ("ភ្នំពេញ", "KHM", "KH12"),
        ("ខេត្តកោះកុង", "KHM", "KH09"),
        ("កម្ពុជា", "KHM", ""),
        ("柬埔寨", "KHM", ""),
        ("États-Unis", "USA", ""),
    ],
)
def test_name_is_recognised_in_the_languages_of_the_interface(
    name: str, country: str, province: str
) -> None:
    assert place_named(name) == Recognised(country, province)


@pytest.mark.parametrize("name", ["", "Peace Palace", "us", "Atlantis"])
def test_other_names_are_not_guessed(name: str) -> None:
    assert place_named(name) is None


def test_every_province_has_an_outline_and_every_outline_a_known_code() -> None:
    assert {each.code for each in cambodia().outlines} == {each.pcode for each in provinces()}
    assert all(is_country(each.code) for each in world().outlines if each.code)
