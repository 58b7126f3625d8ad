"""What papers of a case there are, and what happens to one."""

from collections.abc import Mapping
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.access.domain.field_groups import FieldGroup


class PaperKind(TextChoices):
    """What a paper is; the last three are written here."""

    IDENTITY = "identity", _("Identity paper")
    STATEMENT = "statement", _("Statement")
    COURT = "court", _("Paper of a court or prosecutor")
    MEDICAL = "medical", _("Medical paper")
    PHOTO = "photo", _("Photograph")
    OTHER = "other", _("Other paper")
    LETTER = "letter", _("Letter")
    SUMMARY = "summary", _("Summary for a partner")
    COPY = "copy", _("Copy for the person")


WRITTEN_HERE = frozenset({PaperKind.LETTER, PaperKind.SUMMARY, PaperKind.COPY})
"""Papers that Wayhome sets itself; everything else is brought."""


_GROUPS: Mapping[PaperKind, FieldGroup] = {
    PaperKind.COURT: FieldGroup.LEGAL,
    PaperKind.MEDICAL: FieldGroup.HEALTH,
    PaperKind.PHOTO: FieldGroup.PHOTO,
    PaperKind.STATEMENT: FieldGroup.CIRCUMSTANCES,
}


def group_of(kind: PaperKind) -> FieldGroup:
    """What a paper of this kind tells; every other one counts as a document of the person."""
    return _GROUPS.get(kind, FieldGroup.DOCUMENTS)


class PaperState(TextChoices):
    """Where a paper stands."""

    KEPT = "kept", _("Kept")
    HANDED_OVER = "handed_over", _("Handed over")
    SET_ASIDE = "set_aside", _("Set aside")


class PaperEvent(StrEnum):
    """What happens to a paper."""

    ADD_VERSION = "add_version"
    HAND_OVER = "hand_over"
    SET_ASIDE = "set_aside"
    TAKE_BACK = "take_back"


_KEPT, _OVER, _ASIDE = PaperState.KEPT, PaperState.HANDED_OVER, PaperState.SET_ASIDE

TRANSITIONS: Mapping[tuple[PaperState, PaperEvent], PaperState] = {
    (_KEPT, PaperEvent.ADD_VERSION): _KEPT,
    (_KEPT, PaperEvent.HAND_OVER): _OVER,
    (_KEPT, PaperEvent.SET_ASIDE): _ASIDE,
    # What has left stays as it left: a new version is handed over anew.
    (_OVER, PaperEvent.ADD_VERSION): _KEPT,
    (_OVER, PaperEvent.HAND_OVER): _OVER,
    (_ASIDE, PaperEvent.TAKE_BACK): _KEPT,
}
"""The state after an event. Every pair that is not here is refused."""


class PaperRefused(Exception):
    """The event cannot happen to the paper as it stands."""


def state_after(state: PaperState, event: PaperEvent) -> PaperState:
    """The state after an event. Raises PaperRefused."""
    found = TRANSITIONS.get((state, event))
    if found is None:
        raise PaperRefused
    return found


class PaperLine(TextChoices):
    """What the timeline of a case says of papers."""

    ADDED = "added", _("Paper added")
    VERSION = "version", _("New version of a paper")
    WRITTEN = "written", _("Letter written")
    HANDED_OVER = "handed_over", _("Paper handed over")
    SET_ASIDE = "set_aside", _("Paper set aside")
    TAKEN_BACK = "taken_back", _("Paper in use again")
    SUMMARY = "summary", _("Summary made for a partner")
    COPY = "copy", _("Copy made for the person")
