"""The words of an answer by which it is found again, as hashed tokens keep them."""

import unicodedata
from collections.abc import Iterator

from wayhome.forms.domain.filling import Answers
from wayhome.forms.domain.questions import Definition

MOST_WORDS = 400
"""Of one answer; a longer one is found by its first words only."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, each once, without case, signs or width; in their order."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    marked = "".join(sign if _is_of_word(sign) else " " for sign in folded)
    return tuple(dict.fromkeys(marked.split()))[:MOST_WORDS]


def token_values(form: str, definition: Definition, answers: Answers) -> Iterator[tuple[str, str]]:
    """What is hashed of the answers to searchable questions: (kind, word)."""
    searched = {each.name for each in definition.questions if each.is_searchable}
    told = [answers.once, *(time for times in answers.repeats.values() for time in times)]
    for each in told:
        for name in searched & each.keys():
            for word in words_of(str(each[name])):
                yield token_kind(form, name), word


def token_kind(form: str, question: str) -> str:
    """A word is found again in the question it was said to, and in no other."""
    return f"form:{form}:{question}"


def _is_of_word(sign: str) -> bool:
    """Letters and digits, and the marks and joiners that belong to letters of many scripts."""
    return unicodedata.category(sign)[0] in "LNM"
