"""Who says it: names, "the ministry", "a spokesman", and pronouns by what went before.

A pronoun is looked for backwards, sentence by sentence: subjects first, then others that the article
itself names; never anybody who is named only inside something reported.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from wayhome.extraction.facts import Entity, EntityKind
from wayhome.extraction.spans import Span
from wayhome.extraction.statements.grammar import phrase_of
from wayhome.extraction.statements.page import Page, Statement
from wayhome.extraction.statements.people import Known, Named, gender_of, is_person
from wayhome.extraction.statements.wording import alike, listed, saying

_FARTHEST = 12
_NEAR = 2
_PLURAL = ("NNS", "NNPS")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: an entity's id or a group's, and the words for them."""

    one: str | None
    mention: Span | None
    kind: str = ""
    gender: str = ""


class Speakers:
    """Finds the speakers of an article's statements, each once."""

    def __init__(self, pages: list[Page], known: Known) -> None:
        self.pages, self.known = pages, known
        labels = (s.label.start for page in pages for s in page.statements if s.label)
        self._talk = min(labels, default=0)
        self._of: dict[int, Speaker | None] = {}
        self._heads: dict[tuple[int, int], Speaker | None] = {}
        self._busy: set[tuple[int, int]] = set()

    def of(self, statement: Statement, depth: int = 0) -> Speaker | None:
        """The speaker of a statement; None when nobody is told."""
        key = id(statement)
        if key not in self._of:
            self._of[key] = None  # a circle ends here
            self._of[key] = self._found(statement, depth)
        return self._of[key]

    def _found(self, statement: Statement, depth: int) -> Speaker | None:
        if statement.label is not None:
            return self._labelled(statement.label)
        if statement.who is not None:
            return self.named_by(statement.page, statement.who)
        if statement.follows is not None and depth < 200:  # noqa: PLR2004  # a chain of paragraphs
            return self.of(statement.follows, depth + 1)
        return None

    def _labelled(self, label: Span) -> Speaker:
        """The person whose name stands in front of a turn; of "A:" the one most spoken of."""
        if label.text.lower() in listed("asking"):
            return Speaker(None, label)
        if label.text.lower() in listed("answering"):
            persons = [e for e in self.known.entities.values() if e.kind is EntityKind.PERSON]
            most = max(persons, key=lambda e: _introduced(e, self._talk), default=None)
            return Speaker(most.entity_id if most else None, label, "person")
        words = {word.strip(".").lower() for word in label.text.replace("-", " ").split()}
        best = max(
            (e for e in self.known.entities.values() if e.kind is not EntityKind.PLACE),
            key=lambda e: (
                e.kind is EntityKind.PERSON and _share(e.canonical, words),
                _share(e.canonical, words),
            ),
            default=None,
        )
        if best is not None and _share(best.canonical, words):
            return Speaker(best.entity_id, label, best.kind)
        one = self._short_label(label.text, words)
        return Speaker(one or _group(label.text), label, "person" if one else "group")

    def _short_label(self, label: str, words: set[str]) -> str | None:
        """The person meant by initials ("AD:") or by an office ("THE MINISTER:")."""
        letters = label.replace(".", "").replace(" ", "").lower()
        persons = [e for e in self.known.entities.values() if e.kind is EntityKind.PERSON]
        for each in persons:
            names = each.canonical.replace("-", " ").lower().split()
            initials = "".join(name[0] for name in names)
            if len(letters) > 1 and letters in (initials, initials[0] + initials[-1]):
                return each.entity_id
        office = words - listed("titles") - {"the"}
        called = [e for e in persons if office and office <= self.known.words[e.entity_id]]
        return called[0].entity_id if called else None

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
        return self._by_noun(page, head)

    def _by_name(self, page: Page, head: Token) -> Speaker | None:
        """A name that the noun is part of, or that stands beside it: "his lawyer, Ana Duarte,"."""
        number = page.paragraph.number
        own = [n for n in self.known.at(number, head.i, head.i)]
        own.sort(key=lambda n: n.entity.kind is not EntityKind.PERSON)
        beside = [
            named
            for each in head.children
            if each.dep_ in ("appos", "conj", "npadvmod", "nmod", "flat") and each.dep_ != "conj"
            for named in self.known.at(number, each.left_edge.i, each.i)
        ]
        close = self._comma_name(page, head)
        persons = [n for n in (*own, *beside, *close) if n.entity.kind is EntityKind.PERSON]
        for named in (*persons, *own, *beside, *close):
            if named in own and self._is_only_whose(page, named, head):
                continue
            if not persons and named in own and named.last < head.i:
                continue
            return self._as_speaker(page, named)
        joined = list(self.known.at(number, head.left_edge.i, head.i))
        for named in joined:
            if named.entity.kind is EntityKind.PERSON and named.last in (head.i, head.i - 1):
                if not self._is_only_whose(page, named, head):
                    return self._as_speaker(page, named)
        return None

    def _equated(self, page: Page, head: Token) -> Speaker | None:
        """The person of "He is Ana Duarte" or "a woman who gave her name as Ana Duarte"."""
        number = page.paragraph.number
        heads = [head.head] if head.dep_ == "nsubj" and head.head.lemma_ == "be" else []
        for verb in heads:
            for each in verb.children:
                if each.dep_ == "attr":
                    for named in self.known.at(number, each.i, each.i):
                        if named.entity.kind is EntityKind.PERSON:
                            return self._as_speaker(page, named)
        for verb in head.children:
            if verb.dep_ in ("relcl", "acl") and verb.lemma_ in listed("naming"):
                for named in self.known.at(number, verb.i, int(verb.right_edge.i)):
                    if named.entity.kind is EntityKind.PERSON:
                        return self._as_speaker(page, named)
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

    def _is_only_whose(self, page: Page, named: Named, head: Token) -> bool:
        """Whether a name only says whose: "Zhou's lawyer"."""
        behind = page.doc[named.last + 1] if named.last + 1 < len(page.doc) else None
        return named.last < head.i and behind is not None and behind.text in ("'s", "’s", "'", "’")

    def _as_speaker(self, page: Page, named: Named) -> Speaker:
        mention = page.paragraph.over(page.doc[named.first : named.last + 1])
        one = named.entity.entity_id
        return Speaker(one, mention, named.entity.kind, self.known.gender.get(one, ""))

    def _by_noun(self, page: Page, head: Token) -> Speaker | None:
        """An office, a body, or people without a name."""
        first, last = phrase_of(head)
        mention = page.paragraph.over(page.doc[first : last + 1])
        lemma = head.lemma_.lower()
        definite = page.doc[first].lower_ in (
            "the",
            "this",
            "that",
            "its",
            "his",
            "her",
            "their",
        ) or (head.text[:1].isupper() and not head.is_sent_start)
        found = None
        if lemma in listed("voices"):
            found = self._voice(page, head, mention, definite=definite)
        elif lemma in listed("bodies"):
            found = self._body(page, head, definite=definite)
        elif lemma in listed("papers"):
            found = self._issuer(page, head)
        if found is None and definite and head.tag_ not in _PLURAL:
            found = self._described(page, head)
        if found is not None:
            return Speaker(found.one, mention, found.kind, found.gender)
        gender = gender_of(lemma)
        kind = self._kind(head, lemma, gender)
        return Speaker(_group(_plain(page.doc[first : last + 1])), mention, kind, gender)

    def _kind(self, head: Token, lemma: str, gender: str) -> str:
        """Whether words without a name mean one person, several, a body, or nobody."""
        if head.tag_ in _PLURAL or any(each.dep_ == "conj" for each in head.children):
            return "people"
        if gender or is_person(lemma) or lemma in listed("voices"):
            return "one"
        return "body" if lemma in listed("bodies") else "thing"

    def _voice(self, page: Page, head: Token, mention: Span, *, definite: bool) -> Speaker | None:
        """For whom a spokesman speaks: the body beside the word, else the one that spoke last."""
        if definite and (person := self._described(page, head)):
            return person
        near = list(self.known.at(page.paragraph.number, *phrase_of(head)))
        for named in near:
            if named.entity.kind is EntityKind.ORG:
                return self._as_speaker(page, named)
        if near or len(mention.text.split()) > 2:  # noqa: PLR2004  # "a spokesman for the strikers"
            return None
        return self._last(page, head, ("org",))

    def _body(self, page: Page, head: Token, *, definite: bool) -> Speaker | None:
        """The ministry, agency or union that is meant, by its name or as the last one told of."""
        first, last = phrase_of(head)
        inside = [
            n
            for n in self.known.at(page.paragraph.number, first, last)
            if n.entity.kind is EntityKind.ORG
        ]
        if inside and inside[0].first <= head.i:
            return self._as_speaker(page, inside[0])
        if not definite:
            return None
        words = {t.lower_ for t in page.doc[first : last + 1] if t.pos_ in ("NOUN", "PROPN", "ADJ")}
        lemma = head.lemma_.lower()
        alike = [
            each
            for each in self.known.entities.values()
            if each.kind is EntityKind.ORG
            and lemma in each.canonical.lower().replace("-", " ").split()
        ]
        if alike:
            best = max(
                alike,
                key=lambda e: (
                    _share(e.canonical, words),
                    self._last_place(page, head, e.mentions),
                ),
            )
            return Speaker(best.entity_id, None, "org")
        meant = len(words) == 1 and lemma in listed("bodies told of before")
        return self._last(page, head, ("org",)) if meant else None

    def _last_place(self, page: Page, head: Token, mentions: tuple[Span, ...]) -> int:
        here = page.paragraph.block.start + head.idx
        return max((m.start for m in mentions if m.start <= here), default=-1)

    def _issuer(self, page: Page, head: Token) -> Speaker | None:
        """Whose statement or letter it is: who is told beside the word, else who spoke last."""
        for each in head.children:
            if each.dep_ == "poss":
                return self.named_by(page, each)
            for behind in each.children:
                if each.lower_ in ("by", "from", "of") and behind.dep_ == "pobj":
                    return self.named_by(page, behind)
        return self._last(page, head, ("org", "person", "place", "people"))

    def _described(self, page: Page, head: Token) -> Speaker | None:
        """The person that the article has called so: "the envoy"."""
        first, last = phrase_of(head)
        words = {
            t.lemma_.lower()
            for t in page.doc[first : head.i + 1]
            if t.pos_ not in ("DET", "PUNCT", "PRON")
        }
        lemma = head.lemma_.lower()
        near = {lemma, *(w for group in alike() if lemma in group for w in group)}
        best: tuple[int, int, str] | None = None
        for one, described in self.known.words.items():
            if near & described:
                place = self._last_place(page, head, self.known.entities[one].mentions)
                rank = (len(words & described), place, one)
                best = rank if place >= 0 and (best is None or rank > best) else best
        if best is None:
            near_one = self._last(page, head, ("person",), gender_of(lemma), _NEAR)
            return near_one if is_person(lemma) else None
        return Speaker(best[2], None, "person", self.known.gender.get(best[2], ""))

    def _pronoun(self, page: Page, head: Token) -> Speaker | None:
        mention = page.paragraph.over(head)
        word = head.lower_
        if word in ("i", "we", "me", "us", "my", "our"):
            own = self.of(page.turn) if page.turn else None
            return (
                Speaker(own.one, mention, own.kind, own.gender) if own else Speaker(None, mention)
            )
        if word in ("he", "him", "his"):
            found = self._last(page, head, ("person", "one"), gender="m")
        elif word in ("she", "her", "hers"):
            found = self._last(page, head, ("person", "one"), gender="f")
        elif word in ("it", "its"):
            found = self._last(page, head, ("org", "body", "place"))
        else:
            found = self._last(page, head, ("people", "body", "org", "group"))
        return (
            Speaker(found.one, mention, found.kind, found.gender)
            if found
            else Speaker(None, mention)
        )

    def _last(
        self, page: Page, head: Token, kinds: tuple[str, ...], gender: str = "", far: int = 12
    ) -> Speaker | None:
        """The nearest one told of before, of some kinds, that is not called otherwise."""
        for each, distance in self._before(page, head, far):
            if gender and each.kind == "one" and distance > 1:
                continue  # people without a name are soon forgotten
            if (
                each.kind in kinds
                and each.one
                and not (gender and each.gender and each.gender != gender)
            ):
                return each
        return None

    def _before(self, page: Page, head: Token, far: int) -> Iterator[tuple[Speaker, int]]:
        """Everybody told of before a word, and how many sentences before: subjects first."""
        number, seen = self.pages.index(page), 0
        for place in range(number, max(-1, number - _FARTHEST), -1):
            each = self.pages[place]
            if place != number and (each.is_title or (each.turn is not None and page.turn is None)):
                continue
            for sentence in reversed(list(each.doc.sents)):
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
        free = [t for t in tokens if not self._is_reported(page, t)]
        subjects = [t for t in free if t.dep_ in ("nsubj", "nsubjpass") and _is_main(t.head)]
        speaking = [s.who for s in page.statements if s.who is not None and s.who in free]
        for head in dict.fromkeys((*speaking, *subjects)):
            if found := self.named_by(page, head):
                yield found
        if stop < sentence.end:
            return  # in the sentence of the word itself only a subject can be meant
        for named in self.known.at(page.paragraph.number, sentence.start, stop - 1):
            if page.doc[named.last] in free:
                yield self._as_speaker(page, named)
        for token in free:
            if token.dep_ in ("dobj", "pobj", "attr") and is_person(token.lemma_):
                if found := self.named_by(page, token):
                    yield found

    def _is_reported(self, page: Page, token: Token) -> bool:
        if not page.is_outside(token) and page.turn is None:
            return True
        return any(
            s.start <= token.idx < s.end
            and s.kind != "partial"
            and not _is_turn(s)
            and not (s.who is not None and s.who.i == token.i)
            for s in page.statements
        )


def _is_turn(statement: Statement) -> bool:
    return statement.rule == "turn"


def _is_main(verb: Token) -> bool:
    """Whether a verb carries its sentence, alone or as one of several."""
    return verb.dep_ in ("ROOT", "conj", "parataxis") or saying(verb) is not None


def _share(name: str, words: set[str]) -> int:
    return len({part.strip(".").lower() for part in name.replace("-", " ").split()} & words)


def _plain(piece: Piece) -> str:
    return " ".join(
        t.text
        for t in piece
        if t.pos_ not in ("DET", "PRON") and not t.is_punct and t.dep_ != "case"
    )


def _introduced(person: Entity, before: int) -> tuple[int, int]:
    """How much of a person stands before the first words of a talk, the first named first."""
    return sum(m.start < before for m in person.mentions), -person.mentions[0].start


def _group(words: str) -> str:
    return "group:" + "-".join(word.strip(".,’'").lower() for word in words.split())
