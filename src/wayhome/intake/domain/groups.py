"""Which answers are opened together: the field group of every question.

The lodger's own name and relation stand in the group `source` alone: an officer can ring the number
that was given without learning who gave it. Who works with the lodger opens it; nobody else does.
"""

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.intake.domain.answers import Answers
from wayhome.intake.domain.questions import QUESTIONS, Group

_BY_PAGE = {
    Group.LODGER: FieldGroup.CIRCUMSTANCES,
    Group.PERSON: FieldGroup.IDENTITY,
    Group.PLACE: FieldGroup.LOCATION,
    Group.LAST_CONTACT: FieldGroup.LOCATION,
    Group.STORY: FieldGroup.CIRCUMSTANCES,
    Group.SAFE_CONTACT: FieldGroup.CONTACT,
    Group.CONSENT: FieldGroup.CONTACT,
}
_BY_NAME = {
    "documents": FieldGroup.DOCUMENTS,
    "phones": FieldGroup.CONTACT,
    "relation": FieldGroup.SOURCE,
    "lodger_name": FieldGroup.SOURCE,
}

FIELD_GROUP = {
    question.name: _BY_NAME.get(question.name, _BY_PAGE[question.group]) for question in QUESTIONS
}
"""The field group of each question, by its name."""

GROUPS = (
    FieldGroup.IDENTITY,
    FieldGroup.CONTACT,
    FieldGroup.DOCUMENTS,
    FieldGroup.LOCATION,
    FieldGroup.CIRCUMSTANCES,
    FieldGroup.SOURCE,
)
"""The groups that a complaint seals, one column each."""


def answers_of(answers: Answers, group: FieldGroup) -> Answers:
    """The answers of one field group."""
    return Answers(
        {name: answer for name, answer in answers.given.items() if FIELD_GROUP[name] is group}
    )
