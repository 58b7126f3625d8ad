"""Where words stand in a text: code points `start` to `end` (exclusive), and the words themselves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words at their place; `text` always equals the article's text from `start` to `end`."""

    start: int
    end: int
    text: str

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Whether the two have at least one character in common."""
        return self.start < other.end and other.start < self.end


def span_of(text: str, start: int, end: int) -> Span:
    """The span of a text between two places, without the blanks at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Span(start, start + len(words), words)
