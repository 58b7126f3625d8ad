"""Mentions of one person, organisation or place gathered under one id."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from wayhome.extraction.facts import Entity, EntityKind
from wayhome.extraction.naming import gazetteer
from wayhome.extraction.naming.known import known_organisation
from wayhome.extraction.naming.mentions import Mention
from wayhome.extraction.naming.parts import is_middle

PERSON, ORG, PLACE = EntityKind.PERSON, EntityKind.ORG, EntityKind.PLACE
_SHORT = 5
# What a place is called with or without: "Sample" and "Sample Province". A port, a river or an
# island is another place than what it is named after.
_AREAS = frozenset(
    {"province", "district", "region", "state", "county", "prefecture", "governorate", "oblast"}
    | {"municipality", "department", "commune", "township", "canton", "division", "territory"}
    | {"city", "town", "village", "emirate"}
)
_SOVEREIGN = frozenset({"republic", "kingdom"})
_LINKS = frozenset({"of", "for", "the", "and", "on", "de"})


def entities_of(mentions: Iterable[Mention], acronyms: dict[str, str]) -> Iterator[Entity]:
    """One entity for each that is named, in the order of first mentions."""
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    ordered = sorted(set(mentions), key=lambda each: each.span)
    ids = _ids(ordered, acronyms)
    for each in ordered:
        groups[ids[each.kind, each.key]].append(each)
    for entity_id, group in groups.items():
        yield Entity(
            group[0].kind,
            entity_id,
            _canonical(group),
            tuple(each.span for each in group),
        )


def _canonical(group: list[Mention]) -> str:
    """The fullest name, without shouting."""
    country = gazetteer.country_names().get(group[0].key)
    if country and group[0].kind is PLACE:
        return country.name
    texts = Counter(each.span.text for each in group)
    return max(
        texts, key=lambda text: (not text.isupper() or len(text) <= _SHORT, len(text), texts[text])
    )


def _ids(ordered: list[Mention], acronyms: dict[str, str]) -> dict[tuple[EntityKind, str], str]:
    names = dict.fromkeys((each.kind, each.key) for each in ordered)
    ids: dict[tuple[EntityKind, str], str] = {}
    people = [key for kind, key in names if kind is PERSON]
    places = [key for kind, key in names if kind is PLACE]
    bodies = [key for kind, key in names if kind is ORG]
    for kind, key in names:
        if kind is PERSON:
            ids[kind, key] = f"person:{gazetteer.slug(_whole_person(key, people))}"
        elif kind is ORG:
            ids[kind, key] = _organisation(key, bodies, acronyms)
        else:
            ids[kind, key] = _place(key, places)
    return ids


def _whole_person(key: str, people: list[str]) -> str:
    """The longest name in the article that this one is a part of, when there is only one."""
    parts = key.split()
    longer = []
    for other in people:
        whole = other.split()
        if len(whole) > len(parts) and _is_part(parts, whole):
            longer.append(other)
    owners = {_plain(each) for each in longer}
    if len(owners) > 1:
        # Two who share a family name, before or behind, are two.
        longest = max(longer, key=len)
        if any(each != longest and not _is_part(each.split(), longest.split()) for each in longer):
            return key
    return max(longer, key=len) if longer else key


def _plain(name: str) -> str:
    return " ".join(part for part in name.split() if len(part.rstrip(".")) > 1)


def _is_part(parts: list[str], whole: list[str]) -> bool:
    """Whether a name is the family, the given, or the name without initials of a longer one."""
    if parts == [part for part in whole if len(part.rstrip(".")) > 1]:
        return True
    return parts in (whole[-len(parts) :], whole[: len(parts)]) or is_middle(parts, whole)


def _organisation(key: str, bodies: list[str], acronyms: dict[str, str]) -> str:
    full = acronyms.get(key, key)
    if known := known_organisation(full) or known_organisation(key):
        return known.rule
    words = _bag(full)
    for other in bodies:
        longer = other.split()
        parts = full.split()
        if other != full and _bag(other) == words and other < full:
            return f"org:{gazetteer.slug(other)}"
        if len(longer) > len(parts) and parts in (longer[: len(parts)], longer[-len(parts) :]):
            return f"org:{gazetteer.slug(other)}"
    return f"org:{gazetteer.slug(full)}"


def _bag(name: str) -> frozenset[str]:
    return frozenset(name.split()) - _LINKS


def _place(key: str, places: list[str]) -> str:
    """A place by its shortest name in the article: "Sample" for "Sample Province"."""
    if country := gazetteer.country_names().get(key):
        return f"place:{country.slug}"
    for other in places:
        whole, part = (key, other) if len(key) > len(other) else (other, key)
        if whole != part and _same_place(whole, part):
            return f"place:{gazetteer.slug(part)}"
    return f"place:{gazetteer.slug(key)}"


def _same_place(whole: str, part: str) -> bool:
    """Whether the longer name is the shorter one with what it is: a province, a republic.

    Of a country that is only the state itself: "Sample City" and "Sample Province" are no country.
    """
    rest = set(whole.split()) - set(part.split()) - {"of", "the"}
    if not (whole.startswith(part + " ") or whole.endswith(" " + part)):
        return False
    if part in gazetteer.country_names():
        return rest <= _SOVEREIGN
    is_town = whole.startswith(part + " ") and whole in gazetteer.towns()
    return rest <= _AREAS | _SOVEREIGN or is_town
