"""An article read by a language model: its paragraphs parsed, each token at its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Piece

from wayhome.extraction.article import Article, Clock
from wayhome.extraction.blocks import Block, BlockLabel
from wayhome.extraction.english import english
from wayhome.extraction.spans import Span, span_of

LONGEST_PARAGRAPH = 4_000
"""Characters parsed in one go; the time grows faster than the length."""

MOST_TOGETHER = 30_000
"""Characters parsed together: more than most articles have, which are quickest read at once."""

_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+")

_DATELINE = re.compile(
    r"""(?:[A-Z][A-Z'’.-]+(?:[ /,]+[A-Z][A-Z'’.-]+)*  # a place in capitals
        (?:,\s[^\n()–—]{2,40}?)?                     # with a country or a day
        (?:\s\([^()\n]{2,30}\))?                     # and who sent it
      | [A-Z][^\n.()–—]{2,50}\s\([A-Z][^()\n]{1,30}\))  # or any place with who sent it
    \s[-–—]{1,2}\s(?=\S)""",
    re.VERBOSE,
)
"""Where and when a report was written, before its first words: it would be read as who acts."""

READ = (BlockLabel.TITLE, BlockLabel.STANDFIRST, BlockLabel.CAPTION, BlockLabel.BODY)
"""Blocks in which facts are looked for; furniture says nothing."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph: its tokens, and where they stand in the article."""

    paragraph: "Paragraph"
    piece: Piece

    @property
    def span(self) -> Span:
        """The sentence in the article."""
        return self.paragraph.span(self.piece.start_char, self.piece.end_char)

    def over(self, piece: Piece | Token) -> Span:
        """Where some of its tokens stand in the article."""
        return self.paragraph.over(piece)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block that is read, with its parse; `number` counts those that are read."""

    number: int
    block: Block
    doc: Doc
    article: Article

    def span(self, start: int, end: int) -> Span:
        """Characters of the paragraph as a span of the article."""
        return span_of(self.article.text, self.block.start + start, self.block.start + end)

    def over(self, piece: Piece | Token) -> Span:
        """Where tokens of this paragraph stand in the article."""
        if isinstance(piece, Token):
            return self.span(piece.idx, piece.idx + len(piece))
        return self.span(piece.start_char, piece.end_char)

    def tokens(self, span: Span) -> Piece | None:
        """The tokens that a span of the article covers, widened to whole ones; None outside."""
        start, end = span.start - self.block.start, span.end - self.block.start
        if start < 0 or end > self.block.end - self.block.start:
            return None
        return self.doc.char_span(start, end, alignment_mode="expand")


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its parsed paragraphs in the order of the text."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    clock: Clock

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in the order of the text. Raises TooLong when the time is over."""
        for paragraph in self.paragraphs:
            for piece in paragraph.doc.sents:
                self.clock.check()
                yield Sentence(paragraph, piece)

    def paragraph_at(self, place: int) -> Paragraph | None:
        """The paragraph that holds this place of the article."""
        for paragraph in self.paragraphs:
            if paragraph.block.start <= place < paragraph.block.end:
                return paragraph
        return None


def parse(article: Article, clock: Clock) -> Parsed:
    """Parse what is read of an article. Raises TooLong."""
    read = [
        piece
        for block in article.blocks
        if block.label in READ
        for piece in _pieces(block, article.text)
    ]
    texts = [article.text[block.start : block.end] for block in read]
    paragraphs = []
    for number, (block, doc) in enumerate(zip(read, _docs(texts), strict=True)):
        clock.check()
        paragraphs.append(Paragraph(number, block, doc, article))
    return Parsed(article, tuple(paragraphs), clock)


def _docs(texts: Sequence[str]) -> Iterator[Doc]:
    """The texts parsed, few enough at once that the time is asked in between."""
    together, length = list[str](), 0
    for text in texts:
        if length + len(text) > MOST_TOGETHER:
            yield from english().pipe(together)
            together, length = [], 0
        together.append(text)
        length += len(text)
    yield from english().pipe(together)


def _pieces(block: Block, text: str) -> Iterator[Block]:
    """A block, cut after its dateline, and after sentences where it is too long for one go."""
    start = block.start
    if dateline := _DATELINE.match(text, start, block.end):
        yield replace(block, start=start, end=dateline.end())
        start = dateline.end()
    while block.end - start > LONGEST_PARAGRAPH:
        most = start + LONGEST_PARAGRAPH
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start, most)]
        end = ends[-1] if ends else most
        yield replace(block, start=start, end=end)
        start = end
    yield replace(block, start=start)
