"""Work of this room that happens after the answer."""

from uuid import UUID

from wayhome.access.queries.agency_names import agency_names
from wayhome.jobs.queue import job, periodic
from wayhome.kernel import context, database
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import Context
from wayhome.record.actions.ask_model import ask_model as ask
from wayhome.record.actions.index_text import catch_up
from wayhome.record.actions.index_text import index_text as index
from wayhome.record.actions.note_hits import note_hits
from wayhome.record.actions.propose_facts import propose_facts as propose
from wayhome.record.actions.propose_subjects import propose_subjects as compare_subjects


@job("record.propose_facts")
def propose_facts(*, by: Actor, **ids: str) -> None:
    """Read a text that was added and keep what it proposes."""
    propose(text_version=UUID(ids["text_version"]), by=by)


@job("record.ask_model")
def ask_model(*, by: Actor, **ids: str) -> None:
    """Ask the language model, where there is one, what a text says."""
    ask(text_version=UUID(ids["text_version"]), by=by)


@job("record.propose_subjects")
def propose_subjects(*, by: Actor, **ids: str) -> None:
    """Compare whom the facts of a text speak of with those of other texts."""
    compare_subjects(text_version=UUID(ids["text_version"]), is_anew="anew" in ids, by=by)


@job("record.index_text")
def index_text(*, by: Actor, **ids: str) -> None:
    """Make a text and its facts findable by their words."""
    index(UUID(ids["text_version"]), by=by)


@periodic("record.keep_searches", cron="*/2 * * * *")
def keep_searches() -> None:
    """Index what is not indexed by today's rules, then note what it adds to saved searches."""
    for agency in _agencies():
        by = Actor.system(agency)
        with context.acting(by, role=database.DbRole.JOBS):
            catch_up(by=by)
    for agency in _agencies():
        by = Actor.system(agency)
        with context.acting(by, role=database.DbRole.JOBS):
            note_hits(by=by)


def _agencies() -> list[UUID]:
    with database.atomic():
        context.enter(Context(scope="system"))
        return list(agency_names())
