"""Compare whom the confirmed facts of a text speak of with others, and propose who is one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log2
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.actions.note_subject_judgement import lock_judging
from wayhome.record.actions.register_mentions import enter_mentions
from wayhome.record.domain.subject_contexts import Described, Telling, described, to_json
from wayhome.record.domain.subject_keys import keys
from wayhome.record.domain.subject_likeness import Likeness, likeness
from wayhome.record.domain.subjects import Mentioned, mention_id, mention_name, subject_entities
from wayhome.record.models import Fact, SubjectKey, SubjectMention, SubjectPair, TextVersion
from wayhome.record.queries.subject_candidates import Candidate, beside, candidates, undecided

_MOST_PAIRS = 10
"""Pairs that one mention may add: others wait until some of these are judged."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What came of it: pairs added, and mentions of this text that were compared."""

    pairs: tuple[UUID, ...]
    compared: int


def propose_subjects(*, text_version: UUID, is_anew: bool = False, by: Actor) -> Proposed:
    """Describe every mention of a text by its standing facts, and keep the likely pairs.

    All that pairs put beside each other already are proposed once, by the one most alike: judging
    one pair a mention joins them all. Mentions of which facts tell nothing new are compared only
    when asked for anew, as after a judgement. Raises NotFound.
    """
    require(by, Permission.FACT_PROPOSE)
    if not TextVersion.objects.filter(agency_id=by.agency, id=text_version).exists():
        raise NotFound
    with atomic():
        lock_judging(by.agency)
        told = _describe(text_version, is_anew=is_anew, agency=by.agency)
        pairs = [pair for mention in told for pair in _propose(mention, told[mention], by=by)]
        if pairs:
            about = About(kind="text_version", id=text_version, detail={"pairs": len(pairs)})
            leave_leaf(by=by, tag=Tag.RECORD_PAIRS_PROPOSED, about=about)
    return Proposed(tuple(pairs), compared=len(told))


def _describe(
    text_version: UUID, *, is_anew: bool, agency: UUID
) -> dict[SubjectMention, Described]:
    """Write of each mention what it is called, and what facts tell of it; return what is new."""
    facts = _standing(text_version, agency=agency)
    # Facts that stood before there were subjects entered none.
    enter_mentions(facts)
    tellings = [_telling(fact) for fact in facts]
    names = _names(tellings)
    counts = Counter(entity for telling in tellings for entity in telling.entities)
    told = {
        mention_id(Mentioned(text_version, entity)): each
        for entity, each in described(tellings).items()
    }
    rows = SubjectMention.objects.filter(agency_id=agency, text_version_id=text_version)
    changed = []
    for mention in rows.order_by("entity"):
        each = told.get(mention.id)
        context = to_json(each) if each else mention.context
        now = (counts[mention.entity], context, names.get(mention.entity, mention.name))
        if is_anew or now != (mention.facts, mention.context, mention.name):
            changed.append(mention)
        mention.facts, mention.context, mention.name = now
        mention.kind = each.kind if each else mention.kind
    SubjectMention.objects.bulk_update(changed, ["kind", "name", "facts", "context"])
    _index(changed, told, agency=agency)
    return {mention: told[mention.id] for mention in changed if mention.id in told}


def _standing(text_version: UUID, *, agency: UUID) -> list[Fact]:
    """The standing facts of a text, in the order of its words."""
    standing = Fact.objects.select_related("passage").filter(
        agency_id=agency,
        passage__text_version_id=text_version,
        confirmed_at__isnull=False,
        withdrawn_at__isnull=True,
    )
    return list(standing.order_by("passage__start", "passage__end", "id"))


def _telling(fact: Fact) -> Telling:
    entities = subject_entities(fact.kind, fact.fields, fact=fact.id, proposal=fact.proposal_id)
    return Telling(fact.kind, fact.fields, fact.names, entities)


def _names(tellings: Iterable[Telling]) -> dict[str, str]:
    """What each entity is called by the first fact that speaks of it."""
    found: dict[str, str] = {}
    for each in tellings:
        for entity in each.entities:
            found.setdefault(entity, mention_name(entity, each.fields, each.names))
    return found


def _index(
    mentions: Iterable[SubjectMention], told: Mapping[UUID, Described], *, agency: UUID
) -> None:
    """Write the keys of these mentions anew; one that no fact speaks of any more has none."""
    ids = [mention.id for mention in mentions]
    SubjectKey.objects.filter(agency_id=agency, mention_id__in=ids).delete()
    SubjectKey.objects.bulk_create(
        SubjectKey(agency_id=agency, key=key, mention_id=each)
        for each in ids
        if each in told
        for key in sorted(keys(told[each]))
    )


def _propose(mention: SubjectMention, told: Described, *, by: Actor) -> list[UUID]:
    """Add the pairs of one mention that are not there yet and return their ids."""
    _weigh_again(mention, told)
    found = candidates(by.agency, keys(told), besides=mention.text_version_id)
    known = beside(by.agency, mention.id)
    reached = {each.group for each in found if each.id in known.near}
    free = [each for each in found if each.group not in reached and each.id not in known.apart]
    best: dict[UUID, tuple[Likeness, Candidate]] = {}
    for each in free:
        alike = likeness(told, each.told, is_alias=each.is_alias)
        before = best.get(each.group)
        if alike and (before is None or alike.weight > before[0].weight):
            best[each.group] = (alike, each)
    likeliest = sorted(best.values(), key=lambda one: (-one[0].weight, one[1].id))[:_MOST_PAIRS]
    rows = [_pair(mention, each, alike) for alike, each in likeliest]
    SubjectPair.objects.bulk_create(rows)
    return [row.id for row in rows]


def _pair(mention: SubjectMention, other: Candidate, alike: Likeness) -> SubjectPair:
    """A pair in the order that makes it unique; worth more, the more facts it brings together."""
    left, right = sorted((mention.id, other.id))
    return SubjectPair(
        agency_id=mention.agency_id,
        left_id=left,
        right_id=right,
        kind=mention.kind,
        worth=_worth(mention, other, alike),
        reasons=[reason.value for reason in alike.reasons],
        proposed_at=clock.now(),
    )


def _weigh_again(mention: SubjectMention, told: Described) -> None:
    """Bring reasons of undecided pairs up to what facts tell by now."""
    for row, other in undecided(mention.agency_id, mention.id):
        alike = likeness(told, other.told, is_alias=other.is_alias)
        if alike:
            row.reasons = [reason.value for reason in alike.reasons]
            row.worth = _worth(mention, other, alike)
            row.save(update_fields=["reasons", "worth"])


def _worth(mention: SubjectMention, other: Candidate, alike: Likeness) -> float:
    return alike.weight + log2(1 + min(mention.facts, other.facts))
