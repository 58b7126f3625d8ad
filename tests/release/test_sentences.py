"""The sentence of an entry says no more than its source: of those who only wished to meet, not that they met."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.utils import translation

from wayhome.record.domain.engagements import MET, EngagementStatus
from wayhome.release.domain.allowed import EntryKind, allowed
from wayhome.release.domain.statuses import EntryStatus
from wayhome.release.queries.entries import EntryRow
from wayhome.web.entry_sentences import sentence

_BOTH = ["Mara Tolvanen", "Ilmo Raud"]


def engagement(**told: list[str]) -> EntryRow:
    """A public entry of an engagement, as the allow-list lets it through."""
    kind, kept = allowed("meeting", told)
    return EntryRow(
        id=UUID(int=1),
        agency=UUID(int=2),
        kind=EntryKind(kind),
        told=kept,
        words="They asked to meet.",
        language="en",
        publisher="Sample Post",
        title="",
        address="",
        source_on=None,
        status=EntryStatus.ALLEGED,
        recorded_by="Watch",
        published_at=datetime(2026, 1, 1, tzinfo=UTC),
        withdrawn_at=None,
        withdrawn_why=None,
        words_removed=False,
    )


@pytest.mark.parametrize("language", ["en", "fr", "km", "zh-hans"])
@pytest.mark.parametrize("status", EngagementStatus)
def test_people_are_said_to_have_met_only_when_the_source_says_so(
    status: EngagementStatus, language: str
) -> None:
    with translation.override(language):
        shown = sentence(engagement(participants=_BOTH, status=[status]))
        met = sentence(engagement(participants=_BOTH, status=["held"]))

    assert (shown == met) == (status in MET)
    assert ", ".join(_BOTH) in shown


@pytest.mark.parametrize("told", [{"participants": _BOTH, "status": ["discussed"]}, {}])
def test_engagement_without_a_known_status_is_not_said_to_have_taken_place(
    told: dict[str, list[str]],
) -> None:
    shown = sentence(engagement(**told))

    assert "met" not in shown.split()
    assert "reports a meeting" not in shown
