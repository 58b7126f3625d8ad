"""Fill in a form for a case, and change what was answered: each time is kept as a revision."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.forms.domain.filling import AtFault, Filled, Given, fill
from wayhome.forms.domain.parting import clear_part, sealed_parts
from wayhome.forms.domain.questions import Definition, Question
from wayhome.forms.domain.stored import from_json
from wayhome.forms.domain.told import FormLine
from wayhome.forms.domain.versions import VersionEvent, VersionState, state_after
from wayhome.forms.domain.words import token_values
from wayhome.forms.models import AnswerToken, Part, Revision, Submission, Version
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place, seal_json
from wayhome.kernel.tokens import hash_tokens, index_key

MOST_SUBMISSIONS = 400
MOST_REVISIONS = 400


class AnswersAtFault(Exception):
    """Some answers have to be put right; `at_fault` says which."""

    def __init__(self, at_fault: tuple[AtFault, ...]) -> None:
        super().__init__()
        self.at_fault = at_fault


class AnswersChanged(Exception):
    """Somebody else changed the answers since they were opened; nothing was written."""


class TooManyAnswers(Exception):
    """The case holds as many filled forms as one may."""


class NothingAnswered(Exception):
    """A form is kept when it says something."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What comes with the page: which case and version, the answers, and the id of the revision.

    `submission` is that whose answers are changed, with the number that was `seen`; for a form that
    is filled in anew its id is new and `seen` is 0.
    """

    case: UUID
    version: UUID
    submission: UUID
    revision: UUID
    given: Given = field(repr=False)
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Sent:
    """What was kept: the number of the revision, and the questions whose answers did not apply."""

    submission: UUID
    number: int
    left_out: tuple[Question, ...]


def send_answers(sending: Sending, *, by: Actor) -> Sent:
    """Keep the answers to a published form; sent twice, they are kept once.

    Raises NotFound, EventRefused (the case is closed), VersionRefused, AnswersAtFault,
    AnswersChanged, NothingAnswered, TooManyAnswers.
    """
    with atomic():
        held = work_on(sending.case, None, by=by)
        version = _version(sending, by=by)
        form = from_json(version.definition)
        filled = fill(form, sending.given, today=clock.local_today())
        before = _sent_before(sending, held)
        if before is not None:
            return Sent(before.submission_id, before.number, filled.left_out)
        if filled.at_fault:
            raise AnswersAtFault(filled.at_fault)
        if not _says_something(form, filled):
            raise NothingAnswered
        submission = _submission(sending, held, version)
        _check_fillable(version, submission)
        _write(sending, held, (version, form, filled), submission=submission, by=by)
        _tell(submission, by=by)
    return Sent(submission.id, submission.number, filled.left_out)


def _says_something(form: Definition, filled: Filled) -> bool:
    """Whether anything was answered; what is calculated alone says nothing."""
    asked = {each.name for each in form.questions if each.kind.is_asked}
    return bool(asked & filled.answers.once.keys()) or bool(filled.answers.repeats)


def _version(sending: Sending, *, by: Actor) -> Version:
    """The version that was filled in. Raises NotFound."""
    found = Version.objects.filter(agency_id=by.agency, id=sending.version)
    row = found.defer("content", "xform").first()
    if row is None:
        raise NotFound
    return row


def _sent_before(sending: Sending, held: CaseAtHand) -> Revision | None:
    """The revision, if this page was sent already."""
    found = Revision.objects.filter(
        agency_id=held.agency, id=sending.revision, submission__case_id=held.id
    )
    return found.first()


def _submission(sending: Sending, held: CaseAtHand, version: Version) -> Submission:
    """The row of the submission with its next number. Raises AnswersChanged, NotFound."""
    of_agency = Submission.objects.filter(agency_id=held.agency)
    row = (
        of_agency.select_for_update()
        .filter(id=sending.submission, case_id=held.id, form_id=version.form_id)
        .first()
    )
    if row is not None:
        if row.number != sending.seen or row.number >= MOST_REVISIONS:
            raise AnswersChanged
        row.number += 1
        row.save(update_fields=["number"])
        return row
    if sending.seen or of_agency.filter(id=sending.submission).exists():
        raise NotFound
    if of_agency.filter(case_id=held.id).count() >= MOST_SUBMISSIONS:
        raise TooManyAnswers
    row = Submission(
        id=sending.submission,
        agency_id=held.agency,
        case_id=held.id,
        form_id=version.form_id,
        began_at=clock.now(),
    )
    row.save(force_insert=True)
    return row


def _check_fillable(version: Version, submission: Submission) -> None:
    """A form is begun on the published version; answers are put right on the one they are on too.

    Raises VersionRefused.
    """
    used = Revision.objects.filter(
        agency_id=submission.agency_id, submission=submission, version=version
    )
    if submission.number == 1 or not used.exists():
        state_after(VersionState(version.state), VersionEvent.FILL)


def _write(
    sending: Sending,
    held: CaseAtHand,
    what: tuple[Version, Definition, Filled],
    *,
    submission: Submission,
    by: Actor,
) -> None:
    """Write the revision: what is of class C1 in clear, everything else sealed by field group."""
    version, form, filled = what
    revision = Revision(
        id=sending.revision,
        agency_id=held.agency,
        submission=submission,
        number=submission.number,
        version=version,
        clear=clear_part(form, filled.answers),
        at=clock.now(),
        by_id=by.user,
    )
    revision.save(force_insert=True)
    key = keys.store().get(held.key)
    for group, answers in sealed_parts(form, filled.answers).items():
        part = Part(id=new_id(), agency_id=held.agency, revision=revision, group=group)
        place = Place("forms_part", "sealed_answers", part.id)
        part.sealed_answers = seal_json(answers, key=key, place=place)
        part.save(force_insert=True)
    values = token_values(str(version.form_id), form, filled.answers)
    tokens = hash_tokens(index_key(keys.store(), held.agency), values)
    AnswerToken.objects.bulk_create(
        AnswerToken(agency_id=held.agency, token=token, revision_id=revision.id) for token in tokens
    )


def _tell(submission: Submission, *, by: Actor) -> None:
    """A line on the case, and the leaf."""
    said = FormLine.FILLED if submission.number == 1 else FormLine.CHANGED
    work_on(submission.case_id, Line(StepKind.FORM, code=said, subject=submission.id), by=by)
    about = About(
        kind="case",
        id=submission.case_id,
        detail={"submission": str(submission.id), "number": submission.number},
    )
    leave_leaf(by=by, tag=Tag.FORMS_ANSWERS_SENT, about=about)
