"""The text of a piece of HTML that is no page: an entry of a feed, the body of an e-mail."""

import re
from contextlib import suppress
from html.parser import HTMLParser

from wayhome.extraction.article import Clock, TooLong

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_UNSEEN = frozenset(["script", "style", "template", "noscript", "svg"])
_SECONDS = 2.0
_CHUNK = 65_536
_READ = 1_000_000
_TAG = re.compile(r"<[a-zA-Z!/]|&[a-zA-Z#]")


def text_of_fragment(fragment: str) -> str:
    """Its paragraphs, parted by empty lines; a text without any element stays as it is.

    Of a broken one as much as can be read in two seconds.
    """
    if not _TAG.search(fragment):
        return fragment.strip()
    seen, clock = _Paragraphs(), Clock.of(_SECONDS)
    # The library's reader gives up with an AssertionError on marks that it does not know.
    with suppress(TooLong, AssertionError):
        for start in range(0, min(len(fragment), _READ), _CHUNK):
            clock.check()
            seen.feed(fragment[start : start + _CHUNK])
    # What the reader still holds back is text, up to an element that never ends.
    seen.take(seen.rawdata.partition("<")[0])
    lines = (
        "\n".join(" ".join(line.split()) for line in each.split("\n")) for each in seen.paragraphs
    )
    return "\n\n".join(line.strip() for line in lines if line.strip())


class _Paragraphs(HTMLParser):
    """The words of a fragment by paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs, self._unseen = [""], 0

    def take(self, words: str) -> None:
        """Add words to the paragraph at hand."""
        self.paragraphs[-1] += words

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a paragraph, a break a line."""
        del attrs
        self._unseen += tag in _UNSEEN
        if tag == "br":
            self.take("\n")
        elif tag in _BLOCKS:
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        """What follows a block is another paragraph."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self.paragraphs.append("")

    def handle_data(self, data: str) -> None:
        """Words, unless nobody sees them; breaks in the source are blanks."""
        if not self._unseen:
            self.take(data.replace("\n", " "))
