"""Words between quotation marks: straight, curly, single, guillemets, and marks that never close.

A scanner of its own, since marks are ambiguous one by one: an apostrophe looks like a closing
single mark, a quotation over several paragraphs opens each of them and closes only the last.
"""

from dataclasses import dataclass, replace

_CLOSERS = {
    "“": "”“",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    '"': '"',
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
_SINGLE = "‘'‚"
_BEFORE_OPENING = "([{—–-/“\"‘'«„\u2026"
_ENDING = ",.?!…;:)"
_SHORTENED = ("tis", "twas", "em ", "til ", "cause ", "n' ", "n’ ")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words in marks: `start` to `end` are the words, `opens` and `closes` the marks around them.

    Places count from the start of the paragraph. `depth` is 1 for marks inside marks. An unclosed
    quotation ends with its paragraph.
    """

    start: int
    end: int
    opens: int
    closes: int
    depth: int
    closed: bool

    def holds(self, place: int) -> bool:
        """Whether a place lies in these marks, the marks included."""
        return self.opens <= place < self.closes


def marked(given: str) -> list[Marked]:
    """Everything in marks in a paragraph, in the order of their openings."""
    text = given.replace("``", " “").replace("''", "” ") if "``" in given else given
    found: list[Marked] = []
    stack: list[int] = []
    for place in range(len(text)):
        if stack and _closes(text, stack[-1], place):
            found.append(_between(text, stack.pop(), place, depth=len(stack)))
        elif _opens(text, place) and not (stack and text[stack[-1]] in _SINGLE):
            if stack and text[stack[-1]] == text[place]:
                stack.pop()  # the former was never closed
            if len(stack) < 2:  # marks in marks in marks are unheard of
                stack.append(place)
    if stack and _may_stay_open(text, stack[0]):
        found = [replace(each, depth=1) if each.opens > stack[0] else each for each in found]
        found.append(_between(text, stack[0], len(text), depth=0))
    elif stack:
        found = [replace(each, depth=0) if each.opens > stack[0] else each for each in found]
    found = [_doubled(given, each) for each in found] if text != given else found
    return sorted(
        (each for each in found if each.end > each.start), key=lambda each: (each.opens, -each.end)
    )


def _doubled(text: str, each: Marked) -> Marked:
    """Marks of wires, two letters each: ``words''."""
    opens = each.opens - (text[each.opens - 1 : each.opens + 1] == "``")
    closes = each.closes + (text[each.closes - 1 : each.closes + 1] == "''")
    return replace(each, opens=opens, closes=closes)


def _between(text: str, opens: int, closes: int, *, depth: int) -> Marked:
    """The words between two marks, without blanks at their ends."""
    words = text[opens + 1 : closes]
    start = opens + 1 + len(words) - len(words.lstrip())
    closed = closes < len(text)
    return Marked(start, start + len(words.strip()), opens, closes + closed, depth, closed)


def _opens(text: str, place: int) -> bool:
    """Whether a quotation begins here."""
    mark = text[place]
    if mark not in _CLOSERS or place + 1 >= len(text):
        return False
    before, behind = text[place - 1] if place else " ", text[place + 1]
    if mark in "«„‟‹「『":
        return True
    if not (before.isspace() or before in _BEFORE_OPENING) or behind.isspace():
        return False
    rest = text[place + 1 : place + 6].lower()
    return not (mark in _SINGLE and (rest[:1].isdigit() or rest.startswith(_SHORTENED)))


def _closes(text: str, opened: int, place: int) -> bool:
    """Whether the quotation that was opened ends here."""
    if text[place] not in _CLOSERS[text[opened]]:
        return False
    if text[opened] not in "\"“'‘":
        return True
    before = text[place - 1]
    behind = text[place + 1] if place + 1 < len(text) else " "
    if before.isspace() and not behind.isspace() and behind not in _ENDING:
        return False
    if text[opened] in '"“':
        return text[opened] == '"' or text[place] == "”" or not _opens(text, place)
    return not behind.isalnum() and not _is_apostrophe(text, opened, place)


def _is_apostrophe(text: str, opened: int, place: int) -> bool:
    """Whether a mark after an s is the genitive's: another closing mark follows before an opening."""
    if text[place - 1] != "s" or not text[place + 1 : place + 3].strip()[:1].islower():
        return False
    closing = text[place]
    for later in range(place + 1, len(text)):
        if text[later] == text[opened] and _opens(text, later):
            return False
        behind = text[later + 1] if later + 1 < len(text) else " "
        before = text[later - 1]
        if text[later] == closing and not behind.isalnum() and not before.isspace():
            return before != "s" or behind in _ENDING or before in _ENDING
    return False


def _may_stay_open(text: str, opened: int) -> bool:
    """Whether a mark without its fellow opens a quotation that goes on in the next paragraph."""
    before = text[:opened].rstrip()
    starts = not before or before[-1] in ":.?!,”»"
    return starts and (text[opened] not in _SINGLE or not before)
