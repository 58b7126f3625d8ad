"""A description to look somebody up by: some questions of a complaint, and the purpose."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from wayhome.access.domain.permissions import Permission
from wayhome.intake.domain.descriptions import description
from wayhome.intake.domain.questions import Question, question_named
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.matching.description import Description
from wayhome.web.casework.matches.forms import PurposeForm
from wayhome.web.complaint_form import QuestionForm

_ASKED = (
    "name",
    "other_names",
    "sex",
    "birth",
    "nationality",
    "phones",
    "documents",
    "province",
    "place",
)
_CODES = ("sex", "nationality", "province")
_NO_CODES = frozenset({"", "unknown", "unsaid"})
_FOUND_BY = ("name", "other_names", "birth", "phones", "documents")


class LookupForm(QuestionForm, PurposeForm):
    """What is known of somebody; what stays empty is not compared."""

    questions: ClassVar[tuple[Question, ...]] = tuple(map(question_named, _ASKED))

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data, actor=actor, permission=Permission.PERSON_SEARCH)
        self.order_fields([*_ASKED, "purpose"])
        self.fields["name"].help_text = _("In any script. The order of the names does not matter.")
        for name in _CODES:
            field = self.fields[name]
            told = field.choices  # type: ignore[attr-defined]  # a ChoiceField
            known = [choice for choice in told if choice[0] not in _NO_CODES]
            field.choices = [("", _("Not known")), *known]  # type: ignore[attr-defined]  # the same

    def clean(self) -> dict[str, Any]:
        """Ask for something to find somebody by; a sex or a place alone fits thousands."""
        given = super().clean()
        asked = [name for name in _FOUND_BY if given.get(name) or name in self.errors]
        if not asked:
            self.add_error(
                "name",
                _("Write at least a name, a date of birth, a telephone or a document number."),
            )
        return given

    @property
    def description(self) -> Description:
        """What was told, as a complaint would tell it."""
        return description(self.answers, lodged_on=clock.local_today())
