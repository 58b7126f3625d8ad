"""Capital words that stand together, and what stands before and behind them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.extraction.naming.gazetteer import adjectives, folded, is_place
from wayhome.extraction.naming.vocabulary import uses

_SHORT = (
    r"St|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Maj|Capt|Brig|Rev|Hon|Sen|Rep|Gov|Amb|Sr|Jr|No|Pol|Supt|Insp"
    r"|Md|Mohd|Sk|Shri|Usec|Asec|Asst|Msgr|Mgr|Cong|Ald|Adv|Atty|Engr|Smt|Cllr|Fr|Br|Mt|Ft|Inc|Corp|Co"
)
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|(?:{_SHORT})\.(?=\s)|[^\W\d_]\.(?=\s[^\W\d_])|[A-Z][a-z]\.(?=\s[A-Z][a-z]+[-a-z])"
    r"|[^\W_]+(?:[-’'‑][^\W_]+)*"
)
_OWNER = re.compile(r"(?<=[^\W_])['’]s$|(?<=s)['’]$", re.IGNORECASE)
_SUFFIX = re.compile(
    r"[-‑](?:based|born|led|backed|funded|run|registered|controlled|owned|bound|educated)$"
)
_OPENS = re.compile(r"(?:^|[.!?:;…—–\]]|(?:^|\s)[-*•·»→])\s*[\"'“”‘’«(\[]*\s*$|[\"“‘«\[]\s*$")
_PREFIX = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|az|ul|ur|ud|d|l|ibn|abu)[-’'‑](?=[A-ZÀ-Þ])")

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CALLED = ("Black", "Bloody", "Holy", "Good", "Ash", "Palm", "Easter", "Super", "Maundy")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place in a paragraph, without a possessive ending.

    `opens`: it begins a sentence, so that its capital may mean nothing. `owner`: it is possessive.
    """

    start: int
    end: int
    text: str
    opens: bool
    owner: bool

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        """Whether the word is written as (part of) a name is."""
        return self.text[0].isupper() or bool(_PREFIX.match(self.text))

    @property
    def shouts(self) -> bool:
        """Whether all its letters are capitals and it is no initial."""
        return len(self.text) > 1 and self.text.isupper() and "." not in self.text


def words_of(text: str) -> list[Word]:
    """The words of a paragraph in order."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        word, end = match.group(), match.end()
        if word.endswith(".") and found and _closes(text, found[-1], word, start=match.start()):
            word, end = word[:-1], end - 1
        owner = _OWNER.search(word)
        if owner:
            word, end = word[: owner.start()], match.start() + owner.start()
        suffix = _SUFFIX.search(word)
        if suffix:
            word, end = word[: suffix.start()], match.start() + suffix.start()
        behind = text[match.end() : match.end() + 2]
        plural = word.endswith("s") and behind[:1] in {"'", "’"} and behind[1:].isspace()
        opens = bool(_OPENS.search(text[max(0, match.start() - 6) : match.start()]))
        if (
            opens
            and found
            and found[-1].text.endswith(".")
            and text[found[-1].end : match.start()].isspace()
        ):
            opens = False
        found.append(
            Word(
                match.start(), end, word, opens or not found, bool(owner) or bool(suffix) or plural
            )
        )
    return found


def _closes(text: str, before: Word, word: str, *, start: int) -> bool:
    """Whether a rank's short form is a name at the end of a sentence: "thanked Hun Sen. He"."""
    return (
        word.count(".") == 1
        and word.lower() in uses("roles", "rank")
        and text[before.end : start] == " "
        and before.is_capital
        and not (before.opens and before.low in uses("names", "starter"))
        and before.low not in uses("roles", "modifier") | uses("roles", "qualifier")
        and before.low not in {part for rank in uses("roles", "rank") for part in rank.split()}
        and not is_place(before.text)
        and folded(before.text) not in adjectives()
    )


@dataclass(frozen=True, slots=True)
class Run:
    """Capital words `first` to `last` (exclusive) of a paragraph's words."""

    words: list[Word]
    first: int
    last: int

    @property
    def own(self) -> list[Word]:
        """Its words."""
        return self.words[self.first : self.last]


def runs_of(text: str, words: list[Word]) -> Iterator[Run]:
    """Every run of a paragraph in order; small particles of names stand inside a run."""
    at = 0
    while at < len(words):
        if not words[at].is_capital:
            at += 1
            continue
        last = at + 1
        while (step := _further(text, words, last)) and not words[last - 1].owner:
            last += step
        yield Run(words, at, last)
        at = last


def _further(text: str, words: list[Word], at: int) -> int:
    """How many words further a run goes on at this word: 0 when it ends."""
    if at + 1 < len(words) and _is_nickname(text, words, at):
        return 2
    particles = uses("names", "particle")
    for step in range(3):
        here = at + step
        if here >= len(words) or not _close(text, words[here - 1], words[here]):
            return 0
        if words[here].is_capital and _is_weekday(words, here):
            return 0
        if words[here].is_capital:
            return 0 if _is_over(words[here - 1], words[here]) else step + 1
        if words[here].text not in particles:
            return 0
    return 0


def _is_weekday(words: list[Word], at: int) -> bool:
    """Whether a word tells the day behind a name: "Ana Duarte Wednesday met"; not "Sunday Times"."""
    last = at + 1 >= len(words) or not words[at + 1].is_capital
    return last and words[at].text in _WEEKDAYS and words[at - 1].text not in _CALLED


def _is_nickname(text: str, words: list[Word], at: int) -> bool:
    """Whether a word in quotes stands inside a name: "Ana “Nena” Duarte"."""
    opens = text[words[at - 1].end : words[at].start] in {' "', " “", " ‘", " '"}
    closes = text[words[at].end : words[at + 1].start] in {'" ', "” ", "’ ", "' "}
    return opens and closes and words[at].is_capital and words[at + 1].is_capital


def _is_over(letter: Word, word: Word) -> bool:
    """Whether a single letter ends a sentence and is no initial: "an alert for K. The address"."""
    return len(letter.text.rstrip(".")) == 1 and word.low in uses("names", "starter")


def _close(text: str, one: Word, other: Word) -> bool:
    """Whether nothing but a blank (or a sign for and) stands between two words."""
    return text[one.end : other.start] in {" ", "\u00a0", " & "}
