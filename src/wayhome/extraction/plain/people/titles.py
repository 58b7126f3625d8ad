"""Words before names that say who somebody is, with the gender that they tell."""

from functools import cache

from wayhome.extraction.language import Language
from wayhome.extraction.plain.page import folded
from wayhome.extraction.words import lexicon


@cache
def genders(language: Language) -> dict[str, str]:
    """Titles and offices in small letters with f, m or nothing."""
    return {
        folded(word).lower(): str(entry.more.get("gender", ""))
        for entry in lexicon("names", language)
        if entry.more.get("use") in ("honorific", "role")
        for word in entry.words
    }
