"""Who says something: an entity of the article, or people without a name."""

from dataclasses import dataclass

from spacy.tokens import Span as Piece

from wayhome.extraction.spans import Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something, and the words for them.

    `one` is an entity's id or `group:` with the words; `kind` is person, org, place, or for those
    without a name: one, people, body, group, thing.
    """

    one: str | None
    mention: Span | None
    kind: str = ""
    gender: str = ""


def unnamed(words: str) -> str:
    """The id for people without a name."""
    return "group:" + "-".join(word.strip(".,’'").lower() for word in words.split())


def plain(piece: Piece) -> str:
    """A noun's words without articles and marks."""
    kept = (t for t in piece if t.pos_ not in ("DET", "PRON") and t.dep_ != "case")
    return " ".join(token.text for token in kept if not token.is_punct)


def share(name: str, words: set[str]) -> int:
    """How many words a name has in common with some words."""
    return len({part.strip(".").lower() for part in name.replace("-", " ").split()} & words)
