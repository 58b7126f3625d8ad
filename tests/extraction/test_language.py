"""Only what a reader understands is read."""

import pytest

from wayhome.extraction.article import Article
from wayhome.extraction.extract import extract
from wayhome.extraction.language import Language, language_of

ENGLISH = "The ministry said on Monday that it was looking for the owner of the boat. " * 4
FRENCH = "Le ministère a dit que les propriétaires du bateau sont recherchés dans la ville. " * 4
KHMER = "ក្រសួងបាននិយាយថា ម្ចាស់ទូកកំពុងត្រូវបានស្វែងរក។ " * 4
CHINESE = "该部周一表示，正在寻找船主。" * 8
LETTER = (
    "Dear colleague, I am writing about our member Ana Duarte, a film-maker. A military court gave "
    "her a life term last week. She had been held since October, when soldiers found a drone at her "
    "house. Please write to General Ben Sollis. Yours, Clara Voss, Free Film Lumenaria."
)
GERMAN = "Das Ministerium teilte am Montag mit, man suche nach dem Eigentümer eines Bootes. " * 5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, Language.ENGLISH),
        (FRENCH, Language.FRENCH),
        (KHMER, Language.KHMER),
        (CHINESE, Language.CHINESE),
        (GERMAN, Language.OTHER),
        ("Police said no.", Language.ENGLISH),
        (LETTER, Language.ENGLISH),
    ],
)
def test_language_is_told_by_letters_and_small_words(text: str, language: Language) -> None:
    assert language_of(text) is language


def test_nothing_is_proposed_of_a_language_without_readers() -> None:
    extracted = extract(Article.of("page.txt", GERMAN))

    assert (extracted.facts, extracted.entities, extracted.is_whole) == ((), (), True)
