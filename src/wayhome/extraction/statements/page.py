"""A paragraph as the readers of statements see it: its parse, its marks, whose turn it is."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Piece

from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.spans import Span
from wayhome.extraction.statements.marks import Marked, marked


@dataclass(slots=True, eq=False)
class Statement:
    """Something said before it is known by whom: the words, and where the speaker stands.

    `who` is the head of the words for the speaker, `follows` another statement of the same
    speaker, `label` the name in front of a turn.
    """

    kind: str
    page: "Page"
    start: int
    end: int
    rule: str
    who: Token | None = None
    cue: Token | None = None
    follows: "Statement | None" = None
    label: Span | None = None

    @property
    def content(self) -> Span:
        """The words said, in the article."""
        return self.page.paragraph.span(self.start, self.end)


@dataclass(slots=True)
class Page:
    """A paragraph with its marks; `outer` tells for each token in which marks it stands."""

    paragraph: Paragraph
    marks: list[Marked]
    outer: list[Marked | None]
    begins: list[int]
    places: list[int]
    sentences: list[Piece]
    text: str
    turn: Statement | None = None
    statements: list[Statement] = field(default_factory=list)

    @classmethod
    def of(cls, paragraph: Paragraph) -> "Page":
        """Read the marks of a paragraph."""
        marks = marked(paragraph.doc.text)
        tops = [each for each in marks if not each.depth]
        outer: list[Marked | None] = [None] * len(paragraph.doc)
        places = [token.idx for token in paragraph.doc]
        for mark in tops:
            for number in range(bisect_left(places, mark.opens), bisect_left(places, mark.closes)):
                outer[number] = mark
        begins, sentences = _begins(paragraph.doc), list(paragraph.doc.sents)
        return cls(paragraph, marks, outer, begins, places, sentences, paragraph.doc.text)

    def sentence(self, token: Token) -> tuple[int, int]:
        """First token of the sentence of a token, and the first behind it."""
        place = bisect_right(self.begins, token.i)
        end = self.begins[place] if place < len(self.begins) else len(self.doc)
        return self.begins[place - 1], end

    @property
    def doc(self) -> Doc:
        """The parse."""
        return self.paragraph.doc

    @property
    def is_title(self) -> bool:
        """Whether this is a headline, where verbs are dropped and marks are all there is."""
        return self.paragraph.block.label is BlockLabel.TITLE

    def is_outside(self, token: Token) -> bool:
        """Whether a token stands in no marks."""
        return self.outer[token.i] is None

    def within(self, start: int, end: int) -> list[Token]:
        """The tokens that begin between two places."""
        piece = self.doc[bisect_left(self.places, start) : bisect_left(self.places, end)]
        return list(piece)


def _begins(doc: Doc) -> list[int]:
    """Where sentences begin; the parse now and then parts one before ", he said"."""
    found = [0]
    for sentence in doc.sents:
        first, last = sentence[0], doc[max(0, sentence.start - 1)]
        torn = first.text == "," or (first.text[:1].islower() and last.text not in '.?!:;…"”’»')
        if sentence.start and not torn:
            found.append(sentence.start)
    return found
