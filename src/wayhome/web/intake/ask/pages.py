"""The question pages: their order, their words, and why each question is asked."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayhome.intake.domain.questions import Question, question_named

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `title` is neutral, `extra` names questions that stay folded until wanted."""

    number: int
    title: Words
    heading: Words
    why: Words
    names: tuple[str, ...]
    extra: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The page's place in an address."""
        return str(self.number)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the page in order."""
        return tuple(question_named(name) for name in (*self.names, *self.extra))

    @property
    def is_single(self) -> bool:
        """Whether one question is the whole page."""
        return len(self.names) == 1 and not self.extra


PAGES = (
    Page(
        1,
        _("You"),
        _("Who are you to the person?"),
        _("We ask so that we know how to speak with you."),
        ("relation",),
    ),
    Page(
        2,
        _("Your request"),
        _("What do you need?"),
        _("Tell only what you want to tell. You can add more later."),
        ("help", "story"),
    ),
    Page(
        3,
        _("Today"),
        _("Is anyone in danger right now?"),
        _("We look first at people who are in danger."),
        ("danger_now",),
    ),
    Page(
        4,
        _("Name"),
        _("What is the person’s name?"),
        _("Write it as the person writes it. We use it to find the person."),
        ("name",),
        ("name_own_script", "name_latin", "other_names"),
    ),
    Page(
        5,
        _("Age"),
        _("How old is the person?"),
        _("A year or a guess is enough. It helps us to know the person from others."),
        ("birth", "sex", "nationality"),
    ),
    Page(
        6,
        _("Place"),
        _("Where was the person last?"),
        _("A town, a building or a sign nearby is enough."),
        ("country", "province", "place", "last_contact"),
    ),
    Page(
        7,
        _("Contact"),
        _("How can we reach you safely?"),
        _("You need not give any contact. You can always come back with your number."),
        ("contact_safe", "contact_how", "contact_details"),
        ("contact_when", "contact_who", "may_say_who", "lodger_name"),
    ),
    Page(
        8,
        _("Your choices"),
        _("What may we do?"),
        _("Tick what you allow. You may leave all empty, and change it later."),
        ("consent_contact", "consent_police", "consent_ngo", "consent_embassy"),
    ),
)


def page_numbered(number: int) -> Page | None:
    """The page of an address."""
    return PAGES[number - 1] if 1 <= number <= len(PAGES) else None


def page_of(question: str) -> Page:
    """The page that asks a question."""
    return next(page for page in PAGES if question in (*page.names, *page.extra))
