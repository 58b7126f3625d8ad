"""Play the invented history from the first complaint to the last, through the real actions."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from django.db import connections

from wayhome.kernel import clock
from wayhome.kernel.database import DbRole
from wayhome.server.demo.articles.plot import article_deeds
from wayhome.server.demo.articles.told import Article
from wayhome.server.demo.casework import Work
from wayhome.server.demo.history import history
from wayhome.server.demo.public import publish_facts
from wayhome.server.demo.publishing import add_sources, release_reports, sign_agreements
from wayhome.server.demo.screening import screen_names
from wayhome.server.demo.sites import join_sites
from wayhome.server.demo.stage import set_stage
from wayhome.server.demo.walks.caring import agree_on_referrals
from wayhome.server.demo.walks.plot import walks

Say = Callable[[str], None]

_BEGINNING = datetime(2022, 5, 30, 2, 0, tzinfo=UTC)
_BY_HAND = datetime(2022, 9, 25, 2, 0, tzinfo=UTC)
"""When the monitor took facts from an article that no rule had read."""

_STEPS_TOLD = 10


def build(*, say: Say) -> None:
    """Fill an empty database. Takes about a minute; `say` hears how far it is."""
    say("Inventing agencies, people and agreements …")
    with clock.at(_BEGINNING):
        stage = set_stage()
        agreements = sign_agreements(stage)
        agree_on_referrals(stage)
    plan, work = history(), Work(stage)
    read: list[tuple[Article, UUID]] = []
    played = [*work.deeds(plan), *walks(work, plan), *article_deeds(stage, read)]
    played.append((_BY_HAND, partial(publish_facts, stage)))
    deeds = sorted(played, key=lambda each: each[0])
    for number, (moment, deed) in enumerate(deeds):
        if number % (len(deeds) // _STEPS_TOLD) == 0:
            say(f"Playing the history … {100 * number // len(deeds)} %")
        with clock.at(moment):
            deed()
    with clock.at(deeds[-1][0]):
        work.weigh()
        add_sources(stage)
        release_reports(stage, agreements)
        screen_names(stage)
        join_sites(stage, plan, work.complaints)
    _forget_jobs(read=[version for _, version in read])
    say("The history is ready.")


def _forget_jobs(*, read: Sequence[UUID]) -> None:
    """The history was worked on as it was played: only what nobody read is left for the worker."""
    with connections[DbRole.JOBS].cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE status = 'todo' AND"
            " (task_name <> 'record.propose_facts' OR args ->> 'text_version' = ANY(%s))",
            [[str(each) for each in read]],
        )
