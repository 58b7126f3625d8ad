"""Countries as lists name them."""

import pytest

from wayhome.interchange.listed_countries import coded_country, listed_country
from wayhome.screening.domain.listings import ListedCountry


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Cambodia", "KHM"),
        ("Viet  nam", "VNM"),
        ("Lao People’s Democratic Republic", "LAO"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("Democratic People's Republic of Korea", "PRK"),
        ("Atlantis", ""),
    ],
)
def test_country_has_a_code_when_its_name_is_known(text: str, code: str) -> None:
    assert listed_country(text) == ListedCountry(text, code)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("kh", ListedCountry("Cambodia", "KHM")),
        ("THA", ListedCountry("Thailand", "THA")),
        ("zz", ListedCountry("zz")),
    ],
)
def test_country_is_named_when_its_code_is_known(given: str, expected: ListedCountry) -> None:
    assert coded_country(given) == expected
