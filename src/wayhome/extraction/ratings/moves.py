"""The word that moves somebody to a level or keeps them there, and who that is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from wayhome.extraction.words import lexicon

_UP = 8
_BEFORE = 9
COUNTRY = frozenset(
    {"country", "kingdom", "island", "nation", "republic", "state", "government", "territory"}
)
"""Nouns for a country spoken of before."""
_STANDING = ("ranking", "rating", "rank", "listing", "grade", "place", "list")
"""Nouns for where somebody stands, which tell of no move."""
_DREADED = ("risk", "threat", "fear", "prospect", "danger", "possibility", "chance", "face", "avoid", "escape", "dodge", "avert", "prevent", "spare")  # fmt: skip
_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "dative", "obj")


@cache
def words_with(field: str) -> dict[str, str]:
    """What each word that has a field means by it."""
    return {
        word: str(entry.more[field])
        for entry in lexicon("ratings")
        if field in entry.more
        for word in entry.words
    }


@dataclass(frozen=True, slots=True)
class Move:
    """A word of moving or staying with its direction."""

    token: Token
    direction: str


def move_of(level: Piece) -> Move | None:
    """The move that a level hangs on: the nearest such word above it, else the verb it is subject of."""
    for node in [level.root, *level.root.ancestors][:_UP]:
        if direction := _direction(node, level):
            return _by_object(node, level) or Move(node, direction)
    before = level.doc[max(level.sent.start, level.start - _BEFORE) : level.start]
    for node in reversed(list(before)):
        if direction := _direction(node, level):
            return Move(node, direction)
    return None


def _by_object(verb: Token, level: Piece) -> Move | None:
    """The move that a verb has as its object: "won promotion to Tier 1"."""
    for each in verb.children:
        if each.dep_ == "dobj" and each.pos_ == "NOUN" and not _in(each, level):
            direction = words_with("direction").get(each.lemma_.lower())
            if direction in ("upgrade", "downgrade"):
                return Move(verb, direction)
    return None


def _direction(node: Token, level: Piece) -> str | None:
    """Which way a word moves, None when it moves nothing; some words go by their particle."""
    lemma = node.lemma_.lower().split("-")[-1]
    if node.pos_ not in ("VERB", "NOUN", "AUX", "PROPN") or level.start <= node.i < level.end:
        return None
    if node.pos_ == "NOUN" and lemma in _STANDING:
        return None
    particles = {child.lower_ for child in node.children if child.dep_ in ("prt", "advmod", "prep")}
    is_object = level.root.head == node and level.root.dep_ in ("dobj", "nsubjpass")
    found = words_with("direction").get(lemma) or words_with("direction").get(node.lower_)
    if lemma == "be":
        found = _by_being(node, level)
    elif lemma in ("move", "bring", "go", "kick") and particles & {"up", "down"}:
        found = "upgrade" if "up" in particles else "downgrade"
    elif lemma in ("leave", "lift"):
        other = "unchanged" if lemma == "leave" else "upgrade"
        found = "removed" if is_object else other
    elif lemma == "take" and not particles & {"off", "from", "out"}:
        found = None
    return found


def _by_being(verb: Token, level: Piece) -> str | None:
    """Being on a list is staying there when it has been so, else standing there."""
    node = level.root
    while node.dep_ in ("pobj", "prep", "attr", "compound", "amod", "nmod") and node != verb:
        node = node.head
    if node != verb or level.root.dep_ not in ("pobj", "compound", "nmod", "amod", "attr"):
        return None
    stays = any(each.lower_ in ("still", "been", "has", "again", "had") for each in verb.children)
    return "unchanged" if stays else "listed"


def is_hedged(move: Move, level: Piece) -> bool:
    """Whether the move only may come: "could be downgraded", "to take it off"; "will stay" is told."""
    token = move.token
    helpers = [child.lower_ for child in token.children if child.dep_ in ("aux", "mark")]
    if move.direction == "unchanged":
        helpers = [each for each in helpers if each not in ("will", "would")]
    if _is_counted(token):
        helpers = [each for each in helpers if each != "to"]
    if any(each in words_with("hedge") or each in ("to", "will") for each in helpers):
        return True
    if token.pos_ == "NOUN" and _is_dreaded(token):
        return True
    return any(child.dep_ == "neg" and not _in(child, level) for child in token.children)


def _is_counted(verb: Token) -> bool:
    """Whether "to be placed" tells of what happened: "the first member to be placed on Tier 1"."""
    noun = verb.head if verb.dep_ in ("acl", "relcl", "xcomp", "advcl") else None
    words = [noun, *noun.subtree] if noun is not None else []
    return any(each.lower_ in _COUNTS and each.i < verb.i for each in words)


_COUNTS = ("first", "second", "third", "only", "last", "latest")


def _is_dreaded(move: Token) -> bool:
    """Whether a noun is of a move that may come: "the risk of a downgrade", "a downgrade would"."""
    above = [*move.ancestors][:2]
    modal = move.dep_ == "nsubj" and any(c.tag_ == "MD" for c in move.head.children)
    return modal or any(each.lemma_ in _DREADED for each in above)


def whom(move: Token, level: Piece) -> list[Token]:
    """The words for whoever is moved: object of an active verb, else subject, else owner."""
    if move.pos_ in ("NOUN", "PROPN"):
        return _owners(move)
    gives = move.lemma_.lower() in words_with("gives")
    if gives and level.root.dep_ in _OBJECTS and level.root.head == move:
        return _receivers(move, level.root)
    objects = [child for child in move.children if child.dep_ in _OBJECTS and not _in(child, level)]
    passive = any(child.dep_ == "nsubjpass" for child in move.children)
    if objects and not passive and objects[0].lemma_ in (*_STANDING, "status", "score"):
        return _owners(objects[0]) or [each for one in [_subject(move)] if one for each in [one]]
    if objects and not passive and _may_be_moved(objects[0]):
        return _with_others(objects[0])
    subject = _subject(move)
    if subject is not None and _in(subject, level):
        return _owners(level.root)
    return _with_others(subject) if subject is not None else []


def is_of_itself(move: Token) -> bool:
    """Whether somebody moved themselves: "ranked itself"."""
    return any(child.lower_ in ("itself", "themselves") for child in move.children)


def _may_be_moved(token: Token) -> bool:
    """Whether an object is somebody, and not the steps or the place that are lost."""
    return (
        token.pos_ == "PROPN"
        or token.lower_ in ("it", "them", "him", "her")
        or token.lemma_ in COUNTRY
    )


def _receivers(move: Token, level: Token) -> list[Token]:
    """Who a card or grade is given to or taken from."""
    given = [child for child in move.children if child.dep_ in ("dative", "nsubjpass")]
    found = [c for c in given if c.pos_ != "ADP"]
    for prep in [*move.children, *level.children]:
        if prep.dep_ in ("prep", "dative") and prep.lower_ in (
            "from",
            "to",
            "on",
            "for",
            "against",
        ):
            found += [child for child in prep.children if child.dep_ == "pobj"]
    return [each for one in found[:1] for each in _with_others(one)]


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, of the verb it is joined to, or what its relative clause is about."""
    node = verb
    for _ in range(_UP):
        for child in node.children:
            if child.dep_ in _SUBJECTS:
                return node.head if child.lower_ in ("that", "which", "who") else child
        if node.dep_ in ("acl", "relcl"):
            return _equated(node.head) or node.head
        if node.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "ccomp") or node.head == node:
            return None
        node = node.head
    return None


def _equated(noun: Token) -> Token | None:
    """Norway in "Norway became the first member to be placed on Tier 1"."""
    if noun.dep_ != "attr" or noun.head.lemma_ not in ("be", "become"):
        return None
    return next((each for each in noun.head.children if each.dep_ in _SUBJECTS), None)


def _owners(noun: Token) -> list[Token]:
    """Whose move: "Norway's fall", "the downgrading of Norway", "whose card"."""
    for child in noun.children:
        if child.dep_ == "poss":
            if child.lower_ == "whose":
                clause = next((a for a in noun.ancestors if a.dep_ == "relcl"), None)
                return [clause.head] if clause is not None else []
            return _with_others(child)
        if child.dep_ == "prep" and child.lower_ == "of":
            return [
                each for end in child.children if end.dep_ == "pobj" for each in _with_others(end)
            ]
    return []


def _with_others(token: Token) -> list[Token]:
    return [token, *(each for each in token.conjuncts if each.i > token.i)]


def _in(token: Token, piece: Piece) -> bool:
    return piece.start <= token.i < piece.end


def further(move: Token) -> Iterator[Move]:
    """Moves joined to this one that name no level again: "removed X and added Y"."""
    for other in move.conjuncts:
        direction = words_with("direction").get(other.lemma_.lower())
        if direction in ("listed", "removed") and other.i > move.i:
            yield Move(other, direction)
