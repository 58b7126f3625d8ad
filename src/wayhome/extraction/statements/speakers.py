"""Who says it: names, "the ministry", "a spokesman", and pronouns by what went before.

A pronoun is looked for backwards, sentence by sentence: subjects first, then others that the article
itself names; never anybody who is named only inside something reported.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from wayhome.extraction.facts import EntityKind
from wayhome.extraction.statements.grammar import phrase_of
from wayhome.extraction.statements.labels import labelled
from wayhome.extraction.statements.offices import by_noun, putter_out
from wayhome.extraction.statements.page import Page, Statement
from wayhome.extraction.statements.people import Known, Named, gender_of, is_person
from wayhome.extraction.statements.speaker import Speaker
from wayhome.extraction.statements.wording import listed, saying

_FARTHEST = 12
_LONGEST_CHAIN = 200
_WOMAN, _LITTLE = "f", 2
_Meaning = tuple[tuple[str, ...], str]
_PRONOUNS: tuple[tuple[tuple[str, ...], _Meaning], ...] = (
    (("he", "him", "his"), (("person", "one"), "m")),
    (("she", "her", "hers"), (("person", "one"), "f")),
    (("it", "its"), (("org", "body", "place"), "")),
)
_OTHERS: _Meaning = (("people", "body", "org", "group"), "")


class Speakers:
    """Finds the speakers of an article's statements, each once."""

    def __init__(self, pages: list[Page], known: Known) -> None:
        self.pages, self.known = pages, known
        labels = (s.label.start for page in pages for s in page.statements if s.label)
        self._talk = min(labels, default=0)
        self._of: dict[int, Speaker | None] = {}
        self._heads: dict[tuple[int, int], Speaker | None] = {}
        self._busy: set[tuple[int, int]] = set()
        self._reported: dict[int, list[bool]] = {}

    def of(self, statement: Statement, depth: int = 0) -> Speaker | None:
        """The speaker of a statement; None when nobody is told."""
        key = id(statement)
        if key not in self._of:
            self._of[key] = None  # a circle ends here
            self._of[key] = self._found(statement, depth)
        return self._of[key]

    def _found(self, statement: Statement, depth: int) -> Speaker | None:
        if statement.label is not None:
            return labelled(self.known, statement.label, self._talk)
        if statement.who is not None:
            return self.named_by(statement.page, _quoted(statement) or statement.who)
        if statement.follows is not None and depth < _LONGEST_CHAIN:
            return self.of(statement.follows, depth + 1)
        return None

    def named_by(self, page: Page, head: Token) -> Speaker | None:
        """Who a noun or pronoun stands for, at its place in the article."""
        key = (page.paragraph.number, head.i)
        if key in self._busy:
            return None
        if key not in self._heads:
            self._busy.add(key)
            self._heads[key] = self._told(page, head)
            self._busy.discard(key)
        return self._heads[key]

    def _told(self, page: Page, head: Token) -> Speaker | None:
        if head.pos_ == "PRON" and head.lower_ in listed("pronouns"):
            return self._equated(page, head) or self._pronoun(page, head)
        if found := self._by_name(page, head) or self._equated(page, head):
            return found
        return by_noun(self, page, head)

    def _by_name(self, page: Page, head: Token) -> Speaker | None:
        """A name that the noun is part of, or that stands beside it: "his lawyer, Ana Duarte,"."""
        number = page.paragraph.number
        own = [n for n in self.known.at(number, head.i, head.i) if not _only_whose(page, n, head)]
        beside = [
            named
            for each in head.children
            if each.dep_ in ("appos", "npadvmod", "nmod", "flat")
            for named in self.known.at(number, each.left_edge.i, each.i)
            if each.i > head.i
            or named.entity.kind is EntityKind.PERSON
            or not is_person(head.lemma_)
        ]
        close = list(self._comma_name(page, head))
        named = [*own, *beside, *close]
        if head.pos_ == "NUM" and not named:
            named = [*self.known.at(number, head.i - 2, head.i - 2)]  # "Ana Duarte, 31, said"
        persons = [each for each in named if each.entity.kind is EntityKind.PERSON]
        if persons or named:
            return self.as_speaker(page, (persons or named)[0])
        for each in self.known.at(number, head.left_edge.i, head.i):
            near = each.entity.kind is EntityKind.PERSON and each.last in (head.i, head.i - 1)
            if near and not _only_whose(page, each, head):
                return self.as_speaker(page, each)
        return None

    def _equated(self, page: Page, head: Token) -> Speaker | None:
        """The person of "He is Ana Duarte" or "a woman who gave her name as Ana Duarte"."""
        spans: list[tuple[int, int]] = []
        if head.dep_ == "nsubj" and head.head.lemma_ == "be":
            spans += [(each.i, each.i) for each in head.head.children if each.dep_ == "attr"]
        own = [head, *(each for each in head.children if each.dep_ == "appos")]
        for verb in (each for noun in own for each in noun.children):
            if verb.dep_ in ("relcl", "acl") and (naming := _naming(verb)):
                spans.append((naming.i, int(verb.right_edge.i)))
        for first, last in spans:
            for named in self.known.at(page.paragraph.number, first, last):
                if named.entity.kind is EntityKind.PERSON:
                    found = self.as_speaker(page, named)
                    told = next(filter(None, (gender_of(each.lemma_) for each in own)), "")
                    self.known.gender.setdefault(named.entity.entity_id, told)
                    return replace(found, gender=found.gender or told)
        return None

    def _comma_name(self, page: Page, head: Token) -> Iterator[Named]:
        """A person named right behind the noun and a comma, before the verb."""
        _, last = phrase_of(head)
        doc = page.doc
        if last + 2 < len(doc) and doc[last + 1].text == "," and page.is_outside(doc[last + 1]):
            lemma = head.lemma_.lower()
            kinds = [EntityKind.PERSON] if is_person(lemma) else []
            kinds += [EntityKind.ORG] if lemma in listed("bodies") else []
            for named in self.known.at(page.paragraph.number, last + 2, last + 4):
                if named.entity.kind in kinds:
                    yield named

    def is_first(self, page: Page) -> bool:
        """Whether a paragraph is the first that tells something, behind titles and bylines."""
        telling = (each for each in self.pages if not each.is_title and _tells(each))
        return next(telling, None) is page

    def put_out(self, page: Page, head: Token) -> Speaker | None:
        """Who put out the paper that a word means, as told at it or nearest before."""
        lemma = head.lemma_.lower()
        for each in reversed(self.pages[: self.pages.index(page) + 1]):
            words = each.doc if each is not page else each.doc[: head.i + 1]
            for token in reversed(list(words)):
                who = putter_out(token) if token.lemma_.lower() == lemma else None
                if who is None or who.pos_ == "PRON":
                    continue
                if (found := self.named_by(each, who)) and found.kind in ("org", "person"):
                    return found
        return None

    def introduced_as(self, lemma: str) -> Speaker | None:
        """The person whom the first paragraph calls so without a name."""
        first = next((each for each in self.pages if self.is_first(each)), None)
        for token in first.doc if first is not None else ():
            if token.lemma_.lower() == lemma and token.left_edge.lower_ in ("a", "an"):
                found = self.named_by(first, token) if first is not None else None
                return found if found is not None and found.kind == EntityKind.PERSON else None
        return None

    def named_next(self, page: Page) -> Named | None:
        """The person by whose name alone the next statement is told, in the two paragraphs behind."""
        number = self.pages.index(page)
        for each in self.pages[number + 1 : number + 3]:
            told = sorted(each.statements, key=lambda one: one.start)
            for who in [s.who for s in told if s.who is not None]:
                found = self.known.at(each.paragraph.number, who.i, who.i)
                named = next((n for n in found if n.entity.kind is EntityKind.PERSON), None)
                return None if named is None or _is_explained(each, named) else named
        return None

    def as_speaker(self, page: Page, named: Named) -> Speaker:
        """Whoever is named, by the name at this place."""
        mention = page.paragraph.over(page.doc[named.first : named.last + 1])
        one = named.entity.entity_id
        return Speaker(one, mention, named.entity.kind, self.known.gender.get(one, ""))

    def _pronoun(self, page: Page, head: Token) -> Speaker:
        """Whom a pronoun means; without an id when nobody is found."""
        mention, word = page.paragraph.over(head), head.lower_
        if word in ("i", "we", "me", "us", "my", "our"):
            found = self.of(page.turn) if page.turn else None
        else:
            kinds, gender = next((k for words, k in _PRONOUNS if word in words), _OTHERS)
            found = self.last(page, head, kinds, gender=gender)
            if found is None and gender:  # a name that men and women have, or a list that errs
                found = self.last(page, head, kinds, far=_LITTLE)
        if found is None:
            return Speaker(None, mention)
        return Speaker(found.one, mention, found.kind, found.gender)

    def last(
        self,
        page: Page,
        head: Token,
        kinds: tuple[str, ...],
        *,
        gender: str = "",
        far: int = _FARTHEST,
    ) -> Speaker | None:
        """The nearest one told of before, of some kinds, that is not called otherwise.

        Before a name that tells nothing of its gender, "she" means a woman told of little earlier.
        """
        unsure: tuple[Speaker, int] | None = None
        near = page.paragraph.block.start
        for each, distance in self._before(page, head, far):
            if unsure is not None and distance - unsure[1] > _LITTLE:
                break
            first = unsure[0].mention if unsure else None
            if first and first.start >= near and each.mention and each.mention.start < near:
                break  # of two, whoever was told of in the same paragraph
            if gender and each.kind == "one" and distance > 1:
                continue  # people without a name are soon forgotten
            if (
                each.kind not in kinds
                or not each.one
                or (gender and each.gender and each.gender != gender)
            ):
                continue
            told = each.kind == "person" or distance <= 1
            if gender != _WOMAN or (told and each.gender):
                return each
            unsure = unsure or (each, distance)
        return unsure[0] if unsure else None

    def _before(self, page: Page, head: Token, far: int) -> Iterator[tuple[Speaker, int]]:
        """Everybody told of before a word, and how many sentences before: subjects first."""
        number, seen = self.pages.index(page), 0
        for place in range(number, max(-1, number - _FARTHEST), -1):
            each = self.pages[place]
            if place != number and (each.is_title or (each.turn is not None and page.turn is None)):
                continue
            for sentence in reversed(each.sentences):
                if place == number and sentence.start > head.i:
                    continue
                stop = head.i if place == number else sentence.end
                for speaker in self._told_of(each, sentence, stop):
                    yield speaker, seen
                seen += 1
                if seen > far:
                    return

    def _told_of(self, page: Page, sentence: Piece, stop: int) -> Iterator[Speaker]:
        """Speakers and subjects of a sentence, then other names, outside anything reported."""
        tokens = [t for t in sentence if t.i < stop]
        begin = page.turn.start if page.turn else 0  # not the label of who speaks
        free = [t for t in tokens if t.idx >= begin and not self._is_reported(page, t)]
        subjects = [t for t in free if t.dep_ in ("nsubj", "nsubjpass") and _is_main(t.head)]
        speaking = [s.who for s in page.statements if s.who is not None and s.who in free]
        for head in dict.fromkeys((*speaking, *subjects)):
            if found := self.named_by(page, head):
                yield found
        if stop < sentence.end:
            return  # in the sentence of the word itself only a subject can be meant
        for named in self.known.at(page.paragraph.number, sentence.start, stop - 1):
            if page.doc[named.last] in free:
                yield self.as_speaker(page, named)
        objects = (t for t in free if t.dep_ in ("dobj", "pobj", "attr") and is_person(t.lemma_))
        yield from filter(None, (self.named_by(page, token) for token in objects))

    def _is_reported(self, page: Page, token: Token) -> bool:
        number = page.paragraph.number
        if number not in self._reported:
            self._reported[number] = _reported(page)
        return self._reported[number][token.i]


def _naming(verb: Token) -> Token | None:
    """The verb of a clause that gives a name: "gave her name as", "asked to be called"."""
    below = (each for each in verb.children if each.dep_ in ("xcomp", "ccomp"))
    return next((each for each in (verb, *below) if each.lemma_ in listed("naming")), None)


def _quoted(statement: Statement) -> Token | None:
    """Her in "the newspaper quoted her as saying"."""
    cue = statement.cue
    if cue is None or cue.lemma_ not in ("quote", "cite"):
        return None
    whom = next((each for each in cue.children if each.dep_ == "dobj"), None)
    as_saying = any(each.lower_ == "as" for each in cue.children)
    return whom if as_saying and whom is not None and statement.page.is_outside(whom) else None


def _tells(page: Page) -> bool:
    """Whether a paragraph has a verb: a byline and a dateline have none."""
    return any(each.pos_ in ("VERB", "AUX") for each in page.doc)


def _reported(page: Page) -> list[bool]:
    """For each token whether it stands in something reported; who says so does not."""
    inside = [page.turn is None and outer is not None for outer in page.outer]
    for statement in page.statements:
        if statement.kind != "partial" and statement.rule != "turn":
            for token in page.within(statement.start, statement.end):
                inside[token.i] = True
    for statement in page.statements:
        if statement.who is not None and page.is_outside(statement.who):
            inside[statement.who.i] = inside[statement.who.i] and _is_held(page, statement)
    return inside


def _is_held(page: Page, own: Statement) -> bool:
    """Whether the words for a speaker stand in what another speaker says."""
    who = own.who
    return who is not None and any(
        each.start <= who.idx < each.end
        for each in page.statements
        if each is not own and each.kind != "partial" and each.rule != "turn" and each.who != who
    )


def _is_explained(page: Page, named: Named) -> bool:
    """Whether something behind a name says who it is: ", a cutter,", ", who"."""
    head = page.doc[named.first : named.last + 1].root
    return any(c.dep_ in ("appos", "relcl") and c.i > head.i for c in head.children)


def _only_whose(page: Page, named: Named, head: Token) -> bool:
    """Whether a name only says whose: "Zhou's lawyer"."""
    behind = page.doc[named.last + 1] if named.last + 1 < len(page.doc) else None
    return named.last < head.i and behind is not None and behind.text in ("'s", "’s", "'", "’")


def _is_main(verb: Token) -> bool:
    """Whether a verb carries its sentence, alone or as one of several."""
    return verb.dep_ in ("ROOT", "conj", "parataxis") or saying(verb) is not None
