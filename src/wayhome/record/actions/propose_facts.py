"""Read a text of the record and keep what it proposes."""

import hashlib
import json
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.extraction.article import LONGEST, Article
from wayhome.extraction.extracted import VERSION, Extracted
from wayhome.extraction.facts import Fact as Told
from wayhome.extraction.installed import can_read
from wayhome.extraction.json_lines import TYPES, as_fields, first_words
from wayhome.extraction.language import Language, language_of
from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.actions.supersede import judged_words, supersede
from wayhome.record.domain.named import entities_in
from wayhome.record.domain.same_words import same_words
from wayhome.record.domain.versions import ReadingOutcome, blocks_of
from wayhome.record.models import Proposal, TextReading, TextVersion


@dataclass(frozen=True, slots=True)
class Proposed:
    """How many proposals a text gave that were not there before; `is_whole` as the reader says.

    `superseded` counts open proposals of earlier readings that this one does not make.
    """

    new: int
    is_whole: bool
    superseded: int = 0


def propose_facts(*, text_version: UUID, by: Actor) -> Proposed:
    """Propose facts of a text version; asking again adds only what newer rules find.

    Nothing is proposed of a text that another has replaced. Where the packages that read are not
    installed, that is noted and the text waits. Raises NotFound.
    """
    require(by, Permission.FACT_PROPOSE)
    version = (
        TextVersion.objects.select_related("source")
        .defer("source__content")
        .filter(agency_id=by.agency, id=text_version)
        .first()
    )
    if version is None:
        raise NotFound
    newer = TextVersion.objects.filter(source=version.source_id, number__gt=version.number)
    if newer.exists():
        return Proposed(new=0, is_whole=True)
    if not can_read():
        with atomic():
            _note_reading(version, ReadingOutcome.NOT_INSTALLED)
        return Proposed(new=0, is_whole=False)
    # The language model is large; a process that only shows pages never loads it.
    from wayhome.extraction.extract import extract  # noqa: PLC0415

    extracted = extract(article_of(version))
    with atomic():
        return _propose(version, extracted, by=by)


def _propose(version: TextVersion, extracted: Extracted, *, by: Actor) -> Proposed:
    """Keep what a reading proposes, and put aside what it does not propose any more."""
    names = {entity.entity_id: entity.canonical for entity in extracted.entities}
    rows = [proposal(fact, names, version=version) for fact in extracted.facts]
    new = keep(rows, version)
    digests = {bytes(row.digest) for row in rows}
    superseded = supersede(version, digests, is_whole=extracted.is_whole, by=by)
    _note_reading(version, _outcome(version, extracted), new=new)
    if settings.MODEL_URL:
        enqueue("record.ask_model", agency=by.agency, text_version=version.id)
    leave_leaf(
        by=by,
        tag=Tag.RECORD_FACTS_PROPOSED,
        about=About(
            kind="text_version",
            id=version.id,
            detail={
                "new": new,
                "is_whole": extracted.is_whole,
                "rules": VERSION,
                "superseded": superseded,
            },
        ),
    )
    return Proposed(new=new, is_whole=extracted.is_whole, superseded=superseded)


def article_of(version: TextVersion) -> Article:
    """The text with its blocks as they were told apart, and switched, in this version."""
    found = blocks_of(version.text, version.blocks)
    return Article(
        name=str(version.id),
        text=version.text,
        published=version.source.published_on,
        blocks=tuple(block for block in found if block.end <= LONGEST),
    )


def _outcome(version: TextVersion, extracted: Extracted) -> ReadingOutcome:
    """How far the reader came."""
    if not extracted.is_whole or len(version.text) > LONGEST:
        return ReadingOutcome.CUT_SHORT
    is_silent = not extracted.entities and not extracted.facts
    if is_silent and language_of(version.text) is Language.OTHER:
        return ReadingOutcome.NO_READER
    return ReadingOutcome.READ


def _note_reading(version: TextVersion, outcome: ReadingOutcome, *, new: int = 0) -> None:
    TextReading(
        agency_id=version.agency_id,
        text_version=version,
        outcome=outcome,
        read_with=VERSION,
        published_on=version.source.published_on,
        new=new,
        read_at=clock.now(),
    ).save(force_insert=True)


def keep(rows: list[Proposal], version: TextVersion) -> int:
    """Insert those that are not there; another reading at this moment may add the same."""
    kept = Proposal.objects.filter(agency_id=version.agency_id, text_version=version)
    known = {bytes(digest) for digest in kept.values_list("digest", flat=True)}
    judged = judged_words(version)
    new = {
        bytes(row.digest): row
        for row in rows
        if bytes(row.digest) not in known and same_words(row.kind, row.fields) not in judged
    }
    Proposal.objects.bulk_create(new.values(), ignore_conflicts=True)
    return len(new)


def proposal(
    fact: Told, names: dict[str, str], *, version: TextVersion, read_with: str = VERSION
) -> Proposal:
    """The row of a proposal with the names its fields speak of; part of a larger action."""
    kind, fields = TYPES[type(fact)], as_fields(fact)
    told = json.dumps([kind, {**fields, "rule": ""}], sort_keys=True, ensure_ascii=False)
    span = first_words(fact)
    return Proposal(
        agency_id=version.agency_id,
        text_version=version,
        kind=kind,
        fields=fields,
        names={each: names[each] for each in entities_in(fields) if each in names},
        start=span.start,
        end=span.end,
        rule=fact.rule,
        read_with=read_with,
        digest=hashlib.sha256(told.encode()).digest(),
        proposed_at=clock.now(),
    )
