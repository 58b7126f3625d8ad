"""A page made ready for reading: boxes over it go, bare words become paragraphs, repeats go.

Readers of pages look for paragraphs; some publishing systems leave the first one, or every other
one, as bare words beside the others. A sentence drawn out of an article as a large quotation stands
in it twice.
"""

import re
from typing import Any

from trafilatura.utils import load_html

_HOLDERS = ("div", "td", "article", "section", "main", "body", "center", "blockquote")
_INLINE = frozenset({"a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"})  # fmt: skip
_OVER = re.compile(r"(?<![a-z])(?:cookies?|gdpr|consent|modal|pop-?up|overlay|newsletter|sign-?up|donate|donation|subscribe)(?![a-z])", re.IGNORECASE)  # fmt: skip
_LITTLE = 0.25
"""Share of a page's letters that a box over it has at most; more is the article itself."""
_MOST_BOXES, _MOST_LINES = 100, 2_000
_FEWEST = 40
"""Letters that bare words must have to be a paragraph."""
_LEAST_WORDS = 6
_MARKS = "“”\"‘’'«»… \t-–—"


def prepared(page: str) -> Any:  # the reader's own tree has no types
    """The tree of a page without boxes laid over it, and with bare words wrapped in paragraphs.

    The page itself where neither is to do.
    """
    tree: Any = load_html(page)
    if tree is None:
        return page
    over = [each for each in tree.iter("div", "section", "aside") if _lies_over(each)]
    least = _LITTLE * _length(tree) if over else 0
    over = [each for each in over[:_MOST_BOXES] if _length(each) < least]
    for each in over:
        each.drop_tree()
    holders = [each for each in tree.iter(*_HOLDERS) if _is_mixed(each)]
    for each in holders:
        _wrap(each)
    return tree if holders or over else page


def _lies_over(box: Any) -> bool:
    """Whether a box asks for consent, money or an address before the article can be read."""
    if box.get("role") in ("dialog", "alertdialog") or box.get("aria-modal") == "true":
        return True
    named = f"{box.get('id') or ''} {box.get('class') or ''}"
    return bool(_OVER.search(named)) and next(box.iter("h1", "article"), None) is None


def _length(element: Any) -> int:
    return sum(len(words.strip()) for words in element.itertext())


def _is_mixed(holder: Any) -> bool:
    """Whether an element holds paragraphs and, beside them, words of its own."""
    words = [holder.text or "", *(child.tail or "" for child in holder)]
    paragraphs = any(child.tag == "p" for child in holder)
    return paragraphs and any(len(each.strip()) >= _FEWEST for each in words)


def _wrap(holder: Any) -> None:
    children = list(holder)
    run = holder.makeelement("p")
    run.text, holder.text = holder.text, None
    found: list[Any] = []
    for child in children:
        holder.remove(child)
        tail, child.tail = child.tail, None
        if child.tag in _INLINE:
            child.tail = tail
            run.append(child)
            continue
        found += [run] if _has_words(run) else []
        found += [child] if child.tag != "br" else []
        run = holder.makeelement("p")
        run.text = tail
    holder.extend([*found, run] if _has_words(run) else found)


def _has_words(run: Any) -> bool:
    return any(words.strip() for words in run.itertext())


def without_repeats(text: str) -> str:
    """The text without lines whose words stand in a longer line as well."""
    lines = text.split("\n")
    if len(lines) > _MOST_LINES:
        return text
    whole = [" ".join(each.split()) for each in lines]
    long = [each for each in whole if len(each.split()) > _LEAST_WORDS]
    kept = [line for line, words in zip(lines, whole, strict=True) if not _is_drawn(words, long)]
    return "\n".join(kept)


def _is_drawn(words: str, others: list[str]) -> bool:
    """Whether words in marks are drawn from another line, whole words from a sentence's begin on."""
    bare = words.strip(_MARKS).rstrip(".,")
    if len(bare.split()) < _LEAST_WORDS or not _is_marked(words):
        return False
    return any(_stands(bare, each) for each in others if len(each) > len(words))


def _stands(bare: str, line: str) -> bool:
    """Whether the words begin and end with words of the line where they first stand in it."""
    # Found, not matched: a pattern begins anew at every letter of a line that repeats itself.
    place = line.find(bare)
    around = line[max(0, place - 1) : place] + line[place + len(bare) :][:1]
    return place >= 0 and not any(sign.isalnum() for sign in around)


def _is_marked(words: str) -> bool:
    """Whether a line begins with a mark of quotation, as what is drawn out does."""
    return words[:1] in "“\"‘'«"
