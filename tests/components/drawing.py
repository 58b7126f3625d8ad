"""Drawing a snippet of a page, and reading what came out."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.template import Context, Template


@dataclass
class Element:
    """One element: its name, attributes and the text directly or deeply inside."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    inside: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    _VOID = frozenset({"input", "br", "meta", "link", "path", "rect", "circle", "hr", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        element.inside = [parent.name for parent in self._open]
        self.elements.append(element)
        if tag not in self._VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data


def elements(markup: str) -> list[Element]:
    """Every element in order."""
    reader = _Reader()
    reader.feed(markup)
    return reader.elements


def draw(snippet: str, **context: object) -> str:
    """The markup of a piece of a page."""
    return Template("{% load wayhome %}" + snippet).render(Context(context))
