"""What a mention is found by: equality of these keys makes candidates, and nothing more."""

from collections.abc import Iterator

from wayhome.matching.names import name_word
from wayhome.record.domain.subject_contexts import Described
from wayhome.record.domain.subject_names import body_name, country_code, known_body, person_name
from wayhome.record.domain.subject_names import plain_words as plain
from wayhome.record.domain.subjects import SubjectKind

LONGEST_KEY = 200


def keys(told: Described) -> frozenset[str]:
    """The keys of a mention; a name typed without a kind has those of every kind."""
    if told.kind is SubjectKind.MEETING:
        return _cut(_meeting_keys(told))
    kinds = [told.kind] if told.kind is not SubjectKind.NAMED else list(_KEYS)
    return _cut(key for kind in kinds for name in told.names for key in _KEYS[kind](name))


def _cut(found: Iterator[str]) -> frozenset[str]:
    return frozenset(key[:LONGEST_KEY] for key in found)


def _meeting_keys(told: Described) -> Iterator[str]:
    """One for each participant on the day; without a day an engagement is like no other."""
    if told.day:
        for participant in told.participants:
            yield f"meeting:{told.day}:{participant}"


def _person_keys(name: str) -> Iterator[str]:
    """The name in any order; by sound; and with a given name cut to its first letter."""
    read = person_name(name)
    if read is None:
        return
    yield "person:" + " ".join(sorted(read.words))
    if read.is_whole:
        sounds = [next(iter(name_word(word).skeletons), "") for word in read.words]
        if all(sounds):
            yield "sound:" + " ".join(sorted(sounds))
        for family in read.words:
            for given in read.words:
                if given != family:
                    yield f"short:{family} {given[0]}"
    elif read.initials:
        yield f"short:{read.words[0]} {read.initials[0]}"


def _body_keys(name: str) -> Iterator[str]:
    """The words in any order, and the id of one that is known everywhere."""
    if known := known_body(name):
        yield f"org:{known}"
    read = body_name(name)
    if read.tells:
        yield "org:" + " ".join(sorted(read.words))


def _place_keys(name: str) -> Iterator[str]:
    told = country_code(name) or plain(name)
    if told:
        yield f"place:{told}"


_KEYS = {
    SubjectKind.PERSON: _person_keys,
    SubjectKind.ORG: _body_keys,
    SubjectKind.PLACE: _place_keys,
}
