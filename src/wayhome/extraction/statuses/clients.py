"""Whom "he" or "she" means in the mouth of kin or counsel: "his wife said he was held"."""

from collections.abc import Callable
from enum import Enum

from spacy.tokens import Token

from wayhome.extraction.clauses import behind, own_subject
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties
from wayhome.extraction.pronouns import GENDERS, is_pronoun
from wayhome.extraction.statements.people import gender_of

_COUNSEL = frozenset(
    {"lawyer", "attorney", "counsel", "solicitor", "barrister", "advocate", "representative"}
)
_KIN = frozenset(
    [
        "wife",
        "husband",
        "mother",
        "father",
        "sister",
        "brother",
        "son",
        "daughter",
        "aunt",
        "uncle",
        "cousin",
        "niece",
        "nephew",
        "grandmother",
        "grandfather",
        "widow",
        "partner",
        "fiancee",
        "fiance",
        "girlfriend",
        "boyfriend",
        "relative",
        "friend",
        "colleague",
        "neighbour",
        "neighbor",
        "law",
    ]
)
Meant = Callable[[Parties, Paragraph, Token], str | None]
"""Tells whom a pronoun surely stands for."""
_NAMELY = ("appos", "compound", "nmod")


class Nobody(Enum):
    """Nobody speaks for another here."""

    HERE = 0


def client_meant(
    who: Parties, paragraph: Paragraph, head: Token, *, meant: Meant
) -> str | Nobody | None:
    """The one whose kin or counsel is speaking; None when that is not sure either.

    `meant` tells surely of whom "his lawyer" is, when a pronoun says it.
    """
    speaker = _speaker(head)
    if speaker is None:
        return Nobody.HERE
    role, owner = speaker
    gender = GENDERS[head.lower_]
    own = is_pronoun(owner)
    one = meant(who, paragraph, owner) if own else who.surely(paragraph, owner).one
    entity = who.known.entities.get(one or "")
    if entity is None or entity.kind is not EntityKind.PERSON:
        return None
    fits = who.known.gender.get(entity.entity_id, gender) == gender
    if owner.lower_ in GENDERS:
        fits = fits and GENDERS[owner.lower_] == gender
    told = gender_of(role.lemma_.lower()) or _named_gender(who, paragraph, role)
    other = role.lemma_.lower() in _COUNSEL or (bool(told) and told != gender)
    return entity.entity_id if fits and other else None


def _speaker(head: Token) -> tuple[Token, Token] | None:
    """The word for kin or counsel who says the clause of a pronoun, and whose they are."""
    for verb in head.ancestors:
        doer = own_subject(verb) if verb.dep_ not in ("relcl", "acl") else None
        if doer is None or doer == head or verb.pos_ != "VERB" or not _tells(head, verb):
            continue
        for word in (doer, *doer.children, doer.head if doer.dep_ in _NAMELY else doer):
            if word is not doer and word.dep_ not in _NAMELY and word is not doer.head:
                continue
            if (owner := _owner(word)) is not None and owner != head:
                return word, owner
        return None
    return None


def _tells(head: Token, verb: Token) -> bool:
    """Whether a pronoun stands in what a verb tells, and not beside it."""
    return any(
        each.dep_ in ("ccomp", "parataxis") and each.left_edge.i <= head.i <= each.right_edge.i
        for each in verb.children
    )


def _owner(word: Token) -> Token | None:
    """Whose kin or counsel a word is."""
    if word.lemma_.lower() not in _KIN | _COUNSEL:
        return None
    owned = next((each for each in word.children if each.dep_ == "poss"), None)
    return owned if owned is not None else next(behind(word, "of", "for", "to"), None)


def _named_gender(who: Parties, paragraph: Paragraph, role: Token) -> str:
    """Whether a lawyer or a friend is told to be a woman or a man."""
    one = who.surely(paragraph, role).one
    return who.known.gender.get(one or "", "")
