"""A paragraph as the reader of roles needs it: its words, and which name each is part of."""

from dataclasses import dataclass, field

from wayhome.extraction.facts import Entity
from wayhome.extraction.naming.runs import Word, words_of
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.spans import Span
from wayhome.extraction.understood import Understood


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a paragraph with the mention and the entity that each is part of."""

    paragraph: Paragraph
    text: str
    words: list[Word]
    names: dict[int, tuple[Span, Entity]] = field(default_factory=dict)

    @classmethod
    def of(cls, told: Understood, paragraph: Paragraph) -> "Page":
        """The page of a paragraph."""
        text = paragraph.doc.text.replace("\n", " ")
        words = words_of(text)
        whole = paragraph.span(0, len(text))
        names: dict[int, tuple[Span, Entity]] = {}
        offset = paragraph.block.start
        for span, entity in sorted(told.named_in(whole), key=lambda each: len(each[0].text)):
            for at, word in enumerate(words):
                if span.start <= word.start + offset and word.end + offset <= span.end:
                    names[at] = (span, entity)
        return cls(paragraph, text, words, names)

    def mention(self, at: int) -> tuple[Span, Entity] | None:
        """The name that a word is part of."""
        return self.names.get(at)

    def kind(self, at: int) -> str | None:
        """The kind of the name that a word is part of."""
        found = self.names.get(at)
        return found[1].kind.value if found else None

    def is_name(self, at: int) -> bool:
        """Whether a word is part of a person's name."""
        return self.kind(at) == "person"

    def gap(self, at: int) -> str:
        """What stands between a word and the next."""
        if at + 1 >= len(self.words):
            return self.text[self.words[at].end :]
        return self.text[self.words[at].end : self.words[at + 1].start]

    def blank(self, at: int) -> bool:
        """Whether only a blank stands between a word and the next."""
        return self.gap(at) in {" ", "\u00a0"}

    def joined(self, at: int) -> bool:
        """Whether a possessive ending and a blank stand between a word and the next."""
        return self.words[at].owner and self.gap(at) in {"'s ", "’s ", "' ", "’ "}

    def pos(self, at: int) -> str:
        """The part of speech of a word, by its last token."""
        word = self.words[at]
        piece = self.paragraph.doc.char_span(word.start, word.end, alignment_mode="expand")
        return piece[-1].pos_ if piece else "X"

    def span(self, first: int, last: int) -> Span:
        """Words `first` to `last` (exclusive) as a span of the article."""
        return self.paragraph.span(self.words[first].start, self.words[last - 1].end)
