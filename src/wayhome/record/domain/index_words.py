"""The words that a text or a fact of the record is found by."""

from collections.abc import Mapping
from dataclasses import dataclass

from wayhome.matching.search_words.indexed import index_words, phrase_text

_MOST_HITS = 1000


@dataclass(frozen=True, slots=True)
class Indexed:
    """How often each word stands in something, and the text in which phrases are looked for."""

    hits: Mapping[str, int]
    in_title: frozenset[str]
    phrases: str


def of_text(text: str, *, title: str) -> Indexed:
    """The words of a text; a title that was given counts with it although it may not be in it."""
    in_title = index_words(title)
    hits = dict(index_words(text))
    for word, many in in_title.items():
        hits.setdefault(word, many)
    return _indexed(hits, frozenset(in_title), text if title in text else f"{title}\n{text}")


def of_fact(exact: str, *, names: Mapping[str, str]) -> Indexed:
    """The words of a fact: those of its passage, and the names that its fields speak of."""
    told = "\n".join([exact, *names.values()])
    return _indexed(index_words(told), frozenset(), told)


def _indexed(hits: Mapping[str, int], in_title: frozenset[str], phrases: str) -> Indexed:
    # PostgreSQL keeps no NUL; a reader takes them out, but text may come from anywhere.
    return Indexed(
        {word: min(many, _MOST_HITS) for word, many in hits.items()},
        in_title,
        phrase_text(phrases),
    )
