"""Whether a measure is in force, threatened, considered, asked for or lifted."""

from functools import cache

from spacy.tokens import Token

from wayhome.extraction.words import lexicon

_UP = 6
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "pcomp", "acl", "relcl", "conj", "dobj", "pobj", "prep", "nsubjpass", "nsubj", "attr", "oprd", "dep"})  # fmt: skip
_IN_FORCE, _LIFTED = "in_force", "lifted"


@cache
def meanings(field: str) -> dict[str, str]:
    """What each word that has a field means by it; the first entry that has it counts."""
    found: dict[str, str] = {}
    for entry in lexicon("measures"):
        for word in entry.words if field in entry.more else ():
            found.setdefault(word, str(entry.more[field]))
    return found


def standing(measure: Token, *, is_named: bool) -> str | None:
    """The status of a measure; None when it is denied or only spoken of.

    `is_named`: the word is a noun such as "sanctions", whose verb tells what becomes of it.
    """
    node, lifted = measure, False
    for step in range(_UP):
        if any(child.dep_ == "neg" for child in node.children) and (step or not is_named):
            return None
        told = None if node == measure else meanings("status").get(node.lemma_.lower())
        if told == _LIFTED:
            lifted = lifted or (is_named and _is_object(measure, node))
        elif told and told != _IN_FORCE and not (node.lemma_ == "back" and node.pos_ != "VERB"):
            return _IN_FORCE if lifted else told
        if modal := _modal(node):
            return _IN_FORCE if lifted else modal
        if node.dep_ not in _CLAUSES or node.head == node:
            break
        if node.dep_ in ("nsubj", "nsubjpass") and node.head.pos_ not in ("VERB", "AUX"):
            break
        if node.dep_ == "conj" and node.head.pos_ == "VERB" and node.tag_ != "VB":
            break
        infinite = any(child.lower_ == "to" and child.dep_ == "aux" for child in node.children)
        if node.dep_ == "relcl" or (node.dep_ == "advcl" and step and not infinite):
            break
        node = node.head
    return _LIFTED if lifted else _IN_FORCE


def _is_object(measure: Token, verb: Token) -> bool:
    return measure.head == verb and measure.dep_ in ("dobj", "nsubjpass", "conj")


def _modal(node: Token) -> str | None:
    for child in node.children:
        if child.dep_ == "aux" and child.lower_ in meanings("modal"):
            return meanings("modal")[child.lower_]
    return None
