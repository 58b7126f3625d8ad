"""What a form must keep to before anybody fills it in: names, expressions, classes, bounds."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wayhome.forms.domain.answers import AnswerWrong, read_answer
from wayhome.forms.domain.expressions.reading import ExpressionRefused, Fault, read
from wayhome.forms.domain.expressions.syntax import Itself, names, parts
from wayhome.forms.domain.problems import Problem
from wayhome.forms.domain.questions import (
    MAY_STAND_CLEAR,
    MOST_TIMES,
    Definition,
    Item,
    Kind,
    Question,
    Sealing,
    Section,
)

MOST_QUESTIONS = 300
MOST_LANGUAGES = 12
MOST_CHOICES = 300
MOST_FIELDS = 900
"""Values that one page can send; Django takes a thousand."""
_CHOSEN = frozenset({Kind.SELECT_ONE, Kind.SELECT_MULTIPLE})


@dataclass(frozen=True, slots=True)
class _Around:
    """Where a question stands: its repeat, and whether all conditions around it are of class C1."""

    repeat: str = ""
    is_clear: bool = True


def problems_of(form: Definition) -> tuple[Problem, ...]:
    """Everything that is wrong with a form; empty when it can be used."""
    checker = _Checker(form)
    checker.check_whole()
    checker.check_items(form.items, _Around())
    return tuple(checker.problems)


class _Checker:
    """Walks through a form from top to bottom; `seen` holds what stands above."""

    def __init__(self, form: Definition) -> None:
        self.problems: list[Problem] = []
        self._form = form
        self._seen: dict[str, tuple[Question, _Around]] = {}
        self._names: set[str] = set()

    def check_whole(self) -> None:
        """Bounds, and what the form is called."""
        if len(self._form.questions) > MOST_QUESTIONS:
            words = _("The form has more than %(limit)s questions. Make two forms of it.")
            self._refuse(words % {"limit": MOST_QUESTIONS})
        if _weight(self._form) > MOST_FIELDS:
            words = _(
                "Repeats and choices make the page too long to be sent. Make two forms of it."
            )
            self._refuse(words)
        if len(self._form.languages) > MOST_LANGUAGES:
            words = _("The form has more than %(limit)s languages.")
            self._refuse(words % {"limit": MOST_LANGUAGES})
        if not any(each.kind.is_asked for each in self._form.questions):
            self._refuse(_("The form asks nothing."))
        for name, choices in self._form.lists.items():
            if len(choices) > MOST_CHOICES:
                words = _("The list “%(name)s” has more than %(limit)s choices.")
                self._refuse(words % {"name": name, "limit": MOST_CHOICES}, sheet="choices")

    def check_items(self, items: Iterable[Item], around: _Around) -> None:
        """Questions and sections in their order."""
        for item in items:
            if item.name in self._names:
                words = _("The name “%(name)s” is used twice. Every name stands for one thing.")
                self._refuse(words % {"name": item.name}, row=item.row, column="name")
            self._names.add(item.name)
            if isinstance(item, Section):
                self._check_section(item, around)
            else:
                self._check_question(item, around)

    def _check_section(self, section: Section, around: _Around) -> None:
        used = self._read(section.relevant, (section.row, "relevant"), around)
        inner = _Around(
            repeat=section.name if section.repeats else around.repeat,
            is_clear=around.is_clear and self._are_clear(used),
        )
        self.check_items(section.items, inner)

    def _check_question(self, question: Question, around: _Around) -> None:
        row = question.row
        used = self._read(question.relevant, (row, "relevant"), around)
        around = _Around(around.repeat, around.is_clear and self._are_clear(used))
        used = self._read(question.calculation, (row, "calculation"), around)
        is_clear = around.is_clear and self._are_clear(used)
        self._seen[question.name] = question, around
        used = self._read(question.constraint, (row, "constraint"), around, may_see_itself=True)
        is_clear = is_clear and self._are_clear(used - {question.name})
        if not question.labels and question.kind is not Kind.CALCULATE:
            self._refuse(_("The question has no words (label)."), row=row, column="label")
        if question.kind is Kind.CALCULATE and not question.calculation:
            self._refuse(_("Nothing is calculated here."), row=row, column="calculation")
        if question.kind is not Kind.CALCULATE and question.calculation:
            words = _("Only questions of type calculate are calculated.")
            self._refuse(words, row=row, column="calculation")
        self._check_class(question, is_clear=is_clear)
        self._check_choices(question)

    def _check_class(self, question: Question, *, is_clear: bool) -> None:
        """What stands unsealed tells nothing of what is sealed, not even by being asked."""
        row = question.row
        if question.sealing is Sealing.OPERATIONAL and question.kind not in MAY_STAND_CLEAR:
            words = _("Texts, hours and places are sealed: choose C2, or ask for a choice instead.")
            self._refuse(words, row=row, column="wayhome::class")
        elif question.sealing is Sealing.OPERATIONAL and not is_clear:
            words = _("A question of class C1 may only depend on questions of class C1.")
            self._refuse(words, row=row, column="wayhome::class")
        if question.is_searchable and (question.kind is not Kind.TEXT or question.is_clear):
            words = _("Only texts of class C2 are searched by their words; C1 is filtered.")
            self._refuse(words, row=row, column="wayhome::search")

    def _check_choices(self, question: Question) -> None:
        choices = self._form.choices_of(question)
        if question.kind in _CHOSEN and not choices:
            self._refuse(_("The question has no choices."), row=question.row, column="type")
        if question.default:
            try:
                read_answer(question, question.default, choices)
            except AnswerWrong as wrong:
                self._refuse(wrong.words, row=question.row, column="default")

    def _are_clear(self, used: Iterable[str]) -> bool:
        return all(
            self._seen[name][0].is_clear and self._seen[name][1].is_clear
            for name in used
            if name in self._seen
        )

    def _read(
        self,
        expression: str,
        place: tuple[int, str],
        around: _Around,
        *,
        may_see_itself: bool = False,
    ) -> frozenset[str]:
        """The questions that an expression looks at; what is wrong with it is told."""
        if not expression:
            return frozenset()
        row, column = place
        try:
            node = read(expression)
        except ExpressionRefused as refusal:
            self._refuse(_fault(refusal), row=row, column=column)
            return frozenset()
        if not may_see_itself and any(isinstance(each, Itself) for each in parts(node)):
            self._refuse(_("“.” has a meaning in a constraint only."), row=row, column=column)
        for name in sorted(names(node)):
            self._check_name(name, place, around)
        return names(node)

    def _check_name(self, name: str, place: tuple[int, str], around: _Around) -> None:
        found = self._seen.get(name)
        if found is None:
            words = _("“%(name)s” is no question above this one. Look at earlier answers only.")
        elif found[0].kind is Kind.NOTE:
            words = _("“%(name)s” is a note and has no answer.")
        elif found[1].repeat not in {"", around.repeat}:
            words = _("“%(name)s” is answered several times, in a repeat; it has no one answer.")
        else:
            return
        self._refuse(words % {"name": name}, row=place[0], column=place[1])

    def _refuse(self, words: str, *, row: int = 0, column: str = "", sheet: str = "survey") -> None:
        self.problems.append(Problem(words, sheet=sheet, row=row, column=column))


def _weight(form: Definition) -> int:
    """How many values a page sends at most when everything is answered."""
    return sum(
        (MOST_TIMES if each.repeat else 1)
        * (
            len(form.choices_of(each.question))
            if each.question.kind is Kind.SELECT_MULTIPLE
            else each.question.kind.is_asked
        )
        for each in form.placed
    )


def _fault(refusal: ExpressionRefused) -> str:
    """Why an expression is refused."""
    said = {
        Fault.TOO_LONG: _("This expression is too long. Split it over several questions."),
        Fault.SIGN: _("“%(what)s” is not understood here."),
        Fault.PATH: _("“%(what)s”: write ${name} to look at another question."),
        Fault.FUNCTION: _("The function %(what)s() is not supported."),
        Fault.ARGUMENTS: _("%(what)s() is given too much or too little."),
        Fault.PATTERN: _("This pattern of regex() is not supported, or not a plain text."),
        Fault.INCOMPLETE: _("The expression ends before it is complete."),
    }
    return said[refusal.fault] % {"what": refusal.what}
