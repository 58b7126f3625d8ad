"""An article as these readers see it: passages with folded letters, each at its place in the text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.extraction.article import Article, Clock
from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.language import Language
from wayhome.extraction.plain.sentences import sentence_ends
from wayhome.extraction.spans import Span, span_of

_READ = (BlockLabel.TITLE, BlockLabel.STANDFIRST, BlockLabel.CAPTION, BlockLabel.BODY)
_LONGEST = 4_000
_SENTENCE_END = re.compile(r"[.!?][»”\"' )]*\s+|[。！？។៕][」』”»)]*")
_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_SAME = str.maketrans("’ʼ‘", "'''")
_SAME_IN_KHMER = str.maketrans("\u178a", "\u178f")  # a subscript da and ta look the same
_COENG = "\u17d2"


@dataclass(frozen=True, slots=True)
class Passage:
    """A block that is read: its folded words, and where each letter of them stands in the article."""

    article: Article
    number: int
    words: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Folded letters `start` to `end` (exclusive, at least one) as they stand in the article."""
        return span_of(self.article.text, self.starts[start], self.ends[end - 1])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage: places in its folded words."""

    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        """Its folded words."""
        return self.passage.words[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Page:
    """An article in a language, and the clock that every loop over its sentences asks."""

    article: Article
    language: Language
    passages: tuple[Passage, ...]
    clock: Clock

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in the order of the text. Raises TooLong when the time is over."""
        for passage in self.passages:
            start = 0
            for end in sentence_ends(passage.words):
                self.clock.check()
                yield Sentence(passage, start, end)
                start = end


def page_of(article: Article, language: Language, clock: Clock) -> Page:
    """What is read of an article. Raises TooLong."""
    passages: list[Passage] = []
    for block in article.blocks:
        clock.check()
        if block.label in _READ:
            for start, end in _pieces(article.text, block.start, block.end):
                passages.append(_passage(article, len(passages), start=start, end=end))
    return Page(article, language, tuple(passages), clock)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A block, cut behind sentences where it is long: the time grows faster than the length."""
    while end - start > _LONGEST:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start, start + _LONGEST)]
        cut = ends[-1] if ends else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _passage(article: Article, number: int, *, start: int, end: int) -> Passage:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place in range(start, end):
        letter = article.text[place]
        if letter in _UNSEEN:
            continue
        whole = unicodedata.normalize("NFC", letters[-1] + letter) if letters else ""
        if unicodedata.combining(letter) and len(whole) == 1:
            letters[-1], ends[-1] = whole, place + 1
            continue
        letters.append(_folded(letter, letters[-1] if letters else ""))
        starts.append(place)
        ends.append(place + 1)
    return Passage(article, number, "".join(letters), tuple(starts), tuple(ends))


def _folded(letter: str, before: str) -> str:
    if letter.isdecimal():
        return str(unicodedata.digit(letter))
    if letter.isspace():
        return " "
    if before == _COENG:
        return letter.translate(_SAME_IN_KHMER)
    return letter.translate(_SAME)


def folded(words: str) -> str:
    """Words of a lexicon with their letters folded as those of a page are."""
    found = ""
    for letter in unicodedata.normalize("NFC", words):
        if letter not in _UNSEEN:
            found += _folded(letter, found[-1:])
    return found
