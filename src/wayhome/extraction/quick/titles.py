"""Short titles that end in a stop, told from names at the end of a sentence: "Sen. Ana Duarte"."""

from spacy.tokens import Doc, Token

_SHORT = frozenset({"Sen", "Rep", "Gov", "Del"})
_FEW = 2
"""Letters of an initial: "Gov. J. Duarte"."""


def with_titles(doc: Doc) -> Doc:
    """The same words with each short title and its stop as one.

    "President Hun Sen. He" ends a sentence: a name stands before the word, or no name behind it.
    """
    found = [token.i for token in doc[:-2] if token.text in _SHORT and _is_title(token)]
    if found:
        with doc.retokenize() as retokenizer:
            for place in found:
                retokenizer.merge(doc[place : place + 2])
    return doc


def _is_title(token: Token) -> bool:
    stop, name = token.nbor(), token.nbor(2)
    before = token.nbor(-1) if token.i else None
    if stop.text != "." or token.whitespace_ or not stop.whitespace_:
        return False
    named = before is not None and before.text[:1].isupper() and not _opens(before)
    behind = name.text[:1].isupper() and not name.text.isupper() and not name.is_stop
    initial = name.text[:1].isupper() and len(name.text) <= _FEW
    return (behind or initial) and not (named and before is not None and _is_name(before))


def _is_name(before: Token) -> bool:
    """Whether the word before may be the first part of a name: "Hun Sen", not "U.S. Sen."."""
    return "." not in before.text and before.lower_ not in _KNOWN


def _opens(before: Token) -> bool:
    """Whether a word begins a sentence and so has its capital from that."""
    return before.i == 0 or before.nbor(-1).text in (".", "!", "?", "“", '"')


_KNOWN = frozenset(
    ["republican", "democratic", "state", "former", "then", "when", "and", "lt", "senior"]
)
