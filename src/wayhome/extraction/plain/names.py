"""Whom and what an article names: people by title and name, known organisations, countries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wayhome.extraction.facts import Entity, EntityKind
from wayhome.extraction.language import Language
from wayhome.extraction.naming.gazetteer import slug
from wayhome.extraction.plain.known import known_in
from wayhome.extraction.plain.page import Page
from wayhome.extraction.plain.people import chinese, french, khmer
from wayhome.extraction.plain.people.found import Person
from wayhome.extraction.plain.told import Mention, is_free

_FINDERS = {
    Language.FRENCH: french.people_in,
    Language.KHMER: khmer.people_in,
    Language.CHINESE: chinese.people_in,
}
_SHORTEST = {Language.FRENCH: 4, Language.CHINESE: 2}


@dataclass(slots=True)
class _Somebody:
    """A person of the article while their mentions are gathered."""

    name: str
    titles: str
    gender: str


def find_mentions(page: Page) -> list[Mention]:
    """Every mention of somebody or something by name, in the order of the text."""
    found: list[tuple[int, Person]] = []
    for sentence in page.sentences():
        found += [(sentence.passage.number, each) for each in _FINDERS[page.language](sentence)]
    everybody = _everybody(found, page.language)
    mentions = list(_people(page, found, everybody))
    taken = {(each.number, each.start, each.end) for each in mentions}
    for passage in page.passages:
        page.clock.check()
        places = [(start, end) for number, start, end in taken if number == passage.number]
        mentions += [
            each
            for each in known_in(passage, page.language)
            if is_free(places, each.start, each.end)
        ]
    return sorted(mentions)


def _everybody(found: Iterable[tuple[int, Person]], language: Language) -> dict[str, _Somebody]:
    """Each person by every name that can only be theirs; the longest name is the whole one."""
    whole: dict[str, _Somebody] = {}
    for _, each in sorted(found, key=lambda one: -len(one[1].name)):
        known = whole.get(each.name)
        if known is None:
            owners = [name for name in whole if _is_part(each.name, name, language)]
            if len(owners) == 1:
                whole[each.name] = whole[owners[0]]
            else:
                whole[each.name] = _Somebody(each.name, "", "")
        somebody = whole[each.name]
        somebody.titles = f"{somebody.titles} {each.titles}".strip()
        somebody.gender = somebody.gender or each.gender
    return whole | _shorter(whole, language)


def _is_part(name: str, whole: str, language: Language) -> bool:
    """Whether a name can be a shorter form of a whole one: its last words, or its part at a dot."""
    if language is Language.FRENCH:
        return whole.endswith(" " + name)
    return name in whole.split("·")


def _shorter(whole: dict[str, _Somebody], language: Language) -> dict[str, _Somebody]:
    """Parts of names by which only one of the people can be called."""
    parts: dict[str, list[_Somebody]] = {}
    for name, somebody in whole.items():
        pieces = [name.partition(" ")[2]] if language is Language.FRENCH else name.split("·")
        for piece in pieces:
            if piece != name and len(piece) >= _SHORTEST.get(language, 99):
                parts.setdefault(piece, []).append(somebody)
    return {
        piece: owners[0]
        for piece, owners in parts.items()
        if piece not in whole and len({id(each) for each in owners}) == 1
    }


def _people(
    page: Page, found: list[tuple[int, Person]], everybody: dict[str, _Somebody]
) -> Iterator[Mention]:
    """The names as they were found, then every other place where they stand."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for number, each in found:
        somebody = everybody[each.name]
        taken.setdefault(number, []).append((each.start, each.end))
        one = _mention(somebody, number=number, start=each.start, end=each.end)
        yield replace(one, lead=each.lead)
    for passage in page.passages:
        page.clock.check()
        places = taken.setdefault(passage.number, [])
        for name in sorted(everybody, key=lambda one: (-len(one), one)):
            for start in _places(passage.words, name, page.language):
                if is_free(places, start, start + len(name)):
                    places.append((start, start + len(name)))
                    yield _mention(
                        everybody[name], number=passage.number, start=start, end=start + len(name)
                    )


def _mention(somebody: _Somebody, *, number: int, start: int, end: int) -> Mention:
    return Mention(
        number, start, end, start, _id(somebody.name), EntityKind.PERSON,
        titles=somebody.titles, gender=somebody.gender,
    )  # fmt: skip


def _places(words: str, name: str, language: Language) -> Iterator[int]:
    start = words.find(name)
    while start >= 0:
        end = start + len(name)
        around = words[start - 1 : start] + words[end : end + 1]
        cut = language is Language.FRENCH and any(each.isalnum() or each == "-" for each in around)
        if not cut:
            yield start
        start = words.find(name, end)


def _id(name: str) -> str:
    """The id of a person: letters and digits of the name; of other scripts as they stand."""
    plain = slug(name) if name.isascii() or any("a" <= each.lower() <= "z" for each in name) else ""
    return f"person:{plain or '-'.join(name.replace('·', ' ').split())}"


def entities_of(page: Page, mentions: Iterable[Mention]) -> tuple[Entity, ...]:
    """One entity for each that is named, in the order of first mentions."""
    gathered: dict[str, list[Mention]] = {}
    for each in mentions:
        gathered.setdefault(each.entity_id, []).append(each)
    found = []
    for entity_id, group in gathered.items():
        spans = tuple(page.passages[each.number].span(each.start, each.end) for each in group)
        canonical = max(spans, key=lambda span: len(span.text)).text
        found.append(Entity(group[0].kind, entity_id, canonical, spans))
    return tuple(found)
