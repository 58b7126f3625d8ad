"""The day of a visit that is named without one, told of an arrival before."""

from wayhome.extraction.facts import Dated
from wayhome.extraction.meetings.told import Found
from wayhome.extraction.meetings.when import is_whole
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.understood import Understood

_ARRIVES = frozenset({"arrive", "land"})
_ANOTHER = frozenset({"earlier", "previous", "last", "past", "next", "later", "second", "return"})


def of_arrival(told: Understood, new: Found) -> Dated | None:
    """The day on which the visitor came: "arrived on Monday for a visit … His visit comes as …".

    None where two such arrivals are told, the visitor is not named with it, or another visit is meant.
    """
    visitors = [one for one in new.present.named if one.startswith("person:")]
    called = {each.lower_ for each in new.phrase.last.children}
    is_visit = new.phrase.entry.more["kind"] == "visit" and new.status in ("held", "ongoing")
    if not is_visit or new.has_days or len(visitors) != 1 or called & _ANOTHER:
        return None
    days: dict[str | None, tuple[Dated, set[str]]] = {}
    for sentence in told.parsed.sentences():
        if sentence.span.start >= new.evidence[0].start:
            break
        own = [each for each in told.dates_in(sentence.span) if is_whole(each.edtf)]
        if len(own) == 1 and _is_arrival(sentence):
            named = {entity.entity_id for _, entity in told.named_in(sentence.span)}
            days.setdefault(own[0].edtf, (own[0], named))
    if len(days) != 1:
        return None
    day, named = next(iter(days.values()))
    return day if {visitors[0], new.place or visitors[0]} <= named else None


def _is_arrival(sentence: Sentence) -> bool:
    """Whether somebody arrives for a visit."""
    lemmas = {token.lemma_ for token in sentence.piece}
    return bool(lemmas & _ARRIVES) and "visit" in lemmas
