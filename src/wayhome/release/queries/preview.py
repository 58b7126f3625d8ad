"""An entry as it would be public: what somebody sees before they decide."""

from wayhome.access.queries.agency_names import agency_names
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.release.domain.allowed import allowed, cited, web_address
from wayhome.release.domain.offered import Offered
from wayhome.release.domain.statuses import EntryStatus
from wayhome.release.models import Entry
from wayhome.release.queries.entries import EntryRow, as_value


def preview(offered: Offered, *, by: Actor) -> EntryRow:
    """What a reader would see. Raises KindNotPublic."""
    return as_value(drafted(offered, by=by))


def drafted(offered: Offered, *, by: Actor) -> Entry:
    """The entry, not written. Raises KindNotPublic."""
    kind, told = allowed(offered.kind, offered.told)
    moment = clock.now()
    return Entry(
        agency_id=by.agency,
        fact_id=offered.id,
        recorded_by=agency_names()[by.agency].name,
        kind=kind,
        told={name: list(values) for name, values in told.items()},
        words=cited(offered.words),
        language=offered.language,
        publisher=offered.publisher,
        title=offered.title,
        address=web_address(offered.address),
        source_on=offered.published_on,
        status=EntryStatus.CHECKED if offered.two_reviewers else EntryStatus.ALLEGED,
        published_by=by.user,
        published_at=moment,
        changed_at=moment,
    )
