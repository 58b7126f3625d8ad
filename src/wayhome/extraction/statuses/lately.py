"""Whom a pronoun goes on telling of: the one whose status was told last, where nobody else fits."""

from collections.abc import Iterator

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from wayhome.extraction.clauses import own_subject
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties
from wayhome.extraction.pronouns import GENDERS
from wayhome.extraction.statements.people import gender_of, is_person
from wayhome.extraction.statuses.officers import is_officer, is_officer_word

_BACK = 3
_DOERS = ("nsubj", "nsubjpass")
_SINGLE = ("NN",)


def goes_on_of(who: Parties, paragraph: Paragraph, head: Token) -> str | None:
    """Ana Duarte in "Ana Duarte was held. Her lawyer, Ben Sollis, spoke. She was freed."."""
    seen: set[str] = set()
    for place, sentence, last in _backward(who, paragraph, head):
        if has_stranger(who, place, sentence, last=last):
            return None
        seen |= set(_fitting(who, place, sentence.start, last=last, head=head))
        told = who.told_of(place, sentence.start, last)
        if told:
            one = told[0] if len(set(told)) == 1 else None
            below = sentence == head.sent and head.head.dep_ == "advcl"
            return one if one and _is_alone(who, head, one=one, seen=seen, strict=below) else None
        if _has_unnamed(who, place, sentence, head=head):
            return None
    return None


def of_main(who: Parties, paragraph: Paragraph, head: Token) -> str | None:
    """Ana Duarte in "…, and Ana Duarte is in prison after she was convicted"."""
    below, main = head.head, head.head.head
    if below.dep_ != "advcl" or main.i > below.i or main.dep_ == "ccomp":
        return None
    told = set(who.told_of(paragraph, main.i, head.i - 1))
    one = told.pop() if len(told) == 1 else None
    doer = own_subject(main)
    if one is None or doer is None or who.surely(paragraph, doer).one != one:
        return None
    fitting = set(_fitting(who, paragraph, doer.i, last=head.i - 1, head=head))
    return one if fitting <= {one} and _fits(who, one, head) else None


def _fits(who: Parties, one: str, head: Token) -> bool:
    gender = GENDERS[head.lower_]
    return who.known.gender.get(one, gender) == gender


def _backward(
    who: Parties, paragraph: Paragraph, head: Token
) -> Iterator[tuple[Paragraph, Piece, int]]:
    """The sentences before a word, its own first, each with the last token that counts."""
    left = _BACK
    place: Paragraph = paragraph
    sentences = [each for each in place.doc.sents if each.start <= head.i]
    last = head.i - 1
    while left:
        for each in reversed(sentences):
            yield place, each, min(last, each.end - 1)
            left -= 1
            if not left:
                return
        page = who.before(place)
        if page is None:
            return
        place = page.paragraph
        sentences, last = list(page.doc.sents), len(page.doc) - 1


def _fitting(
    who: Parties, paragraph: Paragraph, first: int, *, last: int, head: Token
) -> Iterator[str]:
    gender = GENDERS[head.lower_]
    for each in who.known.at(paragraph.number, first, last):
        one = each.entity.entity_id
        if each.entity.kind is EntityKind.PERSON and who.known.gender.get(one, gender) == gender:
            yield one


def has_stranger(who: Parties, paragraph: Paragraph, sentence: Piece, *, last: int) -> bool:
    """Whether somebody does something there whose name was not read as one."""
    for token in sentence:
        if token.i > last:
            return False
        doing = token.dep_ == "nsubj" and token.tag_ == "NNP" and token.head.pos_ == "VERB"
        if doing and not any(True for _ in who.known.at(paragraph.number, token.i, token.i)):
            return True
    return False


def _is_alone(who: Parties, head: Token, *, one: str, seen: set[str], strict: bool) -> bool:
    """Whether only those who judge, defend or speak for others were named beside somebody.

    `strict`: not even they, as in "The king pardoned Ana Duarte before she died".
    """
    rivals, fits = seen - {one}, _fits(who, one, head)
    if not fits or not rivals or strict:
        return fits and not rivals
    return not is_officer(who, one) and all(is_officer(who, each) for each in rivals)


def _has_unnamed(who: Parties, paragraph: Paragraph, sentence: Piece, *, head: Token) -> bool:
    """Whether somebody without a name does something there, and may be he or she."""
    gender = GENDERS[head.lower_]
    for token in sentence:
        word = token.lemma_.lower()
        apart = token.dep_ not in _DOERS or token.tag_ not in _SINGLE or token == head
        if apart or not is_person(word) or is_officer_word(word):
            continue
        if gender_of(word) in ("", gender) and who.surely(paragraph, token).one is None:
            return True
    return False
