"""Where a sentence tells of a measure: by its name, or by what is done to what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from wayhome.extraction.parsed import Sentence
from wayhome.extraction.words import Entry, lexicon

_OBJECTS = frozenset({"dobj", "nsubjpass", "dative", "conj"})
_LONG = 160
_GERUNDS = ("lending", "funding", "training", "hiring")


@dataclass(frozen=True, slots=True)
class Worded:
    """A measure in a sentence: the word that carries it, its entry, and its object if a verb's."""

    entry: Entry
    token: Token
    thing: Token | None

    @property
    def is_named(self) -> bool:
        """Whether a noun names the measure."""
        return bool(self.entry.more["form"] == "noun")


@cache
def _named() -> tuple[tuple[re.Pattern[str], Entry], ...]:
    return tuple(
        (
            re.compile(
                rf"(?<![\w-])(?:{'|'.join(map(re.escape, entry.words))})(?![\w-])", re.IGNORECASE
            ),
            entry,
        )
        for entry in lexicon("measures")
        if entry.more.get("form") == "noun"
    )


@cache
def _done() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in lexicon("measures"):
        for word in entry.words if entry.more.get("form") == "verb" else ():
            found[word] = (*found.get(word, ()), entry)
    return found


def worded(sentence: Sentence) -> Iterator[Worded]:
    """The measures of a sentence in its order, one for each verb or noun."""
    taken: set[int] = set()
    for token in sentence.piece:
        known = _done().get(token.lemma_.lower()) or _done().get(token.lower_, ())
        for entry in known if token.pos_ == "VERB" else ():
            thing = _object(token, entry)
            if thing is not None and token.i not in taken:
                taken |= {token.i, thing.i}
                yield Worded(entry, token, thing)
    text = sentence.piece.text
    low = text.lower()
    for pattern, entry in _named():
        # Looked for as they stand first: a pattern takes ten times as long to find nothing.
        near = any(word.lower() in low for word in entry.words)
        for match in pattern.finditer(text) if near else ():
            start = sentence.piece.start_char
            piece = sentence.paragraph.doc.char_span(
                start + match.start(), start + match.end(), alignment_mode="expand"
            )
            if piece is None or piece.root.pos_ not in ("NOUN", "PROPN"):
                continue
            if not taken & set(range(piece.start, piece.end)):
                taken |= set(range(piece.start, piece.end))
                yield Worded(entry, piece[-1] if "-" in piece.text else piece.root, None)


def _object(verb: Token, entry: Entry) -> Token | None:
    """What the verb is done to, when it is what the entry names."""
    more = entry.more
    wanted = more["objects"]
    things = [
        c
        for c in verb.children
        if c.dep_ in _OBJECTS and (c.pos_ != "VERB" or c.lower_ in _GERUNDS)
    ]
    if verb.dep_ in ("acl", "relcl") and not things:
        things = [verb.head] if verb.tag_ == "VBN" else []
    if verb.lemma_ in ("remain", "stay", "lose", "face") or (
        verb.dep_ in ("ccomp", "oprd") and wanted != ["*"]
    ):
        things += [c for c in verb.children if c.dep_ == "nsubj"]
    if more.get("needs") and not re.search(more["needs"], _phrase(verb)):
        return None
    if more.get("then") and not any(word in _lemmas(verb) for word in more["then"]):
        return None
    for thing in things:
        if wanted == ["*"]:
            if not more.get("things") or thing.ent_type_ != "PERSON":
                return thing
            continue
        near = [thing, *thing.conjuncts, *(c for c in thing.children if c.dep_ == "compound")]
        is_body = bool(more.get("orgs")) and thing.ent_type_ == "ORG"
        if is_body or any(each.lemma_.lower() in wanted for each in near):
            return thing
    if more.get("anywhere") and things and any(word in _phrase(verb).lower() for word in wanted):
        return things[0]
    return None


def _lemmas(verb: Token) -> set[str]:
    return {each.lemma_.lower() for each in verb.subtree if each.i > verb.i}


def _phrase(verb: Token) -> str:
    """The words of a verb and what follows it."""
    return verb.doc[verb.i : max(each.i for each in verb.subtree) + 1].text[:_LONG]
