"""Kinds and forms of words by the rules of the model, looked up by what a token is.

The library tries every rule at every token anew. Nearly all rules look at the tag, the word and the
relation of one token only, so what they say together is kept for each such triple.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

_LOOKED_AT = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_TESTS: dict[str, Callable[[Any, object], bool]] = {
    "IN": lambda told, value: value in told,
    "NOT_IN": lambda told, value: value not in told,
    "REGEX": lambda told, value: re.search(told, str(value)) is not None,
}
_KEPT = 30_000


@dataclass(frozen=True, slots=True)
class _Rule:
    """One rule of the model: its number, and what it asks of the token that it changes."""

    number: int
    asks: Mapping[str, Any]

    def fits(self, token: Mapping[str, object]) -> bool:
        return all(_holds(asked, token[what]) for what, asked in self.asks.items())


class QuickAttributes:
    """The rules of a model's own component, for a pipeline in its place."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler, self._strings = ruler, ruler.vocab.strings
        self._by_tag: defaultdict[str, list[_Rule]] = defaultdict(list)
        self._others: Any = Matcher(ruler.vocab)
        for number, each in enumerate(ruler.patterns):
            patterns: Any = each["patterns"]
            if all(_is_simple(pattern) for pattern in patterns):
                for pattern in patterns:
                    tag = pattern[0].get("TAG")
                    exact = tag if isinstance(tag, str) else ""
                    self._by_tag[exact].append(_Rule(number, pattern[0]))
            else:
                self._others.add(str(number), patterns)
        self._of = lru_cache(_KEPT)(self._looked_up)

    def __call__(self, doc: Doc) -> Doc:
        """Set kind, form and lemma of every token that a rule speaks of."""
        others: defaultdict[int, list[int]] = defaultdict(list)
        for key, start, _ in self._others(doc, allow_missing=True):
            number = int(self._strings[key])
            others[start + self._ruler.indices[number]].append(number)
        changes = []
        for token in doc:
            numbers, attributes = self._of(token.lower, token.tag, token.dep)
            if token.i in others:
                attributes = self._together((*numbers, *others[token.i]))
            changes.append((token, attributes))
        for token, attributes in changes:
            set_token_attrs(token, attributes)
        return doc

    def _looked_up(self, word: int, tag: int, relation: int) -> tuple[tuple[int, ...], Any]:
        """The numbers of the rules for a token, and all that they set."""
        lower = self._strings[word]
        token: dict[str, object] = {
            "TAG": self._strings[tag],
            "LOWER": lower,
            "DEP": self._strings[relation],
            "IS_SPACE": lower.isspace(),
        }
        rules = [*self._by_tag.get(self._strings[tag], ()), *self._by_tag[""]]
        numbers = tuple(rule.number for rule in rules if rule.fits(token))
        return numbers, self._together(numbers)

    def _together(self, numbers: tuple[int, ...]) -> dict[int, int]:
        """What rules set; a later one wins."""
        found: dict[int, int] = {}
        for number in sorted(numbers):
            found |= self._ruler.attrs[number]
        return found


def _is_simple(pattern: list[dict[str, Any]]) -> bool:
    """Whether a pattern is of one token and asks nothing but what is looked up."""
    return len(pattern) == 1 and pattern[0].keys() <= _LOOKED_AT and all(_tests(pattern[0]))


def _tests(asks: Mapping[str, Any]) -> Iterator[bool]:
    for asked in asks.values():
        yield not isinstance(asked, dict) or asked.keys() <= _TESTS.keys()


def _holds(asked: Any, value: object) -> bool:
    """Whether a word, a flag or the tests of a rule are true of a token's own."""
    if not isinstance(asked, dict):
        return bool(asked == value)
    return all(_TESTS[test](told, value) for test, told in asked.items())
