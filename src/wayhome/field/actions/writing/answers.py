"""Write answers to a profile of indicators."""

from wayhome.access.domain.permissions import Permission
from wayhome.cases.actions.answer_profile import NewAnswers, answer_profile
from wayhome.cases.queries.profile_answers import profile_answers
from wayhome.field.actions.writing.writer import Values, Writer
from wayhome.field.domain.edits import Edit
from wayhome.field.domain.values import Answered, answers_of, answers_values
from wayhome.kernel.actor import Actor


def _check(edit: Edit) -> None:
    answers_of(edit.values)
    answers_of(edit.base)


def _office(by: Actor, edit: Edit) -> Values:
    """The last round of this profile; nothing when there is none."""
    for line in profile_answers(by, edit.case):
        if line.profile.id == edit.about:
            return answers_values(Answered(line.answers, line.act, line.is_child))
    return {}


def _write(by: Actor, edit: Edit, values: Values) -> None:
    given = answers_of(values)
    answers = NewAnswers(
        profile=edit.about,
        profile_version=edit.version,
        answers=given.answers,
        act=given.act,
        is_child=given.is_child,
    )
    answer_profile(case=edit.case, given=answers, by=by)


ANSWERS = Writer(Permission.CASE_ASSESS, _check, _office, _write)
