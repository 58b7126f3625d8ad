"""Whom nouns mean: "the envoy", "the ministry", "a spokesman", "the two-page statement"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from wayhome.extraction.facts import EntityKind
from wayhome.extraction.naming.gazetteer import adjectives
from wayhome.extraction.statements.grammar import phrase_of
from wayhome.extraction.statements.people import gender_of, is_person
from wayhome.extraction.statements.speaker import Speaker, plain, share, unnamed
from wayhome.extraction.statements.wording import alike, listed

if TYPE_CHECKING:
    from spacy.tokens import Span as Piece
    from spacy.tokens import Token

    from wayhome.extraction.facts import Entity
    from wayhome.extraction.statements.page import Page
    from wayhome.extraction.statements.people import Known, Named

_NEAR = 2
_PLURAL = ("NNS", "NNPS")
_POINTING = ("the", "this", "that")
_OWNING = ("its", "his", "her", "their")
_LONGEST_BARE = 2
_SHORT = {
    "general": "gen",
    "colonel": "col",
    "captain": "capt",
    "sergeant": "sgt",
    "major": "maj",
    "lieutenant": "lt",
    "inspector": "insp",
    "superintendent": "supt",
    "governor": "gov",
    "senator": "sen",
    "professor": "prof",
    "doctor": "dr",
    "commander": "cmdr",
    "father": "fr",
    "reverend": "rev",
}
_OF_NO_BODY = ("official", "delegate")
"""Who speaks from inside a body and not for it."""
_SORTS = frozenset(
    [
        "ministry",
        "department",
        "embassy",
        "council",
        "commission",
        "committee",
        "court",
        "bank",
        "party",
        "union",
        "federation",
        "bureau",
        "company",
    ]
)
"""Bodies of which one is never another: "the department" is no committee."""
_FRESH = ("a", "an", "another", "one")


class Chain(Protocol):
    """Who was told of so far, as the speakers of an article know it."""

    known: Known

    def named_by(self, page: Page, head: Token) -> Speaker | None:
        """Who a noun or pronoun stands for."""

    def as_speaker(self, page: Page, named: Named) -> Speaker:
        """Somebody named, as a speaker."""

    def is_first(self, page: Page) -> bool:
        """Whether a paragraph is the first of the text."""

    def put_out(self, page: Page, head: Token) -> Speaker | None:
        """Who put out the paper that a word means, as told at it or before."""

    def introduced_as(self, lemma: str) -> Speaker | None:
        """The person whom the first paragraph calls so without a name."""

    def named_next(self, page: Page) -> Named | None:
        """The person by whose name alone the next statement is told."""

    def last(
        self,
        page: Page,
        head: Token,
        kinds: tuple[str, ...],
        *,
        gender: str = "",
        far: int = 0,
    ) -> Speaker | None:
        """The last of some kinds told of before a place."""


def by_noun(known: Chain, page: Page, head: Token) -> Speaker:
    """An office, a body, or people without a name."""
    first, last = phrase_of(head)
    words, lemma = page.doc[first : last + 1], head.lemma_.lower()
    mention = page.paragraph.over(words)
    if found := _meant(known, page, head):
        return Speaker(found.one, mention, found.kind, found.gender)
    gender = gender_of(lemma)
    return Speaker(unnamed(plain(words)), mention, _kind(head, lemma, gender), gender)


def _meant(known: Chain, page: Page, head: Token) -> Speaker | None:
    lemma = head.lemma_.lower()
    found = None
    if lemma in listed("voices"):
        found = _voice(known, page, head)
    elif lemma in listed("bodies"):
        found = _body(known, page, head)
    elif lemma in listed("papers"):
        found = _issuer(known, page, head)
    if found is None and _is_definite(page, head) and head.tag_ not in _PLURAL:
        found = _described(known, page, head)
    if found is None and page.is_title and is_person(lemma) and head.tag_ not in _PLURAL:
        found = _headlined(known, page, head)
    return found or _introduced(known, page, head)


def _introduced(known: Chain, page: Page, head: Token) -> Speaker | None:
    """Who an article begins with by office alone and names where they speak next.

    "A bishop said on Sunday … “We wait,” said Anselm Oke." Somebody else would be told of with an
    office of their own.
    """
    lemma = head.lemma_.lower()
    if not known.is_first(page) or head.tag_ in _PLURAL or not is_person(lemma):
        return None
    named = known.named_next(page)
    if named is None:
        return None
    one = named.entity.entity_id
    near = {lemma, *(word for group in alike() if lemma in group for word in group)}
    words = {word for word in known.known.words[one] if is_person(word) and not gender_of(word)}
    gender = known.known.gender.get(one, "")
    if (words and not words & near) or (gender_of(lemma) or gender) != (gender or gender_of(lemma)):
        return None
    return Speaker(one, None, "person", gender)


def _is_definite(page: Page, head: Token) -> bool:
    """Whether a noun points at somebody told of: "the", "his", a title without an article."""
    first = page.doc[phrase_of(head)[0]].lower_
    titled = head.text[:1].isupper() and not head.is_sent_start
    return first in (*_POINTING, *_OWNING) or titled


def _kind(head: Token, lemma: str, gender: str) -> str:
    """Whether words without a name mean one person, several, a body, or nobody."""
    if head.tag_ in _PLURAL or any(each.dep_ == "conj" for each in head.children):
        return "people"
    named = head.tag_ == "NNP" and head.ent_type_ in ("PERSON", "")
    named = named or any(each.dep_ == "appos" and each.tag_ == "NNP" for each in head.children)
    if gender or is_person(lemma) or lemma in listed("voices"):
        return "one"
    if lemma in listed("bodies") or lemma in listed("papers"):
        return "body"
    return "one" if named or _is_doing(lemma) else "thing"


def _is_doing(lemma: str) -> bool:
    """Whether a noun is made of what somebody does: "follower", "hairdresser"."""
    return lemma.endswith(("er", "or", "ist", "ian")) and lemma not in listed("papers")


def _voice(known: Chain, page: Page, head: Token) -> Speaker | None:
    """For whom a spokesman speaks: the body beside the word, else the one that spoke last."""
    if _is_definite(page, head) and (person := _described(known, page, head)):
        return person
    first, last = phrase_of(head)
    if head.lemma_.lower() in _OF_NO_BODY:
        return None
    near = list(known.known.at(page.paragraph.number, first, last))
    for named in near:
        if named.entity.kind is EntityKind.ORG:
            return known.as_speaker(page, named)
    bare = head.tag_ in _PLURAL and first == head.i  # "officials say" of no one body
    if near or bare or last - first >= _LONGEST_BARE:  # "a spokesman for the strikers"
        return None
    return known.last(page, head, ("org",))


def _body(known: Chain, page: Page, head: Token) -> Speaker | None:
    """The ministry, agency or union that is meant, by its name or as the last one told of."""
    first, last = phrase_of(head)
    for named in known.known.at(page.paragraph.number, first, last):
        if named.entity.kind is EntityKind.ORG and named.first <= head.i:
            return known.as_speaker(page, named)
    if not _is_definite(page, head):
        return None
    words = {t.lower_ for t in page.doc[first : last + 1] if t.pos_ in ("NOUN", "PROPN", "ADJ")}
    lemma = head.lemma_.lower()
    orgs = [each for each in known.known.entities.values() if each.kind is EntityKind.ORG]
    same = [each for each in orgs if share(each.canonical, {lemma})]
    if same:
        best = max(same, key=lambda e: (share(e.canonical, words), _last_place(page, head, e)))
        return Speaker(best.entity_id, None, "org")
    meant = len(words) == 1 and lemma in listed("bodies told of before")
    if not meant or (head.tag_ in _PLURAL and lemma == "authority"):
        return None
    found = known.last(page, head, ("org",))
    entity = known.known.entities.get(found.one or "") if found else None
    called = set(entity.canonical.lower().split()) if entity else set[str]()
    other = called & _SORTS if lemma in _SORTS else set[str]()
    return None if other else found


def _last_place(page: Page, head: Token, entity: Entity) -> int:
    """Where an entity was last named before a word; -1 when only behind."""
    here = page.paragraph.block.start + head.idx
    return max((each.start for each in entity.mentions if each.start <= here), default=-1)


def _issuer(known: Chain, page: Page, head: Token) -> Speaker | None:
    """Whose statement or letter it is: who is told beside the word or put it out, else who spoke last."""
    for each in head.children:
        if each.dep_ == "poss":
            return known.named_by(page, each)
        for behind in each.children:
            if each.lower_ in ("by", "from", "of") and behind.dep_ == "pobj":
                return known.named_by(page, behind)
    if found := known.put_out(page, head):
        return found
    if head.lemma_.lower() in ("report", "document", "text"):
        return None
    return known.last(page, head, _ANYBODY)


_ANYBODY = ("org", "person", "place", "people")
_PUTS_OUT = frozenset({"release", "publish", "issue", "launch", "unveil", "write", "sign", "adopt", "submit", "file", "post", "send", "produce", "compile", "commission", "author"})  # fmt: skip


def putter_out(paper: Token) -> Token | None:
    """Who put out a paper by the words around it: "the union published a report"."""
    while paper.pos_ == "PROPN" and paper.dep_ in ("pobj", "prep", "compound"):
        paper = paper.head  # of a name such as "the Report on the Seas" all of it
    verb = paper.head
    if paper.dep_ == "dobj" and verb.lemma_ in _PUTS_OUT:
        return next((c for c in verb.children if c.dep_ == "nsubj"), None)
    for each in paper.children:
        if each.dep_ == "poss":
            return each
        if each.dep_ == "prep" and each.lower_ in ("by", "from"):
            return next((c for c in each.children if c.dep_ == "pobj"), None)
    puts = [paper.head] if paper.dep_ == "nsubjpass" else []
    puts += [c for c in paper.children if c.dep_ in ("acl", "relcl")]
    for each in puts:
        for agent in each.children if each.lemma_ in _PUTS_OUT else ():
            if agent.dep_ == "agent":
                return next((c for c in agent.children if c.dep_ == "pobj"), None)
            if agent.dep_ == "nsubj" and agent.pos_ != "PRON":
                return agent
    return None


def _described(known: Chain, page: Page, head: Token) -> Speaker | None:
    """The person that the article has called so: "the envoy"."""
    first, lemma = phrase_of(head)[0], head.lemma_.lower()
    called = page.doc[first : max(head.i, phrase_of(head)[1]) + 1]
    words = {t.lemma_.lower() for t in called if t.pos_ not in ("DET", "PUNCT", "PRON")}
    near = {lemma, *(word for group in alike() if lemma in group for word in group)}
    from_there = {word for word in words if word in adjectives()}
    best: tuple[bool, bool, int, int, str] | None = None
    for one, described in known.known.words.items():
        elsewhere = bool(
            from_there and not from_there & described and described & adjectives().keys()
        )
        elsewhere = elsewhere or _is_of_another(known, page, called, described=described)
        if (near | from_there) & described and not elsewhere:
            place = _last_place(page, head, known.known.entities[one])
            if place >= 0 and _is_of_the_house(head, words) and one == _first_named(known):
                place = len(page.paragraph.article.text)
            own = bool({lemma, _SHORT.get(lemma, lemma)} & known.known.offices[one])
            rank = (bool(from_there & described), own, len(words & described), place, one)
            best = rank if place >= 0 and (best is None or rank > best) else best
    if newer := _newer(page, head, best[3] if best else -1):
        return known.named_by(page, newer)
    if best is not None:
        return Speaker(best[4], None, "person", known.known.gender.get(best[4], ""))
    if is_person(lemma) and (introduced := known.introduced_as(lemma)):
        return introduced
    if is_person(lemma) and called[0].lower_ not in _OWNING and _is_alone(words, lemma):
        found = known.last(page, head, ("person",), gender=gender_of(lemma), far=_NEAR)
        if found is not None and not _is_other(known, page, head, found=found):
            return found
    return None


def _headlined(known: Chain, page: Page, head: Token) -> Speaker | None:
    """The one person of the article with the office that a headline names: "Minister vows"."""
    lemma = head.lemma_.lower()
    called = page.doc[phrase_of(head)[0] : head.i + 1]
    meant = [
        one
        for one, offices in known.known.offices.items()
        if lemma in offices
        and not _is_of_another(known, page, called, described=known.known.words[one])
    ]
    if len(meant) != 1:
        return None
    return Speaker(meant[0], None, "person", known.known.gender.get(meant[0], ""))


def _is_of_the_house(head: Token, words: set[str]) -> bool:
    """Whether a release calls its own by a bare office with a capital: "the Minister"."""
    return head.text[:1].isupper() and not head.is_sent_start and len(words) == 1


def _first_named(known: Chain) -> str:
    """The person whom an article names first."""
    people = [e for e in known.known.entities.values() if e.kind is EntityKind.PERSON]
    first = min(people, key=lambda e: min(each.start for each in e.mentions), default=None)
    return first.entity_id if first is not None else ""


def _is_of_another(known: Chain, page: Page, called: Piece, *, described: set[str]) -> bool:
    """Whether words name another country or body than a person is told to be of."""
    named = known.known.at(page.paragraph.number, called.start, called.end - 1)
    own = {t.lemma_.lower() for n in named for t in page.doc[n.first : n.last + 1]}
    places = {
        word
        for each in known.known.entities.values()
        if each.kind is EntityKind.PLACE
        for word in each.canonical.lower().split()
    }
    told_of = any(c.lower_ == "of" for c in called.root.children if c.dep_ == "prep")
    return bool(own & places) and not own & described and (told_of or bool(described & places))


def _is_alone(words: set[str], lemma: str) -> bool:
    """Whether nothing but an age stands beside a noun: "the nurse", "the 52-year-old"."""
    return all(word in (lemma, "year") or word.isdigit() for word in words)


def _is_other(known: Chain, page: Page, head: Token, *, found: Speaker) -> bool:
    """Whether a noun means another than the last one told of, who does it or has another office."""
    lemma = head.lemma_.lower()
    offices = known.known.offices[found.one or ""] if not gender_of(lemma) else set()
    told = any(is_person(each) and (not gender_of(each) or _is_voice(each)) for each in offices)
    varied = lemma == "old" or lemma in listed("other words")
    return (told and not varied) or _is_doer(known, page, head, found=found)


def _newer(page: Page, head: Token, since: int) -> Token | None:
    """The nurse of "a nurse" told of without a name, later than anybody named who is one."""
    for token in reversed(page.doc[: phrase_of(head)[0]]):
        if page.paragraph.block.start + token.idx <= since:
            return None
        if token.lemma_.lower() == head.lemma_.lower() and token.pos_ == "NOUN":
            return token if token.left_edge.lower_ in _FRESH and _is_bare(token) else None
    return None


def _is_bare(noun: Token) -> bool:
    """Whether nothing beside a noun says who it is."""
    return not any(each.dep_ in ("appos", "compound") for each in noun.children)


def _is_voice(word: str) -> bool:
    """Whether a word that tells of a man or a woman is an office all the same: "spokesman"."""
    return word.endswith(("man", "woman")) and len(word) > len("gentleman") - 1


def _is_doer(known: Chain, page: Page, head: Token, *, found: Speaker) -> bool:
    """Whether somebody does it to whom a noun means, and so is another: "Ana Duarte saw the mayor"."""
    verb = next((each for each in head.ancestors if each.pos_ == "VERB"), None)
    if verb is None or head.dep_ not in ("dobj", "pobj", "dative"):
        return False
    doers = [each for each in verb.children if each.dep_ == "nsubj" and each.i < head.i]
    named = [known.named_by(page, each) for each in doers if each.pos_ != "PRON"]
    return any(each is not None and each.one == found.one for each in named)
