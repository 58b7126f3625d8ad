"""Make a text and its facts findable by their words."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.matching.search_words.indexed import VERSION
from wayhome.record.actions.serialise import one_at_a_time
from wayhome.record.domain.index_words import Indexed, of_fact, of_text
from wayhome.record.models import Fact, SearchEntry, SearchWord, TextVersion

AT_ONCE = 100
"""Texts that one round of catching up makes findable."""


def index_text(text_version: UUID, *, by: Actor) -> int:
    """Index a text version and its facts as today's rules cut words; how many entries were made.

    What is indexed by these rules already stays. Older versions of the text are found no longer.
    """
    require(by, Permission.FACT_PROPOSE)
    with atomic():
        one_at_a_time(text_version)
        texts = TextVersion.objects.select_related("source").defer("source__content")
        version = texts.filter(agency_id=by.agency, id=text_version).first()
        if version is None:
            return 0
        made = 0
        if not _has_newer(version) and not _entries(version).filter(fact=None).exists():
            _write(version, None, of_text(version.text, title=version.source.title))
            _hide_older(version)
            made += 1
        for fact in _unindexed_facts(by).filter(passage__text_version=version):
            _write(version, fact, of_fact(fact.passage.exact, names=fact.names))
            made += 1
    return made


def catch_up(*, by: Actor) -> int:
    """Index what is not indexed by today's rules, some texts at a time; how many texts were.

    Whom facts that stood before any rules speak of is compared with others too.
    """
    require(by, Permission.FACT_PROPOSE)
    newer = TextVersion.objects.filter(
        source=OuterRef("source"), number__gt=OuterRef("number"), agency_id=by.agency
    )
    indexed = SearchEntry.objects.filter(
        agency_id=by.agency, text_version=OuterRef("pk"), fact=None, made_with=VERSION
    )
    texts = TextVersion.objects.filter(agency_id=by.agency).filter(~Exists(newer), ~Exists(indexed))
    waiting = list(texts.order_by("made_at", "id").values_list("id", flat=True)[:AT_ONCE])
    facts = _unindexed_facts(by).order_by("made_at", "id")
    waiting += _texts_of(facts)[:AT_ONCE]
    each = dict.fromkeys(waiting)
    of_facts = set(_texts_of(_unindexed_facts(by).filter(passage__text_version__in=each)))
    for text_version in each:
        index_text(text_version, by=by)
        if text_version in of_facts:
            enqueue("record.propose_subjects", agency=by.agency, text_version=text_version)
    return len(each)


def _texts_of(facts: QuerySet[Fact]) -> QuerySet[Fact, UUID]:
    """The texts in which facts stand, once for each."""
    return facts.values_list("passage__text_version_id", flat=True)


def _unindexed_facts(by: Actor) -> QuerySet[Fact]:
    indexed = SearchEntry.objects.filter(
        agency_id=by.agency, fact=OuterRef("pk"), made_with=VERSION
    )
    facts = Fact.objects.select_related("passage").filter(agency_id=by.agency)
    return facts.filter(~Exists(indexed))


def _entries(version: TextVersion) -> QuerySet[SearchEntry]:
    """The entries of a text version that today's rules made."""
    return SearchEntry.objects.filter(
        agency_id=version.agency_id, text_version=version, made_with=VERSION
    )


def _has_newer(version: TextVersion) -> bool:
    others = TextVersion.objects.filter(agency_id=version.agency_id, source=version.source)
    return others.filter(number__gt=version.number).exists()


def _write(version: TextVersion, fact: Fact | None, found: Indexed) -> None:
    """Write an entry with its words; one that older rules made is written anew."""
    before = SearchEntry.objects.filter(
        agency_id=version.agency_id, text_version=version, fact=fact
    ).first()
    entry = before or SearchEntry(
        agency_id=version.agency_id, text_version=version, fact=fact, made_at=clock.now()
    )
    entry.phrases, entry.made_with = found.phrases, VERSION
    if before is None:
        entry.save(force_insert=True)
    else:
        entry.words.all().delete()
        entry.save(update_fields=["phrases", "made_with"])
    SearchWord.objects.bulk_create(_words(entry, found), batch_size=2000)


def _words(entry: SearchEntry, found: Indexed) -> Iterable[SearchWord]:
    return [
        SearchWord(
            word=word,
            agency_id=entry.agency_id,
            entry_id=entry.id,
            hits=many,
            in_title=word in found.in_title,
        )
        for word, many in found.hits.items()
    ]


def _hide_older(version: TextVersion) -> None:
    """Of a text the newest version alone is found."""
    SearchEntry.objects.filter(
        agency_id=version.agency_id,
        fact=None,
        is_current=True,
        text_version__source=version.source,
        text_version__number__lt=version.number,
    ).update(is_current=False)
