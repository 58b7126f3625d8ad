"""Read large XML files record by record, each element with its line, safe from entity bombs."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from wayhome.interchange.unreadable import Unreadable

_CHUNK = 1 << 16
_DEEPEST = 12
_LONGEST_TEXT = 20_000


@dataclass(slots=True)
class Node:
    """An element with its line, its own text and what stands in it."""

    tag: str
    line: int
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The element's own text with single spaces."""
        return " ".join("".join(self.pieces).split())

    def all(self, tag: str) -> Iterator["Node"]:
        """The children of this name."""
        return (child for child in self.children if child.tag == tag)

    def value(self, tag: str) -> str:
        """The text of the first child of this name that has any."""
        return next((child.text for child in self.all(tag) if child.text), "")

    def values(self, *path: str) -> list[str]:
        """The texts at the end of a path of names, those that say something."""
        nodes = [self]
        for tag in path:
            nodes = [child for node in nodes for child in node.all(tag)]
        return [node.text for node in nodes if node.text]


class _Collector(ContentHandler):
    """Keeps the record that is open, and those that are complete."""

    def __init__(self, records: Iterable[str], *, locator: Any) -> None:
        super().__init__()
        self._records = frozenset(records)
        self._locator = locator
        self._open: list[Node] = []
        self.depth = 0
        self.root: Node | None = None
        self.complete: deque[Node] = deque()

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802  # the library's name
        """Open an element of a record, or a record."""
        self.depth += 1
        node = Node(name, int(self._locator.getLineNumber()), dict(attrs.items()))
        if self.depth > _DEEPEST:
            raise Unreadable("elements stand too deep", line=node.line, place=name)
        if self.root is None:
            self.root = node
        if self._open:
            self._open[-1].children.append(node)
            self._open.append(node)
        elif name in self._records:
            self._open.append(node)

    def characters(self, content: str) -> None:
        """Add text to the open element."""
        if not self._open:
            return
        pieces = self._open[-1].pieces
        pieces.append(content)
        if len(pieces) > _LONGEST_TEXT:
            node = self._open[-1]
            raise Unreadable("the text is too long", line=node.line, place=node.tag)

    def endElement(self, name: str) -> None:  # noqa: N802  # the library's name
        """Close an element; a record is then complete."""
        del name
        self.depth -= 1
        if self._open:
            node = self._open.pop()
            if not self._open:
                self.complete.append(node)


def records(file: IO[bytes], *, root: str, tags: Iterable[str]) -> Iterator[Node]:
    """The root without its content, then every element with one of these names, one by one.

    Raises Unreadable with the line for broken XML, another root, or anything that asks for files
    or swells when it is read.
    """
    parser = make_parser()
    # Fed by pieces, the parser tells nobody where it is; but it can be asked.
    collector = _Collector(tags, locator=parser)
    parser.setContentHandler(collector)
    is_told = False
    while True:
        chunk = file.read(_CHUNK)
        _feed(parser, chunk)
        if collector.root is not None and not is_told:
            if collector.root.tag != root:
                problem = f"this is no {root}"
                raise Unreadable(problem, line=collector.root.line, place=collector.root.tag)
            is_told = True
            yield collector.root
        while collector.complete:
            yield collector.complete.popleft()
        if not chunk and collector.root is None:
            raise Unreadable("the file is empty", line=1)
        if not chunk:
            return


def _feed(parser: Any, chunk: bytes) -> None:
    """Hand the parser some bytes, or the end. Raises Unreadable."""
    try:
        if chunk:
            parser.feed(chunk)
        else:
            parser.close()
    except SAXParseException as fault:
        raise Unreadable(
            f"the XML is broken ({fault.getMessage()})", line=fault.getLineNumber()
        ) from fault
    except DefusedXmlException as fault:
        raise Unreadable("the file declares entities, which a list never needs") from fault
