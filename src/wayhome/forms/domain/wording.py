"""The words of a form in the language that somebody reads."""

import re
from collections.abc import Iterable

from wayhome.forms.domain.questions import Definition, Words

_CODE = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)\s*$")


def code_of(language: str) -> str:
    """The code of a language column such as `Khmer (km)`; empty where it names none."""
    found = _CODE.search(language)
    return found.group(1).lower() if found else ""


def language_for(definition: Definition, reader: str) -> str:
    """The column for a reader's language code, else the form's own default, else its first."""
    for wanted in (reader.lower(), reader.lower().partition("-")[0]):
        for language in definition.languages:
            if code_of(language) == wanted or language.lower() == wanted:
                return language
    if definition.default_language in definition.languages:
        return definition.default_language
    return definition.languages[0] if definition.languages else ""


def in_words(words: Words, language: str, otherwise: str = "") -> str:
    """A text in a language, else in any in which it was written."""
    return words.get(language) or next(filter(None, words.values()), "") or otherwise


def languages_of(words: Iterable[Words]) -> tuple[str, ...]:
    """The languages of texts, in the order in which they first come."""
    found: dict[str, None] = {}
    for each in words:
        found.update(dict.fromkeys(each))
    return tuple(found)
