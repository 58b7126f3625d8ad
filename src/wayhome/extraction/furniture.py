"""What a line of a page is called by its words alone: furniture, a heading of links, a byline."""

import re
from functools import cache

from wayhome.extraction.words import lexicon

_SHORT_LINE = 140
_LONGEST_NOTE = 200
_BY_NAME = re.compile(
    r"^(?:[Bb]y|BY|Text|Words|Story|(?:Written|WRITTEN|Reported|Updated|Interview) by"
    r"|(?:Special )?[Rr]eport by|Reporting by|Special to [\w ’']{2,40} by)[: ]+(?:[A-Z]|our )"
    r"|^(?:From|by) our "
)
_NAME = r"[A-Z][\w.'’-]+(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]*){1,3}"
_NAMES = rf"{_NAME}(?:(?:,| and| &) {_NAME})?"
_BY_ALONE = re.compile(rf"^By {_NAMES}\.$")
_SIGNED = re.compile(
    rf"^(?:From )?{_NAMES}(?:,? in [A-Z][\w’' -]+|\s*[|/] ?[^.]{{2,60}}|\s[-–—] \d[^.]{{3,40}})$"
    rf"|^{_NAME} (?:and|&) {_NAME}$"
    rf"|^{_NAMES},(?: [\w’'-]+){{0,4}} (?i:correspondent|writer|reporter|editor|contributor"
    r"|columnist|bureau chief)(?:,? (?:in )?[A-Z][\w’' -]+)?$"
)
_TAKEN = re.compile(
    rf"^\(?(?:Photo|Picture|Image|Photograph|Credit|Photo credit)s?(?: by|:) ?{_NAME}"
    r"(?:[/,][^.]{2,40})?\)?$"
)
_WROTE = re.compile(
    rf"^(?:[–—-] ?)?{_NAME} (?:is|are) (?:an?|the) [^.]{{0,60}}\b(?:journalist|reporter|columnist"
    rf"|correspondent|contributor|photographer|editor)\b|^{_NAME} (?:reports|writes) (?:on|for|about)\b"
)
_LINKS, _COLUMNS = re.compile(r"[|·•»]"), re.compile(r"\s{2,}")
_MANY = 2
_LONGEST_LINK, _LONGEST_COLUMN = 40, 25
_TWO = re.compile(r"^\w{2,12}\s*\|\s*\w{2,12}$")
_HANDLE = re.compile(r"^@\w+$|^\S+@\S+\.\w+$|^https?://\S+$|^www\.\S+$")
_CODES = re.compile(r"^[\W_]*(?:[a-z]\s+){0,3}[\W_]*[A-Z]{2,}(?:[-_/][A-Z]{2,})+[\W\d]*$")
_REACH = re.compile(r"\b[\w.+-]+@[\w-]+\.\w{2,}|\+\d{1,3}[ \d()-]{7,}|\bwww\.\w|\bhttps?://")
_MOMENT = re.compile(
    r"^(?:\w{3,9},? )?\d{1,2}[ /.-]\w{2,9}[ /.,-]+\d{2,4}(?:[ ,|-]+\d{1,2}[:.]\d{2}.{0,12})?$"
    r"|^(?:\w{3,9},? )?[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}(?:[ ,|-]+\d{1,2}[:.]\d{2}.{0,12})?$"
)


@cache
def _words(use: str) -> tuple[str, ...]:
    return tuple(
        word for each in lexicon("furniture") if each.more["use"] == use for word in each.words
    )


_CREDIT = re.compile(
    r"(?i:reported|translated|written|edited|produced|compiled|researched|filmed)(?i: in \w+)?(?i: by)"
    r"(?: (?:and|at|de|for|from|in|of|the|[^a-z\s]\S*))+$"
)
"""Who made it, and no more: "Filmed by a neighbour, it shows the yard" is a sentence."""
_RUNNING_HEAD = re.compile(
    r"^[A-Z][A-Z .,'’&|-]{4,60} (?:[A-Z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z]{3,9} \d{4})$"
)
"""The head of a printed page: "THE HARBOUR TIMES MAY 3, 2021"."""


def is_furniture(line: str) -> bool:
    """Whether a line is furniture by its own words, wherever it stands."""
    low = line.lower().strip(" :→»›…")
    if low in _words("whole") or low in _words("list"):
        return True
    if line.lower().lstrip("[(").startswith(_words("start")) and not _is_told(line):
        return True
    if _is_credits(line) or _RUNNING_HEAD.match(line):
        return True
    if len(line) <= _SHORT_LINE and not _is_told(line):
        named = any(word in low for word in _words("within"))
        return named or is_byline(line) or is_menu(line) or bool(_REACH.search(line))
    return False


def _is_credits(line: str) -> bool:
    """Whether a line is made of nothing but "Reported by …. Translated by …."."""
    parts = [each for each in re.split(r"(?<=[a-z])\. ", line) if each]
    return 0 < len(line) <= _LONGEST_NOTE and all(_CREDIT.match(each) for each in parts)


def _is_told(line: str) -> bool:
    """Whether a line is long and made of sentences."""
    return len(line) > _SHORT_LINE and line.count(". ") >= 1


def is_byline(line: str) -> bool:
    """Whether a short line says who wrote, or when."""
    if line.endswith((".", "?", "!")):
        return bool(_BY_ALONE.match(line))
    return any(pattern.match(line) for pattern in (_BY_NAME, _MOMENT, _HANDLE, _TAKEN))


def is_signature(line: str) -> bool:
    """Whether a line under a title is a name alone, with where or for whom: "Ana Ruiz in Lima"."""
    return bool(_SIGNED.match(line))


def is_author_note(line: str) -> bool:
    """Whether the last line of a page says who its writer is."""
    return len(line) <= _LONGEST_NOTE and bool(_WROTE.match(line))


def is_menu(line: str) -> bool:
    """Whether a line is a row of links, or codes of a wire service."""
    # Split, not matched: one pattern for this tries every way to part the blanks.
    links, columns = _LINKS.split(line), _COLUMNS.split(line.strip())
    linked = len(links) > _MANY and all(0 < len(each.strip()) <= _LONGEST_LINK for each in links)
    tabled = len(columns) > _MANY and all(
        len(each) <= _LONGEST_COLUMN and "." not in each[1:] for each in columns
    )
    return linked or tabled or bool(_TWO.match(line) or _CODES.match(line))


def ends_article(line: str) -> bool:
    """Whether nothing of the article follows."""
    return line.lower().strip() in _words("ends")


def heads_links(line: str) -> bool:
    """Whether a line stands over links to other articles."""
    return line.lower().strip(" :→»") in _words("list")


def heads_summary(line: str) -> bool:
    """Whether a line stands over points that sum up the article."""
    return line.lower().strip(" :") in _words("summary")


def is_letterhead(line: str) -> bool:
    """Whether a line at the head tells who sends the paper, and of what sort it is."""
    return line.lower().startswith(_words("letter"))
