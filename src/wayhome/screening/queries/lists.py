"""The lists of this instance: what stands now, and the versions before."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.screening.domain.tokens import RULES
from wayhome.screening.models import SanctionsList, Token, Version


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version: what the file was, and how it differs from the version before."""

    id: UUID
    number: int
    published_at: str
    imported_at: datetime
    sha256: str
    entries: int
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class ListRow:
    """One list with its versions, the newest first; never empty."""

    id: UUID
    agency: UUID
    code: str
    title: str
    body: str
    versions: tuple[VersionRow, ...]

    @property
    def newest(self) -> VersionRow:
        """The version that names are held against."""
        return self.versions[0]


@dataclass(frozen=True, slots=True)
class VersionName:
    """A version as one says it: which list, which number."""

    title: str
    number: int
    imported_at: datetime


def lists(actor: Actor) -> tuple[ListRow, ...]:
    """Every list of this instance, whoever imported it."""
    require(actor, Permission.SCREENING_LIST)
    rows = SanctionsList.objects.prefetch_related("versions").order_by("title", "id")
    return tuple(
        ListRow(
            id=row.id,
            agency=row.agency_id,
            code=row.code,
            title=row.title,
            body=row.body,
            versions=tuple(map(_version, sorted(row.versions.all(), key=lambda v: -v.number))),
        )
        for row in rows
    )


def current_versions() -> tuple[UUID, ...]:
    """The newest version of every list, sorted; what a screening holds a name against."""
    newest = Version.objects.order_by("list_id", "-number").distinct("list_id")
    return tuple(sorted(newest.values_list("id", flat=True)))


def newest_versions() -> tuple[VersionName, ...]:
    """The newest version of every list, the one imported longest ago first."""
    newest = Version.objects.filter(id__in=current_versions()).select_related("list")
    rows = newest.defer("sha256").order_by("imported_at", "id")
    return tuple(VersionName(row.list.title, row.number, row.imported_at) for row in rows)


def version_names() -> dict[UUID, VersionName]:
    """Every version by its id; there are few."""
    rows = Version.objects.select_related("list").defer("sha256")
    return {row.id: VersionName(row.list.title, row.number, row.imported_at) for row in rows}


def are_indexed() -> bool:
    """Whether all entries can be found under the rules that read names now."""
    agencies = SanctionsList.objects.values("agency_id")
    older = Token.objects.filter(agency_id__in=agencies, rules__lt=RULES)
    return not older.exists()


def _version(row: Version) -> VersionRow:
    return VersionRow(
        id=row.id,
        number=row.number,
        published_at=row.published_at,
        imported_at=row.imported_at,
        sha256=bytes(row.sha256).hex(),
        entries=row.entries,
        added=row.added,
        changed=row.changed,
        removed=row.removed,
    )
