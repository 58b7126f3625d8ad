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
    """The tokens of names in any script."""
    return frozenset(
        f"{token.kind.value}:{token.value}"[:LONGEST]
        for name in names
        for token in name_tokens(name)
        if token.kind not in _LEFT_OUT
    )
