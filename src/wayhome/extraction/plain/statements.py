"""Who said what: words in marks, with the word of saying before, behind or inside them, and clauses."""

import re
from collections.abc import Iterator
from functools import cache

from wayhome.extraction.facts import Quote
from wayhome.extraction.language import Language
from wayhome.extraction.plain.cues import Cue, cues_in
from wayhome.extraction.plain.page import Sentence
from wayhome.extraction.plain.sentences import Marked, marked
from wayhome.extraction.plain.speakers import Speaker, Speakers
from wayhome.extraction.plain.told import Place, Told
from wayhome.extraction.plain.wordings import any_of, words_of

_STRONG = (":", "：", "៖")
_WEAK = (",", "，")
_NEAR = {Language.FRENCH: 3, Language.KHMER: 6, Language.CHINESE: 6}
_BEHIND = {Language.FRENCH: 3, Language.KHMER: 40, Language.CHINESE: 40}
_BETWEEN_QUOTES = 40
_SHORTEST = {Language.FRENCH: 8, Language.KHMER: 8, Language.CHINESE: 4}
_ENDS = "。！？.!?…"

Found = tuple[Place, Quote]


def find_quotes(told: Told) -> Iterator[Found]:
    """Every statement whose words are sure to be somebody's, in the order of the text."""
    speakers = Speakers(told)
    before: tuple[int, Marked] | None = None
    for sentence in told.page.sentences():
        quotes = _marks(sentence)
        cues = [
            cue
            for cue in cues_in(sentence, told.page.language)
            if not any(each.holds(cue.start) for each in quotes)
        ]
        reader = _Reader(sentence, cues, speakers)
        for each in quotes:
            again = before and before[0] == sentence.passage.number and before[1]
            found = list(reader.quoted(each, after=again or None))
            yield from found
            if any(quote.kind == "direct" for _, quote in found):
                before = (sentence.passage.number, each)
        yield from reader.clauses(quotes)


def _marks(sentence: Sentence) -> list[Marked]:
    return [
        each
        for each in marked(sentence.passage.words)
        if sentence.start <= each.opens and each.closes <= sentence.end
    ]


class _Reader:
    """One sentence with its words of saying."""

    def __init__(self, sentence: Sentence, cues: list[Cue], speakers: Speakers) -> None:
        self._sentence, self._cues, self._speakers = sentence, cues, speakers
        self._passage, self._language = sentence.passage, speakers.page.language
        self._words = sentence.passage.words

    def quoted(self, each: Marked, *, after: Marked | None) -> Iterator[Found]:
        """The statement in some marks; none when nobody is said to say it."""
        lead = self._words[self._sentence.start : each.opens].strip()
        inside = self._inside(each)
        cue = self._cue_before(each, lead)
        if inside is not None:
            yield from self._around(each, inside)
        elif cue is not None:
            speaker = self._subject(cue, each)
            yield self._quote("direct", (each.start, each.end), (speaker, cue), rule="before")
        elif self._cue_behind(each) is not None:
            yield from self._with_cue_behind(each, lead)
        elif after is not None and not lead and each.opens - after.closes <= _BETWEEN_QUOTES:
            speaker = self._speakers.again(self._passage, each.start)
            if speaker:
                yield self._quote("direct", (each.start, each.end), (speaker, None), rule="again")
        else:
            yield from self._partial(each)

    def _cue_before(self, each: Marked, lead: str) -> Cue | None:
        """The word of saying that leads to marks: by a colon, or right before them."""
        cues = [cue for cue in self._cues if cue.end <= each.opens]
        if not cues:
            return None
        if lead.endswith(_STRONG):
            return cues[-1]
        near = each.opens - cues[-1].end <= _NEAR[self._language]
        if not near or (self._language is Language.FRENCH and not lead.endswith(_WEAK)):
            return None
        whole = self._words[each.end - 1] in _ENDS or self._language is Language.KHMER
        return cues[-1] if whole or lead.endswith(_WEAK) else None

    def _subject(self, cue: Cue, each: Marked) -> Speaker | None:
        """Whoever stands before a word of saying, behind the quotation before it."""
        ends = [m.closes for m in _marks(self._sentence) if m.closes <= cue.start]
        return self._speakers.before(
            self._passage, max([self._sentence.start, *ends]), cue.start
        ) or (self._speakers.behind(self._passage, cue.end, each.opens) if not ends else None)

    def _cue_behind(self, each: Marked) -> Cue | None:
        """The word of saying behind marks: at once in French, behind its subject elsewhere."""
        end = self._sentence.end
        for cue in self._all_behind(each):
            between = self._words[each.closes : cue.start]
            if (
                len(between) <= _BEHIND[self._language]
                and not re.search("[。；:：]", between)
                and cue.end <= end + 60
            ):
                return cue
            return None
        return None

    def _all_behind(self, each: Marked) -> list[Cue]:
        """The words of saying behind marks, in this sentence or, when it ends there, the next."""
        own = [cue for cue in self._cues if cue.start >= each.closes]
        if own or self._words[each.closes : self._sentence.end].strip():
            return own
        until = next(
            (
                place
                for place in range(each.closes, len(self._words))
                if self._words[place] in "。.។"
            ),
            len(self._words),
        )
        rest = Sentence(self._passage, each.closes, until)
        ended = [cue for cue in cues_in(rest, self._language) if cue.end >= until - 1]
        return ended if self._language is Language.CHINESE else []

    def _with_cue_behind(self, each: Marked, lead: str) -> Iterator[Found]:
        cue = self._cue_behind(each)
        if cue is None or (lead and not lead.endswith(_STRONG)):
            yield from self._partial(each)
            return
        if self._language is Language.FRENCH:
            speaker = (
                self._speakers.spoken(self._passage, cue.pronoun, cue.said_at)
                if cue.pronoun
                else self._speakers.behind(self._passage, cue.end, self._sentence.end)
            )
        else:
            speaker = self._speakers.before(self._passage, each.closes, cue.start)
        if speaker or self._language is Language.FRENCH:
            yield self._quote("direct", (each.start, each.end), (speaker, cue), rule="behind")

    def _inside(self, each: Marked) -> Cue | None:
        """The word of saying that stands inside marks: « Non, a-t-elle dit. Jamais. »."""
        if self._language is not Language.FRENCH:
            return None
        within = Sentence(self._passage, each.start, each.end)
        for cue in cues_in(within, self._language):
            if self._words[: cue.start].rstrip().endswith(",") and cue.pronoun:
                return cue
        return None

    def _around(self, each: Marked, cue: Cue) -> Iterator[Found]:
        """Both parts of a quotation with its word of saying inside."""
        speaker = self._speakers.spoken(self._passage, cue.pronoun, cue.said_at)
        stop = re.compile(r"[^,.!?»]*[,.!?]? *").match(self._words, cue.end, each.end)
        first = len(self._words[: cue.start].rstrip())
        yield self._quote("direct", (each.start, first), (speaker, cue), rule="inside")
        if stop and stop.end() < each.end:
            yield self._quote("direct", (stop.end(), each.end), (speaker, cue), rule="inside")

    def _partial(self, each: Marked) -> Iterator[Found]:
        """Some words in marks inside a sentence that somebody is said to say."""
        cues = [cue for cue in self._cues if cue.end <= each.opens]
        if not cues:
            return
        speaker = self._speakers.before(self._passage, self._sentence.start, cues[-1].start)
        if speaker:
            yield self._quote(
                "partial", (each.start, each.end), (speaker, cues[-1]), rule="partial"
            )

    def clauses(self, quotes: list[Marked]) -> Iterator[Found]:
        """What somebody is said to say in other words, to the end of the sentence."""
        for cue in self._cues:
            if not cue.brings_clause:
                continue
            start = self._clause_start(cue)
            if start is None or any(each.opens == start for each in quotes if each.opens <= start):
                continue
            held = [each for each in quotes if each.opens <= start < each.closes]
            speaker = None if held else self._subject_of_clause(cue, quotes)
            end = self._clause_end(start)
            if speaker and end - start >= _SHORTEST[self._language]:
                yield self._quote("indirect", (start, end), (speaker, cue), rule="clause")
                return
        yield from self._trailing(quotes) or self._according()

    def _trailing(self, quotes: list[Marked]) -> list[Found]:
        """A statement in other words whose speaker comes last: "…, a annoncé la ministre"."""
        cues = self._cues if self._language is Language.FRENCH and not quotes else []
        for cue in cues[-1:]:
            lead = self._words[self._sentence.start : cue.start].rstrip()
            speaker = None
            if lead.endswith(",") and not cue.pronoun and cue.brings_clause:
                speaker = self._speakers.behind(self._passage, cue.end, self._sentence.end)
            if speaker and speaker.one.startswith("person:"):
                start = self._dateline()
                end = self._sentence.start + len(lead) - 1
                place = (start, end)
                return [self._quote("indirect", place, (speaker, cue), rule="trailing")]
        return []

    def _dateline(self) -> int:
        """Where a sentence begins behind the place and day at the head of a report."""
        match = _DATELINE.match(self._words, self._sentence.start, self._sentence.end)
        return match.end() if match else self._sentence.start

    def _subject_of_clause(self, cue: Cue, quotes: list[Marked]) -> Speaker | None:
        ends = [each.closes for each in quotes if each.closes <= cue.start]
        return self._speakers.before(self._passage, max([self._sentence.start, *ends]), cue.start)

    def _clause_start(self, cue: Cue) -> int | None:
        """Where the words that somebody is said to say begin; None when none follow."""
        match = _OPENINGS[self._language].match(self._words, cue.end, self._sentence.end)
        return match.end() if match else None

    def _clause_end(self, start: int) -> int:
        """Where they end: with the sentence, or where its subject does another thing."""
        more = _TURNS[self._language].search(self._words, start, self._sentence.end)
        end = more.start() if more else self._sentence.end
        return start + len(self._words[start:end].rstrip(" .。；;។៕!?！？"))

    def _according(self) -> Iterator[Found]:
        """What is told by somebody's account: "selon", 据…统计, យោងតាម."""
        match = _account(self._language).match(
            self._words, self._sentence.start, self._sentence.end
        )
        if match is None:
            return
        start, end = match.span("who")
        people = self._speakers.told.named_in(self._passage, start, end)
        if people:
            speaker = Speaker(people[-1].entity_id, people[-1].start, people[-1].end)
        else:
            speaker = Speaker("group:" + "-".join(match["who"].lower().split()), start, end)
        until = self._clause_end(match.end())
        if until - match.end() >= _SHORTEST[self._language]:
            yield self._quote("indirect", (match.end(), until), (speaker, None), rule="according")

    def _quote(
        self,
        kind: str,
        place: tuple[int, int],
        said: tuple[Speaker | None, Cue | None],
        *,
        rule: str,
    ) -> Found:
        speaker, cue = said
        mention = speaker and speaker.end > speaker.start and (speaker.start, speaker.end)
        span = self._passage.span
        quote = Quote(
            kind,
            span(*place),
            speaker.one if speaker else None,
            span(*mention) if mention else None,
            span(cue.start, cue.end) if cue else None,
            f"{self._language}.quote.{rule}",
        )
        return Place(self._passage.number, *place), quote


_DATELINE = re.compile(r" *[A-ZÀ-Ý' -]{3,40}[^–—«.]{0,40} [–—] ")
_OPENINGS = {
    Language.FRENCH: re.compile(r"(?:,? (?!qu)[^,.;:«»]{1,40}?,?)?? (?:que |qu')"),
    Language.KHMER: re.compile(r" *(?![ ៖:«“])"),
    Language.CHINESE: re.compile(r"[，,]?(?![，：:“「『\"]|记者|記者|本报|媒体|他们|了)"),
}
_TURNS = {
    Language.FRENCH: re.compile(r" ; |(?!)"),
    Language.KHMER: re.compile(r"[។៕]| ៖|(?!)"),
    Language.CHINESE: re.compile(
        r"[。；]|，(?:并|並|但|同时|同時)(?:要求|呼吁|呼籲|指出|承诺|承諾|表示|请|請|敦促|强调|強調)|，(?:希望|呼籲|呼吁)"
    ),
}


@cache
def _account(language: Language) -> re.Pattern[str]:
    words = any_of(words_of("statements", language, "according"))
    if language is Language.FRENCH:
        return re.compile(
            rf" *{words} (?!nos |notre |mes |mon )(?P<who>[^«»;:.]{{3,80}}?), (?=(?:il|elle|ils|elles|le|la|les|l'|un|une|au|ce|cette|plus|près|aucun|aucune|deux|trois|quatre|cinq)\b|\d)",
            re.IGNORECASE,
        )
    if language is Language.KHMER:
        return re.compile(rf" *{words}(?:ស្ថិតិ|របាយការណ៍)?(?:របស់)? ?(?P<who>[^ ។«“]{{3,40}}) ")
    counts = any_of(words_of("statements", language, "counts"))
    return re.compile(rf" *{words}(?P<who>[^，。；：“「]{{2,20}}?){counts}，")
