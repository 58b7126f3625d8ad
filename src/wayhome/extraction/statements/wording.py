"""The words of saying, from the lexicon: verbs, and nouns that stand for something said."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from wayhome.extraction.words import lexicon


@dataclass(frozen=True, slots=True)
class Saying:
    """What a word of saying may bring: words in marks whole or in part, or a clause."""

    rule: str
    direct: bool
    partial: bool
    clause: bool


@cache
def verbs() -> dict[str, Saying]:
    """Verbs of saying by their lemma."""
    return _of("verb")


@cache
def nouns() -> dict[str, Saying]:
    """Nouns for something said (claim, warning) by their lemma."""
    return _of("noun")


@cache
def listed(name: str) -> frozenset[str]:
    """A plain list of words that the rules ask for, such as nouns for people."""
    entries = (each for each in lexicon("statements_lists") if each.rule == name)
    return frozenset(word for each in entries for word in each.words)


@cache
def alike() -> tuple[frozenset[str], ...]:
    """Groups of words for the same office, such as premier and prime minister."""
    entries = lexicon("statements_lists")
    return tuple(frozenset(e.words) for e in entries if e.rule.startswith("same "))


def saying(token: Token) -> Saying | None:
    """What a verb of the text is as a word of saying; None when it is none."""
    if token.tag_[:2] != "VB" and token.pos_ not in ("VERB", "AUX"):
        return None
    lemma = token.lemma_.lower()
    return verbs().get(lemma) or verbs().get(_british(lemma)) or _of_two(token, lemma)


def _of_two(token: Token, lemma: str) -> Saying | None:
    """Words of saying of two words: "as she put it", "put it to him that", "he went on"."""
    if lemma not in ("put", "go") or not 0 < token.i < len(token.doc) - 2:
        return None
    before, behind, further = token.nbor(-1).lower_, token.nbor().lower_, token.nbor(2).lower_
    if lemma == "put" and behind == "it":
        return Saying("put-it", direct=True, partial=True, clause=further == "to")
    told = lemma == "go" and behind == "on" and before in ("he", "she")
    parted = further in (",", ".", ":")
    return Saying("go-on", direct=True, partial=True, clause=True) if told and parted else None


def ending(token: Token) -> Saying | None:
    """A verb that ends its sentence and was taken for a noun: ", the paper reports."."""
    doc, place = token.doc, token.i
    if token.pos_ not in ("NOUN", "PROPN") or place < 2:
        return None
    last = place + 1 == len(doc) or doc[place + 1].text == "."
    if not last or doc[place - 1].pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    comma = any(each.text == "," for each in doc[max(0, place - 8) : place - 1])
    word = verbs().get(token.lower_) or verbs().get(token.lower_.removesuffix("s"))
    return word if comma else None


def _british(lemma: str) -> str:
    return lemma.replace("ize", "ise")


def _of(form: str) -> dict[str, Saying]:
    found: dict[str, Saying] = {}
    for entry in lexicon("statements"):
        if entry.more["form"] != form:
            continue
        takes = entry.more["takes"]
        kinds = Saying(entry.rule, "direct" in takes, "partial" in takes, "clause" in takes)
        found |= dict.fromkeys(entry.words, kinds)
    return found
