"""What list entries are found by: tokens in clear, since lists are public.

They are valid for one version of the rules that normalise names.
"""

from collections.abc import Iterable

from wayhome.matching import normalise
from wayhome.matching.tokens import TokenKind, name_tokens

RULES = normalise.VERSION
"""Tokens written under other rules must be written anew before they are compared."""

LONGEST = 200

# Two letters of an unspaced script are shared by too many names to tell one from another.
_LEFT_OUT = frozenset({TokenKind.NGRAM})


def tokens_of(names: Iterable[str]) -> frozenset[str]:
    """The tokens of names in any script, each also as if it were written in one word."""
    forms = {form for name in names for form in (name, "".join(normalise.words(name)))}
    return frozenset(
        f"{token.kind.value}:{token.value}"[:LONGEST]
        for form in forms
        for token in name_tokens(form)
        if token.kind not in _LEFT_OUT
    )
