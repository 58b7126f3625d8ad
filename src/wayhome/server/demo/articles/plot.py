"""When each article is taken up, and when everything is linked."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from functools import partial
from uuid import UUID

from wayhome.server.demo.articles.linking import link
from wayhome.server.demo.articles.reviewing import take_up
from wayhome.server.demo.articles.told import Article, articles
from wayhome.server.demo.stage import Stage
from wayhome.server.demo.walks.walk import Deed

_MORNING = time(2, 0, tzinfo=UTC)
_LINKED = datetime(2022, 11, 20, 8, 0, tzinfo=UTC)


def article_deeds(stage: Stage, read: list[tuple[Article, UUID]]) -> Iterator[Deed]:
    """Each article on the morning after it was published, and what comes of all of them.

    `read` takes every article with its text once that was read.
    """
    for each in articles():
        moment = datetime.combine(each.published + timedelta(days=1), _MORNING)
        yield moment, partial(_take_up, each, stage, read)
    yield _LINKED, partial(link, read, stage)


def _take_up(article: Article, stage: Stage, read: list[tuple[Article, UUID]]) -> None:
    read.append((article, take_up(article, stage)))
