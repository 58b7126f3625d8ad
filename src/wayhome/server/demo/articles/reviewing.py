"""An article on its way: kept, read by the rules, decided by two reviewers, and made public."""

from collections.abc import Sequence
from uuid import UUID

from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.record.actions.add_source import NewSource, add_source
from wayhome.record.actions.decide import Correction, accept, correct, reject
from wayhome.record.actions.note_fact import confirm_fact
from wayhome.record.actions.propose_facts import propose_facts
from wayhome.record.actions.release_fact import release_fact
from wayhome.record.domain.decisions import Verdict
from wayhome.record.queries.review import FactRow, ProposalRow, facts_of, proposals_of
from wayhome.record.queries.sources import source
from wayhome.release.actions.publish_note import NewNote, publish_note
from wayhome.release.domain.statuses import NoteKind
from wayhome.release.queries.entries import entries_of
from wayhome.server.demo.articles.told import Article, Meant, in_text
from wayhome.server.demo.stage import Stage

AGENCY = "watch"
"""Whose record it is."""


def take_up(article: Article, stage: Stage) -> UUID:
    """Keep and read one article, decide whatever is proposed of it; return its text version."""
    text_version = _read(article, stage)
    first, second = stage.actors["monitor"], stage.actors["observer"]
    with context.acting(first):
        for row in proposals_of(first, text_version):
            _decide(row, article, by=first)
        taken = facts_of(first, text_version)
    with context.acting(second):
        for fact in (each for each in taken if each.is_waiting):
            confirm_fact(fact.id, by=second)
    # Facts that name persons of concern are made public by whoever did not take them.
    with context.acting(second):
        for fact in taken:
            _make_public(fact, article, by=second)
    return text_version


def _read(article: Article, stage: Stage) -> UUID:
    """Add the article and let the rules read it; without their packages it waits unread."""
    monitor, system = stage.actors["monitor"], stage.system(AGENCY)
    new = NewSource(
        content=article.text.encode(),
        publisher=article.publisher,
        published_on=article.published,
        language=article.language,
        title=article.title,
        url=article.address,
    )
    with context.acting(monitor):
        text_version = source(monitor, add_source(new, by=monitor).id).text_version
    with context.acting(system):
        propose_facts(text_version=text_version, by=system)
    return text_version


def _decide(row: ProposalRow, article: Article, *, by: Actor) -> None:
    words = article.text[row.start : row.end]
    if meant := _meant(article.aside, row.kind, words):
        reject(row.id, Verdict(meant.more["verdict"]), reason=meant.more["reason"], by=by)
    elif meant := _meant(article.corrected, row.kind, words):
        fields = {**row.fields, **in_text(meant.more["fields"], article.text)}
        correct(row.id, Correction(fields, meant.more.get("names", {})), by=by)
    else:
        accept(row.id, by=by)


def _make_public(fact: FactRow, article: Article, *, by: Actor) -> None:
    if fact.kind not in article.public:
        return
    release_fact(fact.id, by=by)
    if meant := _meant(article.noted, fact.kind, fact.exact):
        note = NewNote(NoteKind.CORRECTION, meant.more["says"], language="en")
        publish_note(entries_of([fact.id])[fact.id][0], note, by=by)


def _meant(listed: Sequence[Meant], kind: str, words: str) -> Meant | None:
    return next((each for each in listed if each.is_it(kind, words)), None)
