"""What an article calls the persons it names ("the envoy"), and whether it calls them he or she."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc, Token

from wayhome.extraction.facts import Entity, EntityKind
from wayhome.extraction.naming.gazetteer import gender_named
from wayhome.extraction.statements.page import Page
from wayhome.extraction.statements.wording import listed

_LONGEST = 14
_DOES = {"lead": "leader", "head": "head", "chair": "chairman", "direct": "director", "run": "head"}
_PRONOUNS = {"he": "m", "his": "m", "she": "f", "her": "f"}
_SPOUSES = {"wife": "m", "widow": "m", "husband": "f", "widower": "f"}
_MIDDLE = {"thi": "f", "thị": "f", "binti": "f", "bin": "m"}
"""Words inside a name that tell a woman or a man, in Vietnam and where Malay is spoken."""
_TRADES = ("ist", "ian", "worker", "maker", "keeper", "holder", "leader", "owner", "officer")
_CLAUSES = ("he", "she", "who", "whose", "whom", "they", "it")
_NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an entity in a paragraph, as tokens `first` to `last`."""

    entity: Entity
    first: int
    last: int


@dataclass(slots=True)
class Known:
    """The entities of an article by paragraph and token, and how persons are described."""

    mentions: dict[int, list[Named]]
    words: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    gender: dict[str, str] = field(default_factory=dict)
    votes: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    entities: dict[str, Entity] = field(default_factory=dict)
    offices: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, pages: list[Page], entities: tuple[Entity, ...]) -> "Known":
        """Gather mentions and descriptions."""
        known = cls({page.paragraph.number: _mentions(page, entities) for page in pages})
        known.entities = {each.entity_id: each for each in entities}
        for page in pages:
            for named in known.mentions[page.paragraph.number]:
                if named.entity.kind is EntityKind.PERSON:
                    known.learn(page.doc, named)
        for page in pages:
            known.vote(page)
        for entity in entities:
            if entity.kind is EntityKind.PERSON:
                known.call(entity)
        return known

    def call(self, person: Entity) -> None:
        """Tell he or she by a name that says it, by what pronouns vote, by where names are listed."""
        one, given = person.entity_id, person.canonical.split()[0]
        told = (g for g in ("m", "f") if given.lower() in listed(f"given names {g}"))
        inner = {each.lower() for each in person.canonical.split()[1:-1]}
        voted = (g for g, _ in self.votes[one].most_common(1))
        marked = (g for word, g in _MIDDLE.items() if word in inner)
        if gender := next(told, "") or next(voted, "") or next(marked, "") or gender_named(given):
            self.gender.setdefault(one, gender)

    def vote(self, page: Page) -> None:
        """Learn from "Ana Duarte runs the place. She …" what a person alone in a sentence is."""
        for one, following in pairwise(page.sentences):
            named = [
                each
                for each in self.at(page.paragraph.number, one.start, one.end - 1)
                if each.entity.kind is EntityKind.PERSON
            ]
            gender = _PRONOUNS.get(following[0].lower_)
            if len({each.entity.entity_id for each in named}) == 1 and gender:
                head = page.doc[named[0].first : named[0].last + 1].root
                if head.dep_ in ("nsubj", "nsubjpass") and page.is_outside(following[0]):
                    self.votes[named[0].entity.entity_id][gender] += 1

    def at(self, number: int, first: int, last: int) -> Iterator[Named]:
        """Mentions that touch some tokens of a paragraph."""
        for each in self.mentions.get(number, ()):
            if each.first <= last and first <= each.last:
                yield each

    def learn(self, doc: Doc, named: Named) -> None:
        """Remember what stands beside a name: titles, offices, "his", "her"."""
        words = [token.lemma_.lower().strip(".,") for token in _beside(doc, named)]
        words += [doc[named.first].lower_.strip(".")] * (named.last > named.first)
        does = (
            _DOES[each.lemma_]
            for each in doc[named.last + 1 : named.last + 4]
            if each.dep_ == "relcl" and each.lemma_ in _DOES
        )
        one = named.entity.entity_id
        self.words[one].update(words, does, _initials(doc, named))
        self.offices[one].update(_offices(doc, named))
        for gender in filter(None, (*map(gender_of, words), _by_spouse(doc, named))):
            self.gender.setdefault(one, gender)


def _by_spouse(doc: Doc, named: Named) -> str:
    """A man in "Ben Sollis's wife" and "the wife of Ben Sollis", a woman beside "husband"."""
    near = ""
    if named.last + 2 < len(doc):
        near = doc[named.last + 2].lower_ if doc[named.last + 1].tag_ == "POS" else ""
    if not near and named.first > 1 and doc[named.first - 1].lower_ == "of":
        near = doc[named.first - 2].lower_
    return _SPOUSES.get(near, "")


def gender_of(word: str) -> str:
    """Whether a word means a man (m) or a woman (f): "mr", "wife", "postwoman"."""
    if word in listed("words f") or word.endswith("woman"):
        return "f"
    return "m" if word in listed("words m") else ""


def is_person(word: str) -> bool:
    """Whether a noun means one person: an office, a trade, kin."""
    return (
        word in listed("people") or word == "old" or bool(gender_of(word)) or word.endswith(_TRADES)
    )


def _mentions(page: Page, entities: tuple[Entity, ...]) -> list[Named]:
    block = page.paragraph.block
    found = []
    for entity in entities:
        for mention in entity.mentions:
            if block.start <= mention.start < block.end:
                piece = page.paragraph.tokens(mention)
                if piece is not None and len(piece):
                    found.append(Named(entity, piece.start, piece.end - 1))
    return sorted(found, key=lambda each: (each.first, -each.last))


def _beside(doc: Doc, named: Named) -> Iterator[Token]:
    """The words before and behind a name that say what the person is."""
    yield from _before(doc, named.first)
    yield from _behind(doc, named)
    head = doc[named.first : named.last + 1].root
    if head.dep_ == "appos":
        yield from doc[
            head.head.left_edge.i : max(head.head.i + 1, min(named.first, head.head.i + 8))
        ]
    if head.dep_ == "nsubj" and head.head.lemma_ in ("be", "become"):
        for each in head.head.children:
            if each.dep_ == "attr":
                yield from doc[each.left_edge.i : each.i + 1]


def _before(doc: Doc, first: int) -> Iterator[Token]:
    place = first - 1
    if place > 0 and doc[place].lower_ == "of":
        return  # "the mother of Ben Sollis" says nothing of what he is
    while place > 0 and (
        doc[place].lower_.strip(".") in listed("titles") or doc[place].text == "."
    ):
        yield doc[place]
        place -= 1
    if place > 0 and doc[place].text == ",":
        place -= 1
        if doc[place].pos_ not in ("NOUN", "PROPN"):
            return
        low = max(0, place - _LONGEST)
        while place >= low and not doc[place].is_punct and doc[place].pos_ not in ("VERB", "AUX"):
            yield doc[place]
            place -= 1
        return
    low = max(0, place - 8)
    while place >= low and (doc[place].pos_ in _NOMINAL or doc[place].text in ("-", ".", "of")):
        yield doc[place]
        place -= 1


def _behind(doc: Doc, named: Named) -> Iterator[Token]:
    place = named.last + 1
    if place + 1 >= len(doc) or doc[place].text not in (",", "(", "–", "—"):
        return
    behind = doc[place + 1 : place + 1 + _LONGEST]
    if behind[0].pos_ not in (*_NOMINAL, "DET", "PRON") or behind[0].lower_ in _CLAUSES:
        return
    for token in behind:
        if token.text in (",", ")", ";", ".", "–", "—") or token.tag_ in ("VBD", "VBZ", "VBP"):
            return
        yield token


def _offices(doc: Doc, named: Named) -> Iterator[str]:
    """What the person is, without what it is of: of "the envoy of the secretary" the envoy alone."""
    head = doc[named.first : named.last + 1].root
    if head.dep_ == "appos" and head.head.i < named.first:
        yield head.head.lemma_.lower()
    if named.first:
        yield doc[named.first - 1].lower_.strip(".,")
    for each in head.children:
        if each.i < named.first or each.dep_ == "appos":
            yield each.lemma_.lower().strip(".")


def _initials(doc: Doc, named: Named) -> set[str]:
    """Short forms of the office before a name: CS of Cabinet Secretary."""
    titles: list[str] = []
    place = named.first - 1
    while place >= 0 and doc[place].text[:1].isupper() and doc[place].is_alpha:
        titles.insert(0, doc[place].text[0])
        place -= 1
    return {"".join(titles[at:]).lower() for at in range(len(titles) - 1)}
