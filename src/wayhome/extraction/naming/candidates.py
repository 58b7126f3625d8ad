"""A paragraph's runs cut into candidates for names: titles and possessives off, organisations whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.extraction.english import is_noun
from wayhome.extraction.naming.dated import before_day, behind_date
from wayhome.extraction.naming.gazetteer import (
    country_named,
    folded,
    given_names,
    is_place,
)
from wayhome.extraction.naming.honorifics import is_honorific, is_name_part, is_surname, title_of
from wayhome.extraction.naming.known import known_from, known_organisation
from wayhome.extraction.naming.organisations import extended, has_head, is_head
from wayhome.extraction.naming.places import extended_place, is_named_after
from wayhome.extraction.naming.runs import Run, Word, runs_of, words_of
from wayhome.extraction.naming.starters import behind_starters, only_opens
from wayhome.extraction.naming.vocabulary import (
    honorifics,
    people_words,
    title_heads,
    titles,
    uses,
)

_OF = frozenset({"of", "for", "to", "on"})
_FIELD_LINKS = frozenset({"of", "for", "the", "and", "on", "against"})
_NO_NAME_BEFORE = frozenset({"NGO", "NGOs", "INGO", "Ltd", "MPs"})
_LINKS = frozenset({"to", "of", "in", "from", "for"})
_LEADING = frozenset({"the", "outgoing", "former", "new"})
_COLLECTIVE = frozenset({"people", "women", "children", "men", "world", "nation", "king", "queen"})
_LONGEST_TITLE = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `first` to `last` (exclusive) of a paragraph that may be a name.

    `titled`: an honorific or a title stands before, inside the same run. `is_void`: the words say
    what somebody's office is for, and name nothing themselves.
    """

    words: list[Word]
    first: int
    last: int
    titled: bool = False
    is_organisation: bool = False
    is_void: bool = False

    @property
    def name(self) -> str:
        """Its words as a name, possessives inside it kept."""
        own = self.own
        inner = [word.text + ("'s" if word.owner else "") for word in own[:-1]]
        return " ".join([*inner, own[-1].text])

    @property
    def own(self) -> list[Word]:
        """Its words."""
        return self.words[self.first : self.last]

    @property
    def start(self) -> int:
        """Where it begins in the paragraph."""
        return self.words[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the paragraph."""
        return self.words[self.last - 1].end

    @property
    def before(self) -> Word | None:
        """The word before."""
        return self.words[self.first - 1] if self.first else None

    @property
    def after(self) -> Word | None:
        """The word behind."""
        return self.words[self.last] if self.last < len(self.words) else None


def candidates_of(text: str) -> Iterator[Candidate]:
    """Every candidate of a paragraph, in order."""
    words = words_of(text)
    done = 0
    for run in _joined(text, words):
        if run.last <= done:
            continue
        for each in _cut(text, Run(words, max(run.first, done), run.last)):
            done = max(done, each.last)
            yield each


def _joined(text: str, words: list[Word]) -> Iterator[Run]:
    """Runs, with a possessive inside an organisation's name bridged: "Growers' Federation"."""
    waiting: Run | None = None
    for run in runs_of(text, words):
        if waiting and (_bridges(text, waiting, run) or _is_field_of(words, waiting, run)):
            waiting = Run(words, waiting.first, run.last)
            continue
        if waiting:
            yield waiting
        waiting = run
    if waiting:
        yield waiting


def _is_field_of(words: list[Word], waiting: Run, run: Run) -> bool:
    """Whether two runs with "and" between are one: "Women and Social Affairs Bureau"."""
    fields = uses("organisations", "portfolio") | uses("organisations", "field")
    return (
        waiting.last + 1 == run.first
        and words[waiting.last].text == "and"
        and is_head(run.own[-1])
        and not waiting.own[-1].owner
        and all(word.low in fields for word in waiting.own)
    )


def _bridges(text: str, waiting: Run, run: Run) -> bool:
    """Whether a possessive belongs to the name behind it."""
    if waiting.last != run.first:
        return False
    owner = waiting.own[-1]
    if is_place(f"{owner.text}'s {run.own[0].text}"):
        return True
    plural = text[owner.end : owner.end + 2] in {"' ", "’ "}
    gap = text[owner.end : run.own[0].start]
    return (
        owner.owner
        and len(gap) <= len("’s ")
        and (plural or owner.low in _COLLECTIVE or _is_office(owner, run))
        and (has_head(run.own[:3]) or _is_body(run))
    )


def _is_office(owner: Word, run: Run) -> bool:
    """Whether a title owns an office: "Prosecutor General's Office"."""
    return owner.low in title_heads() and run.own[0].text in {"Office", "Department", "Chambers"}


def _is_body(run: Run) -> bool:
    """Whether a plain word for an organisation stands behind a run: "People's Hand foundation"."""
    return run.last < len(run.words) and run.words[run.last].low in uses("organisations", "kind")


def _cut(text: str, run: Run) -> Iterator[Candidate]:
    """The candidates inside a run, without what begins a sentence and without days."""
    words, last = run.words, run.last
    first = behind_starters(text, words, run.first, last=last)
    if first == last:
        return
    first = _behind_field(words, behind_date(words, first, last), last)
    day = before_day(words, first, last)
    yield from _named_in(text, Run(words, first, day))
    if day + 1 < last:
        yield from _cut(text, Run(words, day + 1, last))


def _named_in(text: str, run: Run) -> Iterator[Candidate]:
    """The candidates inside a run of words that all may be of names."""
    words, first, last = run.words, run.first, run.last
    is_void = _is_vessel(text, words, first)
    if is_void or is_named_after(words, first, last):
        yield Candidate(words, first, last, is_void=is_void)
        return
    known = known_from(text, words, first)
    if known and not (known < last and is_head(words[known])):
        yield Candidate(words, first, known, is_organisation=True)
        if known < last:
            yield from _cut(text, Run(words, known, last))
        return
    title_end = _title_end(words, first, last)
    if title_end is None:
        yield from _untitled(text, words, first, last=last)
        return
    begin = _title_start(words, first, title_end)
    while first < begin and words[first].low in _LEADING | uses("roles", "qualifier"):
        first += 1
    if begin > first and _may_employ(words, first, begin):
        yield from _untitled(text, words, first, last=begin)
    if title_end == last:
        yield from _behind_of(text, words, last)
    else:
        yield from _titled(text, words, title_end, last=last)


def _behind_field(words: list[Word], first: int, last: int) -> int:
    """With which word a name begins behind a field: "State for Foreign Affairs Ana Ruiz"."""
    fields = uses("organisations", "portfolio")
    before = words[first - 1].low if first else ""
    for length in (2, 1):
        end = first + length
        field = " ".join(word.low for word in words[first:end])
        if before in _OF | {"and"} and end + 1 < last and field in fields:
            named = folded(words[end].text) in given_names()
            return end if named and not is_head(words[last - 1]) else first
    return first


def _is_vessel(text: str, words: list[Word], first: int) -> bool:
    """Whether a run is the name of a ship, whatever title is in it: "the tanker Princess Vesta"."""
    before = words[first - 1] if first else None
    behind = before and text[before.end : words[first].start].strip("\"“‘' ") == ""
    vessels = uses("names", "vessel")
    led = before is not None and behind and not before.owner and before.text in vessels
    return led or (words[first].text in vessels and words[first].shouts)


def _may_employ(words: list[Word], first: int, last: int) -> bool:
    """Whether words before a title may name an organisation or a place and no field of work."""
    if last - first > 1:
        field = words[last - 1].low in uses("organisations", "field")
        return not field or has_head(words[first : last - 1])
    word = words[first]
    return (
        word.shouts
        or is_place(word.text)
        or known_organisation(word.text) is not None
        or is_head(word)
    )


def _untitled(text: str, words: list[Word], first: int, *, last: int) -> Iterator[Candidate]:
    """Candidates of words that hold no title."""
    whole = extended(text, words, first, last=last)
    if whole:
        yield Candidate(words, *whole, is_organisation=True)
        return
    if end := extended_place(text, words, last):
        yield Candidate(words, first, end)
        return
    if words[first].text in _NO_NAME_BEFORE and first + 1 < last:
        first += 1
    if only_opens(words[first], left=last - first - 1):
        first += 1
    if known := _known_before(words, first, last):
        yield Candidate(words, first, known, is_organisation=True)
        return
    split = _leading_place(text, words, first, last=last)
    if split > first:
        yield Candidate(words, first, split)
    end = _without_letters(words, split, last)
    yield Candidate(words, split, end, titled=split > first)


def _known_before(words: list[Word], first: int, last: int) -> int:
    """Behind which word a known organisation ends before a law of its own: "ILO Convention"."""
    if last - first > 1 and words[last - 1].text in uses("names", "law"):
        for end in range(last - 1, first, -1):
            if known_organisation(" ".join(word.text for word in words[first:end])):
                return end
    return 0


def _leading_place(text: str, words: list[Word], first: int, *, last: int) -> int:
    """Behind which word a country ends that a person's name follows: "to Cambodia Ana Ruiz"."""
    before = words[first - 1] if first else None
    if not before or before.low not in _LINKS or text[before.end : words[first].start] != " ":
        return first
    for end in range(last - 2, first, -1):
        if country_named(" ".join(word.text for word in words[first:end])):
            return end
    if before.low == "of" and is_place(words[first].text) and last - first > 2:
        return first + 1 if folded(words[first + 1].text) in given_names() else first
    return first


def _without_letters(words: list[Word], first: int, last: int) -> int:
    """Where a name ends without letters behind it: "Ana Ruiz MP"."""
    last_words = uses("names", "behind") | uses("names", "number")
    while last - first > 1 and words[last - 1].text in last_words:
        last -= 1
    return last


def _title_end(words: list[Word], first: int, last: int) -> int | None:
    """Behind which word of a run its titles end; None without a title."""
    heads = title_heads()
    if any(words[at].owner and is_head(words[at + 1]) for at in range(first, last - 1)):
        return None
    for at in range(last - 1, first - 1, -1):
        low = title_of(words, at, last=last)
        behind = at - first > 1 and words[at].text in uses("names", "behind")
        if behind or is_surname(words, first, at, last=last):
            continue
        bodied = at + 1 < last and is_head(words[at + 1])
        if (is_honorific(words, first, at, last=last) and not bodied) or (
            low in heads and _is_title(words, first, at, last=last)
        ):
            return at + 1
    if words[first].opens and words[first].low in people_words() and first + 1 < last:
        named = folded(words[first + 1].text) in given_names()
        return first + 1 if named or first + 2 < last else None
    return None


def _is_title(words: list[Word], first: int, at: int, *, last: int) -> bool:
    """Whether a word that may be a title is one: no part of an organisation's name."""
    if at + 1 < last and is_head(words[at + 1]):
        return False
    if _phrase_start(words, first, at) < at:
        return True
    if at + 1 == last and words[at].low in uses("roles", "rank"):
        return False
    return title_of(words, at, last=last) in titles()


def _phrase_start(words: list[Word], first: int, at: int) -> int:
    """With which word the longest title of several words that ends here begins."""
    for begin in range(max(first, at - _LONGEST_TITLE + 1), at):
        if " ".join(word.low for word in words[begin : at + 1]) in titles():
            return begin
    return at


def _title_start(words: list[Word], first: int, end: int) -> int:
    """With which word the title before `end` begins: its modifiers are no name."""
    modifiers = uses("roles", "modifier") | uses("roles", "qualifier") | title_heads()
    portfolio = uses("organisations", "portfolio")
    begin = _phrase_start(words, first, end - 1)
    while begin > first:
        word = words[begin - 1]
        pair = f"{words[begin - 2].low} {word.low}" if begin - 2 >= first else ""
        if is_head(word) and not (word.low in modifiers or word.low in portfolio):
            break
        if not (
            word.low in modifiers
            or word.low in portfolio
            or pair in portfolio
            or word.low in honorifics()
        ):
            break
        begin -= 1
    return begin


def _behind_of(text: str, words: list[Word], last: int) -> Iterator[Candidate]:
    """What follows a title that ends its run: "Minister of Interior Mara Tolvanen"."""
    if last + 1 >= len(words) or words[last].text not in _OF or words[last - 1].owner:
        return
    begin = last + 1
    if words[begin].low == "the" and begin + 1 < len(words):
        begin += 1
    end = begin
    portfolio = uses("organisations", "portfolio") | uses("roles", "modifier") | {"police", "state"}
    while end < len(words) and words[end].is_capital and words[end].low in portfolio:
        end += 1
        if end + 1 < len(words) and words[end].low == "and" and words[end + 1].low in portfolio:
            end += 1
    if text[words[last - 1].end : words[last].start] != " ":
        return
    if end == begin:
        yield from _void(text, words, begin)
        return
    stop = end
    while (
        stop < len(words)
        and words[stop].is_capital
        and text[words[stop - 1].end : words[stop].start] == " "
    ):
        stop += 1
    only_field = stop - end == 1 and is_noun(words[end].low) and not is_name_part(words[end])
    if stop > end and not only_field:
        title_end = _title_end(words, end, stop)
        yield from _titled(text, words, title_end or end, last=stop)
    elif only_field:
        yield Candidate(words, begin, stop, is_void=True)


def _void(text: str, words: list[Word], begin: int) -> Iterator[Candidate]:
    """What an office is for, in capitals: "Representative on Freedom of the Media"."""
    end = begin
    while end < len(words) and (words[end].is_capital or words[end].low in _FIELD_LINKS):
        end += 1
        if end < len(words) and text[words[end - 1].end : words[end].start] != " ":
            break
    while end > begin and not words[end - 1].is_capital:
        end -= 1
    name = " ".join(word.text for word in words[begin:end])
    fits = end > begin and not has_head(words[begin:end]) and not is_place(words[begin].text)
    if fits and not is_place(name) and not known_organisation(name):
        yield Candidate(words, begin, end, is_void=True)


def _titled(text: str, words: list[Word], first: int, *, last: int) -> Iterator[Candidate]:
    """What follows a title inside its run."""
    last = _without_letters(words, first, last)
    if first < last:
        whole = extended(text, words, first, last=last)
        if whole:
            yield Candidate(words, whole[0], whole[1], is_organisation=True)
        else:
            yield Candidate(words, first, last, titled=True)
