"""Who speaks: the name, pronoun, office or body that stands before or behind a word of saying."""

import re
from dataclasses import dataclass, field
from functools import cache

from wayhome.extraction.facts import EntityKind
from wayhome.extraction.language import Language
from wayhome.extraction.plain.page import Page, Passage, folded
from wayhome.extraction.plain.sentences import marked
from wayhome.extraction.plain.told import Mention, Told
from wayhome.extraction.plain.wordings import any_of, has_any, words_of
from wayhome.extraction.words import lexicon

_FAR = {Language.FRENCH: 80, Language.KHMER: 60, Language.CHINESE: 12}
"""Letters that may stand between a name and its word of saying."""
_BEHIND = 40
_PREPOSITIONS = frozenset(
    [
        "de",
        "du",
        "des",
        "d'",
        "à",
        "au",
        "aux",
        "par",
        "avec",
        "contre",
        "pour",
        "chez",
        "selon",
        "sur",
        "dont",
        "que",
        "qu'",
    ]
)
_ARTICLES = ("le", "la", "les", "l'", "un", "une", "son", "sa", "ses", "leur", "ce", "cette")
_LONGEST_GROUP = 60


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and the words of the passage that say so."""

    one: str
    start: int
    end: int


@dataclass(slots=True)
class Speakers:
    """The people of a page, and whoever spoke last, for pronouns."""

    told: Told
    last: tuple[int, str] | None = None
    """Passage and id of whoever was last found to speak or ask."""
    genders: dict[str, str] = field(default_factory=dict)

    @property
    def page(self) -> Page:
        """The page."""
        return self.told.page

    def before(self, passage: Passage, since: int, cue: int) -> Speaker | None:
        """Whoever stands between a place and the word of saying behind it."""
        if _goes_on(self.page.language).search(passage.words[since:cue]):
            return self.again(passage, cue) or self._first_named(passage, since, cue)
        found = self._pronoun(passage, since, cue) or self._named(passage, since, cue)
        return self._kept(passage, found or self._body(passage, since, cue))

    def behind(self, passage: Passage, cue: int, until: int) -> Speaker | None:
        """Whoever stands behind a word of saying."""
        people = self.told.people_in(passage, cue, min(until, cue + 200))
        for each in people[:1]:
            between = passage.words[cue : each.lead]
            if each.lead - cue <= _BEHIND and not re.search(r"[.;:«»“”]| qu[e']", between):
                return self._kept(passage, Speaker(each.entity_id, each.start, each.end))
        group = re.compile(r" ?((?:le|la|les|l'|un|une)[ ']?[^,.;:«»“”]{2,50})(?=[,.;]|$)")
        match = group.match(passage.words, cue, until)
        if match is None:
            return None
        return self._kept(passage, self._office_or_group(passage, *match.span(1)))

    def spoken(self, passage: Passage, pronoun: str, place: int) -> Speaker | None:
        """Whom a pronoun within a word of saying means: "a-t-elle dit"."""
        gender = "f" if pronoun.startswith("elle") else "m" if pronoun == "il" else ""
        one = self._meant(passage, place, gender) if pronoun in ("il", "elle") else None
        return self._kept(passage, Speaker(one, place, place + len(pronoun))) if one else None

    def again(self, passage: Passage, place: int) -> Speaker | None:
        """Whoever spoke last in this passage."""
        if self.last and self.last[0] == passage.number:
            return Speaker(self.last[1], place, place)
        return None

    def _first_named(self, passage: Passage, since: int, cue: int) -> Speaker | None:
        """The only person named before in the sentence, who goes on to do another thing."""
        people = self.told.people_in(passage, since, cue)
        if len({each.entity_id for each in people}) != 1:
            return None
        return self._kept(passage, Speaker(people[0].entity_id, people[0].start, people[0].end))

    def _kept(self, passage: Passage, speaker: Speaker | None) -> Speaker | None:
        if speaker and speaker.one.startswith("person:"):
            self.last = (passage.number, speaker.one)
        return speaker

    def _pronoun(self, passage: Passage, since: int, cue: int) -> Speaker | None:
        match = _pronouns(self.page.language).search(passage.words[since:cue])
        if match is None:
            return None
        gender = _genders(self.page.language).get(match["pronoun"].lower(), "")
        start, end = (since + place for place in match.span("pronoun"))
        one = self._meant(passage, start, gender)
        return Speaker(one, start, end) if one else None

    def _meant(self, passage: Passage, place: int, gender: str) -> str | None:
        """The person a pronoun means: who spoke last here, else who was named last nearby."""
        if self.last and self.last[0] == passage.number and self._fits(self.last[1], gender):
            return self.last[1]
        quoted = marked(passage.words)
        near = [
            each
            for each in self.told.mentions
            if each.kind is EntityKind.PERSON
            and passage.number - 2 <= each.number
            and (each.number, each.end) <= (passage.number, place)
            # Nobody calls himself by name: whom a quotation names is not who speaks it.
            and not (each.number == passage.number and any(q.holds(each.start) for q in quoted))
            and self._fits(each.entity_id, gender)
        ]
        return near[-1].entity_id if near else None

    def _fits(self, one: str, gender: str) -> bool:
        if not self.genders:
            self.genders = {each.entity_id: each.gender for each in self.told.mentions}
        known = self.genders.get(one, "")
        return not known or not gender or known == gender

    def _named(self, passage: Passage, since: int, cue: int) -> Speaker | None:
        named = self.told.named_in(passage, since, cue)
        if not named:
            return None
        last = named[-1]
        if not self._is_subject(passage, last, since=since, cue=cue):
            return None
        return Speaker(last.entity_id, last.start, last.end)

    def _is_subject(self, passage: Passage, last: Mention, *, since: int, cue: int) -> bool:
        """Whether a name reaches its word of saying without another subject between."""
        between = passage.words[last.end : cue]
        if len(between) > _FAR[self.page.language]:
            return False
        if self.page.language is Language.FRENCH:
            plain = bool(
                re.fullmatch(r"(?:,[^«»“”:;]*,|,)? ?(?:(?:ne|n'|nous|lui|leur|y|en) ?)?", between)
            )
            return plain and not is_object(passage.words[since : last.lead])
        if self.page.language is Language.KHMER:
            return not has_any(("ថា",)).search(between) and "។" not in between
        return not re.search(r"[，。；：“”「」]", between) and not between.startswith(("的", "等"))

    def _body(self, passage: Passage, since: int, cue: int) -> Speaker | None:
        """A body or group that stands right before a word of saying."""
        match = _bodies(self.page.language).search(passage.words[since:cue])
        if match is None or len(match["body"]) > _LONGEST_GROUP:
            return None
        start, end = (since + place for place in match.span("body"))
        return self._office_or_group(passage, start, end)

    def _office_or_group(self, passage: Passage, start: int, end: int) -> Speaker:
        """A person known by the office, an organisation known by name, or a group by its words."""
        words = passage.words[start:end].strip()
        end = start + len(words)
        named = self.told.named_at(passage, start, end)
        if named is not None and named.kind is not EntityKind.PLACE:
            return Speaker(named.entity_id, start, end)
        if self.page.language is Language.FRENCH:
            one = self._officer(words, passage, start)
            if one:
                return Speaker(one, start, end)
        return Speaker("group:" + "-".join(words.lower().replace("'", " ").split()), start, end)

    def _officer(self, words: str, passage: Passage, place: int) -> str | None:
        """The only person named before who holds the office: "la ministre"."""
        match = re.fullmatch(r"(?:le|la|l') ?([\w-]+(?: [\w-]+)?)", words, re.IGNORECASE)
        if match is None or match[1].lower() not in words_of("names", Language.FRENCH, "role"):
            return None
        gender = {"le": "m", "la": "f"}.get(words[:2].lower(), "")
        holders = {
            each.entity_id
            for each in self.told.mentions
            if (each.number, each.start) < (passage.number, place)
            and re.search(rf"(?<!\w){re.escape(match[1].lower())}(?!\w)", each.titles.lower())
            and self._fits(each.entity_id, gender)
        }
        return holders.pop() if len(holders) == 1 else None


def is_object(before: str) -> bool:
    """Whether French words before a name make it depend on another: "le frère d'", "contre la"."""
    last = before.rstrip().lower().split()[-2:]
    if last and last[-1] in _ARTICLES:
        last = last[:-1]
    return bool(last) and (last[-1] in _PREPOSITIONS or last[-1].endswith(("d'", "qu'")))


@cache
def _pronouns(language: Language) -> re.Pattern[str]:
    words = any_of(words_of("statements", language, "pronoun"))
    if language is Language.FRENCH:
        return re.compile(
            rf"(?<![\w-])(?P<pronoun>{words})(?: (?:ne|nous|lui|leur|y|en)| n'| l')* *$|(?!)",
            re.IGNORECASE,
        )
    if language is Language.KHMER:
        return re.compile(rf"(?:^|[ ។])(?P<pronoun>{words}) ?$")
    return re.compile(
        rf"(?:^|[，。；！？”」\s])(?P<pronoun>{words})(?:还|還|也|并|並|又|则|同时|随后)?$"
    )


@cache
def _goes_on(language: Language) -> re.Pattern[str]:
    """Whether the same one goes on: "…, et a ajouté", ，并指出."""
    ways = {Language.FRENCH: r", et $", Language.CHINESE: "[，、](?:并|並|又|还|還|同时|同時|但)$"}
    return re.compile(ways.get(language, r"(?!)"))


@cache
def _bodies(language: Language) -> re.Pattern[str]:
    words = any_of(words_of("statements", language, "body"))
    if language is Language.FRENCH:
        articles = any_of(_ARTICLES)
        return re.compile(
            rf"(?:^|[,;:»] ?)(?P<body>{articles}(?:(?<=')| )[^,;:«»“”]{{2,{_LONGEST_GROUP}}}?) $",
            re.IGNORECASE,
        )
    if language is Language.KHMER:
        return re.compile(rf"(?:^| )(?P<body>{words}[^ ។«“]{{0,30}}) ?$")
    return re.compile(rf"(?:^|[，。；：！？”」、\s])(?P<body>[\u4e00-\u9fff]{{0,14}}{words})$")


@cache
def _genders(language: Language) -> dict[str, str]:
    return {
        folded(word): str(entry.more.get("gender", ""))
        for entry in lexicon("statements", language)
        if entry.more.get("use") == "pronoun"
        for word in entry.words
    }
