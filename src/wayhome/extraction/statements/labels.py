"""Whom the label in front of a turn means: a name, initials, an office, "Q" or "A"."""

from wayhome.extraction.facts import Entity, EntityKind
from wayhome.extraction.spans import Span
from wayhome.extraction.statements.people import Known
from wayhome.extraction.statements.speaker import Speaker, share, unnamed
from wayhome.extraction.statements.wording import listed


def labelled(known: Known, label: Span, talk: int) -> Speaker:
    """Who has the turn; of "A:" the person told of before the talk, which begins at `talk`."""
    persons = [each for each in known.entities.values() if each.kind is EntityKind.PERSON]
    if label.text.lower() in listed("asking"):
        return Speaker(None, label)
    if label.text.lower() in listed("answering"):
        most = max(persons, key=lambda each: _introduced(each, talk), default=None)
        return Speaker(most.entity_id if most else None, label, "person")
    words = {word.strip(".").lower() for word in label.text.replace("-", " ").split()}
    orgs = [each for each in known.entities.values() if each.kind is EntityKind.ORG]
    for some in (persons, orgs):
        best = max(some, key=lambda each: share(each.canonical, words), default=None)
        if best is not None and share(best.canonical, words):
            return Speaker(best.entity_id, label, best.kind)
    one = _by_initials(persons, label.text) or _by_office(known, persons, words)
    return Speaker(one or unnamed(label.text), label, "person" if one else "group")


def _introduced(person: Entity, before: int) -> tuple[int, int]:
    """How much of a person stands before the first words of a talk, the first named first."""
    return sum(m.start < before for m in person.mentions), -person.mentions[0].start


def _by_initials(persons: list[Entity], label: str) -> str | None:
    """The person meant by "AD:"."""
    letters = label.replace(".", "").replace(" ", "").lower()
    for each in persons:
        initials = "".join(name[0] for name in each.canonical.replace("-", " ").lower().split())
        if len(letters) > 1 and letters in (initials, initials[0] + initials[-1]):
            return each.entity_id
    return None


def _by_office(known: Known, persons: list[Entity], words: set[str]) -> str | None:
    """The person meant by "THE MINISTER:"."""
    office = words - listed("titles") - {"the"}
    called = (e.entity_id for e in persons if office and office <= known.words[e.entity_id])
    return next(called, None)
