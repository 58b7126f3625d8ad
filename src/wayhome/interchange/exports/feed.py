"""Facts as a feed (Atom): an entry when one stands, and the same entry anew when it is withdrawn.

An entry keeps the id of its fact, so that a reader replaces what it showed before.
"""

from collections.abc import Sequence
from datetime import datetime
from xml.sax.saxutils import escape

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from wayhome.interchange.exports.writer import Writer
from wayhome.record.domain.recorded import RecordedFact
from wayhome.record.domain.telling import said_that

_ID = "urn:x-wayhome:record:feed"
_END = "</feed>"
_ENTRY = "<entry>"
_LONGEST_TITLE = 120
# XML has no way to write these signs, not even escaped.
_UNWRITABLE = {number: None for number in range(32) if chr(number) not in "\t\n\r"} | {
    0xFFFE: None,
    0xFFFF: None,
}


class _Feed(Atom1Feed):
    """A feed that says when its facts were read, also when it has none."""

    def __init__(self, as_of: datetime | None) -> None:
        super().__init__(title=_("Public record"), link="", description="", feed_guid=_ID)
        self._as_of = as_of

    def latest_post_date(self) -> datetime:
        """The moment the facts are told as of."""
        return self._as_of or super().latest_post_date()


def writer() -> Writer:
    """A feed."""
    return Writer(
        media_type="application/atom+xml; charset=utf-8",
        ending="atom",
        begin=lambda as_of: _written((), as_of).removesuffix(_END),
        part=_part,
        end=lambda: f"{_END}\n",
    )


def _part(facts: Sequence[RecordedFact]) -> str:
    text = _written(facts, None)
    return text[text.index(_ENTRY) :].removesuffix(_END) if facts else ""


def _written(facts: Sequence[RecordedFact], as_of: datetime | None) -> str:
    feed = _Feed(as_of)
    for fact in facts:
        feed.add_item(
            title=_clean(_title(fact)),
            link=_clean(fact.source.url),
            description=_clean(_description(fact)),
            unique_id=f"urn:uuid:{fact.id}",
            author_name=_clean(fact.source.publisher) or None,
            pubdate=fact.stands_since,
            updateddate=fact.changed_at,
            categories=(fact.kind, "withdrawn" if fact.withdrawn_at else "standing"),
        )
    return feed.writeString("utf-8").strip()


def _title(fact: RecordedFact) -> str:
    words = said_that(fact)
    short = words if len(words) <= _LONGEST_TITLE else f"{words[: _LONGEST_TITLE - 1]}…"
    return _("Withdrawn: %(fact)s") % {"fact": short} if fact.withdrawn_at else short


def _description(fact: RecordedFact) -> str:
    """The fact, and why it no longer stands; readers show it as HTML."""
    told = escape(said_that(fact))
    if not fact.withdrawn_at:
        return told
    why = escape(fact.withdrawn_why or _("taken back in review"))
    return f"{told} {_('Withdrawn: %(fact)s') % {'fact': why}}"


def _clean(text: str) -> str:
    return text.translate(_UNWRITABLE)
