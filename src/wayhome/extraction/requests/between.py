"""Between whom a request passes: who asks, and who is asked."""

import re
from collections.abc import Callable
from functools import lru_cache

from spacy.tokens import Token

from wayhome.extraction.clauses import is_passive, own_subject
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties, are_people
from wayhome.extraction.pronouns import GENDERS
from wayhome.extraction.statements.wording import listed

_OURS = ("we", "our", "us")
_NOBODY = ("that", "which", "who", "what", "this", "there")
_MEETINGS = ("meeting", "talk", "talks", "audience", "interview", "dialogue", "appointment")
_BODIES = (EntityKind.ORG, EntityKind.PLACE)
_HEAD = 400
_HEADED = re.compile(
    r"\b(?:press (?:release|statement)|media (?:release|statement)|for immediate release"
    r"|public statement|joint statement|press communiqu[eé]|media note)\b",
    re.IGNORECASE,
)
_OPENING = 4
"""Paragraphs in which a release says whose it is."""


def asker(who: Parties, paragraph: Paragraph, verb: Token) -> tuple[str, ...]:
    """Who asks: the subject, the doer of a passive, whoever speaks, or whose release it is."""
    subject = own_subject(verb)
    if subject is not None and subject.dep_ == "nsubjpass":
        subject = _doer(verb)
    paper = _paper(verb)
    if paper is not None:
        subject = _writer(paper)
    elif subject is not None and subject.lemma_ in _PAPERS:
        subject = _writer(subject)
    if subject is None:
        quote = who.told.said_by(paragraph.over(verb))
        return (quote.speaker,) if quote and quote.speaker else ()
    heads = [subject, *(each for each in subject.children if each.dep_ == "conj")]
    found = tuple(dict.fromkeys(o for each in heads if (o := who.of(paragraph, each).one)))
    if not found and subject.lower_ in _OURS:
        return issuers(who)
    return found


def _paper(verb: Token) -> Token | None:
    """The letter or resolution that asks: "a resolution calling for … and urging …"."""
    node = verb
    while node.dep_ == "conj" and node.head.i < node.i:
        node = node.head
        if node.pos_ == "NOUN":
            node = next((a for a in node.ancestors if a.dep_ == "acl"), node)
    return node.head if node.dep_ == "acl" and node.head.lemma_ in _PAPERS else None


def _writer(paper: Token) -> Token | None:
    """Whose letter or resolution it is: who wrote or adopted it, or whose it is called."""
    for each in paper.children:
        if each.dep_ == "poss":
            return each
        if each.dep_ == "acl" and each.tag_ == "VBN" and (doer := _doer(each)) is not None:
            return doer
        if each.dep_ == "prep" and each.lower_ in ("by", "from"):
            return next((c for c in each.children if c.dep_ == "pobj"), None)
    verb = paper.head if paper.dep_ != "pobj" else paper.head.head
    if verb.pos_ != "VERB" or paper.dep_ == "nsubj":
        return paper
    return _doer(verb) if is_passive(verb) else own_subject(verb)


_PAPERS = ("resolution", "letter", "statement", "petition", "motion", "report", "message", "note", "declaration", "appeal", "email", "memo")  # fmt: skip


def _doer(verb: Token) -> Token | None:
    """Who does it to the subject of a passive; "by" may hang on what is to be done."""
    below = [c for each in verb.children if each.dep_ == "xcomp" for c in each.children]
    agents = [each for each in (*verb.children, *below) if each.dep_ == "agent"]
    return next((c for each in agents for c in each.children if c.dep_ == "pobj"), None)


@lru_cache(maxsize=1)
def is_release(who: Parties) -> bool:
    """Whether a text is headed as a release, or a body speaks in it as "we" outside any marks."""
    if _HEADED.search(who.told.article.text[:_HEAD]):
        return True
    return any(
        token.lower_ == "we" and who.told.said_by(page.paragraph.over(token)) is None
        for page in who.pages
        if not page.is_title
        for token in page.doc
        if token.dep_ == "nsubj"
    )


def issuers(who: Parties) -> tuple[str, ...]:
    """The bodies that speak as "we" outside any marks: those that a release first tells of."""
    for page in who.pages[:_OPENING]:
        for sentence in () if page.is_title else page.sentences:
            for token in sentence:
                if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT":
                    heads = [token, *(c for c in token.children if c.dep_ == "conj")]
                    named = [who.named(page.paragraph, each) for each in heads]
                    bodies = [e.entity_id for e in named if e and e.kind in _BODIES]
                    if bodies:
                        return tuple(dict.fromkeys(bodies))
    return _in_titles(who)


def _in_titles(who: Parties) -> tuple[str, ...]:
    """The bodies that a joint statement is headed with."""
    named = (
        each.entity
        for page in who.pages[:_OPENING]
        if page.is_title
        for each in who.known.at(page.paragraph.number, 0, len(page.doc))
    )
    return tuple(dict.fromkeys(e.entity_id for e in named if e.kind is EntityKind.ORG))


def met_with(thing: Token | None) -> Token | None:
    """With whom a meeting is that is asked for."""
    if thing is None or thing.lemma_.lower() not in _MEETINGS:
        return None
    preps = [each for each in thing.children if each.dep_ == "prep" and each.lower_ == "with"]
    return next((c for each in preps for c in each.children if c.dep_ == "pobj"), None)


def asked_of(
    who: Parties, paragraph: Paragraph, whom: Token | None, *, by: tuple[str, ...]
) -> str | None:
    """Who is asked, by id or in words; never who asks."""
    if whom is None or whom.lower_ in _NOBODY:
        return None
    if told := _TOLD.get(whom.lower_, _nobody)(who, paragraph, whom):
        return told
    party = who.of(paragraph, whom)
    if party.one and not party.one.startswith("group:") and party.one not in by:
        return party.one
    if whom.pos_ == "PRON" and (party.one is None or party.one in by):
        another = _another(who, paragraph, whom, by=by)
        return another or (None if party.one else party.span.text)
    return party.span.text


def _nobody(who: Parties, paragraph: Paragraph, whom: Token) -> None:
    """Of other words nobody is told by what stands in the sentence before."""
    del who, paragraph, whom


def _another(who: Parties, paragraph: Paragraph, whom: Token, *, by: tuple[str, ...]) -> str | None:
    """Whom "him" means beside who asks: "Ana Duarte met Ben Sollis and asked him to resign"."""
    gender = GENDERS.get(whom.lower_)
    if whom.lower_ == "it":
        return _body_before(who, paragraph, whom, by=by)
    for named in reversed(list(who.known.at(paragraph.number, whom.sent.start, whom.i - 1))):
        one = named.entity.entity_id
        fits = named.entity.kind is EntityKind.PERSON and gender is not None
        if fits and one not in by and who.known.gender.get(one, gender) == gender:
            return one
    return None


def _body_before(
    who: Parties, paragraph: Paragraph, whom: Token, *, by: tuple[str, ...]
) -> str | None:
    """The body or country that "it" means beside who asks."""
    for named in reversed(list(who.known.at(paragraph.number, whom.sent.start, whom.i - 1))):
        if named.entity.kind is not EntityKind.PERSON and named.entity.entity_id not in by:
            return named.entity.entity_id
    return None


def _body_told(who: Parties, paragraph: Paragraph, whom: Token) -> str | None:
    """The body told of as an object before "it": "thanked the Government and urged it to go on"."""
    for token in reversed(paragraph.doc[whom.sent.start : whom.i]):
        if token.dep_ == "dobj" and token.lemma_.lower() in listed("bodies"):
            entity = who.named(paragraph, token)
            return entity.entity_id if entity else who.words(paragraph, token).text
    return None


def _many_before(who: Parties, paragraph: Paragraph, whom: Token) -> str | None:
    """The people without a name told of last in the sentence: "the donors"."""
    for token in reversed(paragraph.doc[whom.sent.start : whom.i]):
        people = token.tag_ == "NNS" and token.dep_ in ("nsubj", "dobj", "pobj", "nsubjpass")
        if people and are_people(token):
            return who.words(paragraph, token).text
    return None


_TOLD: dict[str, Callable[[Parties, Paragraph, Token], str | None]] = {
    "it": _body_told,
    "them": _many_before,
}
"""Who is meant by what the sentence has told of before as an object."""
