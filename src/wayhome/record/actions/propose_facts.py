"""Read a text of the record and keep what it proposes."""

import hashlib
import json
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.extraction.article import Article
from wayhome.extraction.extracted import VERSION, Extracted
from wayhome.extraction.facts import Fact as Told
from wayhome.extraction.json_lines import TYPES, as_fields, first_words
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.domain.named import entities_in
from wayhome.record.models import Proposal, TextVersion


@dataclass(frozen=True, slots=True)
class Proposed:
    """How many proposals a text gave that were not there before; `is_whole` as the reader says."""

    new: int
    is_whole: bool


def propose_facts(*, text_version: UUID, by: Actor) -> Proposed:
    """Propose facts of a text version; asking again adds only what newer rules find.

    Raises NotFound.
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
    # The language model is large; a process that only shows pages never loads it.
    from wayhome.extraction.extract import extract  # noqa: PLC0415

    article = Article.of(str(version.id), version.text, version.source.published_on)
    extracted = extract(article)
    names = {entity.entity_id: entity.canonical for entity in extracted.entities}
    rows = [_row(fact, names, version=version) for fact in extracted.facts]
    with atomic():
        new = _keep(rows, version)
        leave_leaf(
            by=by,
            tag=Tag.RECORD_FACTS_PROPOSED,
            about=About(kind="text_version", id=version.id, detail=_detail(extracted, new)),
        )
    return Proposed(new=new, is_whole=extracted.is_whole)


def _detail(extracted: Extracted, new: int) -> dict[str, str | int | bool | None]:
    return {"new": new, "is_whole": extracted.is_whole, "rules": VERSION}


def _keep(rows: list[Proposal], version: TextVersion) -> int:
    """Insert those that are not there; another reading at this moment may add the same."""
    kept = Proposal.objects.filter(agency_id=version.agency_id, text_version=version)
    known = {bytes(digest) for digest in kept.values_list("digest", flat=True)}
    new = {bytes(row.digest): row for row in rows if bytes(row.digest) not in known}
    Proposal.objects.bulk_create(new.values(), ignore_conflicts=True)
    return len(new)


def _row(fact: Told, names: dict[str, str], *, version: TextVersion) -> Proposal:
    """The row of a proposal with the names its fields speak of."""
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
        read_with=VERSION,
        digest=hashlib.sha256(told.encode()).digest(),
        proposed_at=clock.now(),
    )
