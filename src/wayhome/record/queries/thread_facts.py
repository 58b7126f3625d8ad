"""Facts as threads compare them: by whom, to whom, about whom, about what."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wayhome.kernel.actor import Actor
from wayhome.record.domain.matters import matters_of, telling_words
from wayhome.record.domain.speaking_for import state_behind
from wayhome.record.domain.subjects import SubjectKind
from wayhome.record.domain.threads import PARTS, ThreadFact
from wayhome.record.models import SubjectMention
from wayhome.record.queries.told_facts import ToldFact, standing_facts, told_facts

_MOST_TEXTS = 300
_MOST_FACTS = 3000
_BY = {
    "request": ("by",),
    "response": ("by",),
    "commitment": ("by", "on_behalf"),
    "obligation": ("by",),
    "measure": ("actor",),
    "rating": ("by",),
    "meeting": ("participants",),
}
_TO = {
    "request": ("to",),
    "obligation": ("to",),
    "measure": ("target",),
    "rating": ("subject",),
}
_SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody whom confirmed facts of a text name."""

    entity: str
    name: str
    kind: str
    subject: UUID


@dataclass(frozen=True, slots=True)
class Comparing:
    """What a set of texts tells beside each fact: who is named, and who speaks for whom."""

    named: Mapping[UUID, Sequence[_Named]]
    offices: Mapping[UUID, Mapping[str, frozenset[str]]]

    def fact(self, told: ToldFact) -> ThreadFact:
        """A fact as threads compare it."""
        what = _words(told.fields, "what") or told.exact
        group = _words(told.fields, "subject_span") if told.kind == "person_status" else what
        return ThreadFact(
            id=told.id,
            kind=told.kind,
            text_version=told.text_version,
            places=_places(told.fields.get("evidence")),
            by=self._sides(told, _BY.get(told.kind, ())),
            to=self._sides(told, _TO.get(told.kind, ())),
            about=self._about(told, what),
            words=telling_words(what),
            people=frozenset(word for word in telling_words(group) if not matters_of(word)),
            matters=matters_of(what if told.kind == "request" else _all_words(told, what)),
            when=told.when,
            answers=_places(told.fields.get("to")) if told.kind == "response" else (),
        )

    def _sides(self, told: ToldFact, fields: tuple[str, ...]) -> frozenset[UUID]:
        """Whom some fields name, with the bodies and countries that they speak for."""
        found: set[UUID] = set()
        for entity in _values(told.fields, fields):
            offices = self.offices.get(told.text_version, {}).get(entity, frozenset())
            for each in (entity, *offices):
                found |= self._one(told, each)
        return frozenset(found)

    def _one(self, told: ToldFact, entity: str) -> set[UUID]:
        own = told.subjects.get(entity)
        known = [each for each in self.named.get(told.text_version, ()) if each.entity == entity]
        state = state_behind(known[0].name if known else told.name(entity))
        subjects = {own} if own else {each.subject for each in known}
        return subjects | ({state} if state else set())

    def _about(self, told: ToldFact, what: str) -> frozenset[UUID]:
        """Whom a status is of, or whom the words of another fact name."""
        if told.kind == "person_status":
            subject = told.subjects.get(str(told.fields.get("subject")))
            return frozenset({subject} if subject else ())
        words = set(what.replace("’s", "").replace(",", " ").split())
        return frozenset(
            each.subject
            for each in self.named.get(told.text_version, ())
            if each.kind == SubjectKind.PERSON and _is_named(each.name, what, words)
        )


def compared(facts: Sequence[ToldFact]) -> Mapping[UUID, ThreadFact]:
    """These facts as threads compare them, by their ids."""
    comparing = _comparing({fact.text_version for fact in facts})
    return {fact.id: comparing.fact(fact) for fact in facts if fact.kind in PARTS}


def near(actor: Actor, asked: Sequence[ToldFact], *, agency: UUID) -> Sequence[ToldFact]:
    """Standing facts of texts that tell of the same request or name somebody of it."""
    texts = {fact.text_version for fact in asked}
    subjects = {each for fact in asked for each in fact.subjects.values()}
    named = {fact.name(each) for fact in asked for each in fact.names}
    mentions = SubjectMention.objects.filter(agency_id=agency)
    more = mentions.filter(subject_id__in=subjects) | mentions.filter(
        kind__in=[SubjectKind.PLACE, SubjectKind.ORG], name__in=named
    )
    texts |= set(more.values_list("text_version_id", flat=True).distinct()[:_MOST_TEXTS])
    rows = standing_facts().filter(
        agency_id=agency, kind__in=list(PARTS), passage__text_version_id__in=texts
    )
    return told_facts(actor, rows.order_by("-made_at", "id")[:_MOST_FACTS])


def _comparing(texts: Collection[UUID]) -> Comparing:
    named: defaultdict[UUID, list[_Named]] = defaultdict(list)
    rows = SubjectMention.objects.filter(text_version_id__in=texts).defer("context")
    for row in rows.order_by("id"):
        named[row.text_version_id].append(_Named(row.entity, row.name, row.kind, row.subject_id))
    offices: defaultdict[UUID, dict[str, frozenset[str]]] = defaultdict(dict)
    roles = standing_facts().filter(kind="role", passage__text_version_id__in=texts)
    for text, fields in roles.values_list("passage__text_version_id", "fields"):
        body = fields.get("affiliation_entity")
        if body:
            held = offices[text]
            held[fields["person"]] = held.get(fields["person"], frozenset()) | {body}
    return Comparing(named, offices)


def _values(fields: Mapping[str, Any], names: Iterable[str]) -> list[str]:
    """The entities, or the words for somebody, in some fields."""
    found: list[str] = []
    for name in names:
        value = fields.get(name)
        found += [
            each
            for each in (value if isinstance(value, list) else [value])
            if isinstance(each, str)
        ]
    return found


def _words(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    return str(value["text"]) if isinstance(value, Mapping) else ""


def _all_words(told: ToldFact, what: str) -> str:
    """What a fact says, with the reasons that it gives."""
    reasons = (each["text"] for each in told.fields.get("reasons") or ())
    return " ".join((what, told.exact, *reasons))


def _places(spans: Any) -> tuple[tuple[int, int], ...]:
    return tuple((each["start"], each["end"]) for each in spans or () if isinstance(each, Mapping))


def _is_named(name: str, what: str, words: set[str]) -> bool:
    """Whether words name somebody: by the whole name, or by a part of it that is long enough."""
    if name in what:
        return True
    return any(
        len(part) >= _SHORTEST_NAME and part[:1].isupper() and part in words
        for part in name.split()
    )
