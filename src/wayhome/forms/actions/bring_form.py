"""Bring a form: a file of an XLSForm becomes a version, which stays as it was brought."""

from dataclasses import asdict, dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.forms.domain.reading_forms import ReadForm, read_form
from wayhome.forms.domain.stored import to_json
from wayhome.forms.models import Form, Version
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic

MOST_FORMS = 200
MOST_VERSIONS = 200


class LabelTaken(Exception):
    """Another file has been brought under this version label; `label` is what it is."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label


class TooManyForms(Exception):
    """The agency has as many forms, or the form as many versions, as may be kept."""


@dataclass(frozen=True, slots=True)
class Brought:
    """The version that the file is; `is_new` is false for content that had been brought before."""

    form: UUID
    version: UUID
    number: int
    is_new: bool


def bring_form(content: bytes, *, by: Actor) -> Brought:
    """Read a file and keep it as a draft of its form, begun when it is new.

    Raises NotFound, FormUnreadable (with all that is wrong), LabelTaken, TooManyForms.
    """
    require(by, Permission.FORM_MANAGE)
    read = read_form(content)
    with atomic():
        form = _form(read, by=by)
        versions = Version.objects.filter(agency_id=by.agency, form=form)
        before = versions.filter(digest=read.digest).first()
        if before is not None:
            return Brought(form.id, before.id, before.number, is_new=False)
        last = versions.order_by("-number").values_list("number", flat=True).first() or 0
        number = last + 1
        if number > MOST_VERSIONS:
            raise TooManyForms
        label = read.definition.version or str(number)
        if versions.filter(label=label).exists():
            raise LabelTaken(label)
        version = _write(read, form, number=number, label=label, by=by)
        about = About(
            kind="form", id=form.id, detail={"version": str(version.id), "number": number}
        )
        leave_leaf(by=by, tag=Tag.FORMS_VERSION_BROUGHT, about=about)
    return Brought(form.id, version.id, number, is_new=True)


def _form(read: ReadForm, *, by: Actor) -> Form:
    """The form of a name, locked; begun when there is none. Two who begin it at once begin one."""
    named = Form.objects.filter(agency_id=by.agency, name=read.definition.name)
    if not named.exists():
        if Form.objects.filter(agency_id=by.agency).count() >= MOST_FORMS:
            raise TooManyForms
        new = Form(agency_id=by.agency, name=read.definition.name, title=read.definition.title)
        Form.objects.bulk_create([new], ignore_conflicts=True)
    return named.select_for_update().get()


def _write(read: ReadForm, form: Form, *, number: int, label: str, by: Actor) -> Version:
    version = Version(
        agency_id=by.agency,
        form=form,
        number=number,
        label=label,
        title=read.definition.title,
        languages=list(read.definition.languages),
        definition=to_json(read.definition),
        xform=read.xform,
        warnings=[{**asdict(each), "words": str(each.words)} for each in read.warnings],
        kind=read.kind,
        content=read.content,
        digest=read.digest,
        added_at=clock.now(),
        added_by=by.user,
    )
    version.save(force_insert=True)
    form.title = read.definition.title
    form.save(update_fields=["title"])
    return version
