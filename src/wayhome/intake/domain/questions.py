"""The questions of a complaint: what is asked, how sensitive the answer is, what may be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayhome.kernel.texts import LINE_LIMIT, NAME_LIMIT, STORY_LIMIT

Words: TypeAlias = str | Promise


class DataClass(StrEnum):
    """How an answer is kept: a coarse code under row-level security, or sealed."""

    OPERATIONAL = "C1"
    SEALED = "C2"


class Kind(StrEnum):
    """The form of an answer."""

    LINE = "line"
    LINES = "lines"  # several, at most ten
    STORY = "story"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    DATE = "date"
    COUNTRY = "country"  # ISO 3166-1, kept as alpha-3
    COUNTRIES = "countries"
    PROVINCE = "province"  # P-code, such as KH18


class Group(StrEnum):
    """Questions that belong on one page."""

    LODGER = "lodger"
    PERSON = "person"
    PLACE = "place"
    LAST_CONTACT = "last_contact"
    STORY = "story"
    SAFE_CONTACT = "safe_contact"
    CONSENT = "consent"

    @property
    def label(self) -> Words:
        """The words people read."""
        return _GROUP_LABELS[self]


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `htcds` is the field of IOM's case data standard 2.0 where one exists."""

    name: str
    group: Group
    kind: Kind
    data_class: DataClass
    label: Words
    htcds: str = ""
    limit: int = LINE_LIMIT
    choices: Mapping[str, Words] = field(default_factory=lambda: MappingProxyType({}))


_GROUP_LABELS: dict[Group, Words] = {
    Group.LODGER: _("You and your request"),
    Group.PERSON: _("The person"),
    Group.PLACE: _("Where the person was last"),
    Group.LAST_CONTACT: _("The last contact"),
    Group.STORY: _("What happened"),
    Group.SAFE_CONTACT: _("How to reach you safely"),
    Group.CONSENT: _("What you allow us to do"),
}

_RELATIONS: dict[str, Words] = {
    "self": _("It is about me"),
    "family": _("Family"),
    "friend": _("Friend"),
    "embassy": _("Embassy or consulate"),
    "organisation": _("Organisation"),
    "police": _("Police"),
    "other": _("Other"),
}
_HELP: dict[str, Words] = {
    "find": _("Find the person"),
    "leave": _("Help to leave the place"),
    "return_home": _("Help to return home"),
    "medical": _("Medical help"),
    "legal": _("Legal help"),
    "documents": _("Passport or papers"),
    "advice": _("Advice"),
    "other": _("Other"),
}
_SEXES: dict[str, Words] = {"female": _("Female"), "male": _("Male"), "other": _("Other")}
_LAST_CONTACT: dict[str, Words] = {
    "call": _("Telephone call"),
    "message": _("Message"),
    "in_person": _("In person"),
    "through_other": _("Through someone else"),
    "other": _("Other"),
}
_CONTACT: dict[str, Words] = {
    "receipt": _("Only through the receipt"),
    "call": _("Telephone call"),
    "message": _("Message"),
    "email": _("E-mail"),
}

_C1, _C2 = DataClass.OPERATIONAL, DataClass.SEALED

QUESTIONS: tuple[Question, ...] = (
    Question(
        "relation",
        Group.LODGER,
        Kind.CHOICE,
        _C1,
        _("Who are you to the person?"),
        choices=_RELATIONS,
    ),
    Question(
        "help", Group.LODGER, Kind.CHOICES, _C1, _("What help do you ask for?"), choices=_HELP
    ),
    Question("danger_now", Group.LODGER, Kind.YES_NO, _C1, _("Is anyone in danger right now?")),
    Question("name", Group.PERSON, Kind.LINE, _C2, _("Full name"), limit=NAME_LIMIT),
    Question(
        "name_own_script",
        Group.PERSON,
        Kind.LINE,
        _C2,
        _("Name in their own writing"),
        limit=NAME_LIMIT,
    ),
    Question(
        "name_latin", Group.PERSON, Kind.LINE, _C2, _("Name in Latin letters"), limit=NAME_LIMIT
    ),
    Question(
        "other_names", Group.PERSON, Kind.LINES, _C2, _("Other names they use"), limit=NAME_LIMIT
    ),
    Question("sex", Group.PERSON, Kind.CHOICE, _C1, _("Sex"), htcds="prs_Gender", choices=_SEXES),
    Question(
        "birth", Group.PERSON, Kind.DATE, _C2, _("Date of birth or age"), htcds="prs_Birthdate"
    ),
    Question(
        "nationality",
        Group.PERSON,
        Kind.COUNTRIES,
        _C1,
        _("Nationality"),
        htcds="prs_Citizenship",
    ),
    Question("phones", Group.PERSON, Kind.LINES, _C2, _("Telephone numbers of the person")),
    Question("documents", Group.PERSON, Kind.LINES, _C2, _("Passport or identity card numbers")),
    Question("country", Group.PLACE, Kind.COUNTRY, _C1, _("Country")),
    Question("province", Group.PLACE, Kind.PROVINCE, _C1, _("Province")),
    Question("place", Group.PLACE, Kind.LINE, _C2, _("Last known place")),
    Question("last_contact", Group.LAST_CONTACT, Kind.DATE, _C2, _("When was the last contact?")),
    Question(
        "last_contact_how",
        Group.LAST_CONTACT,
        Kind.CHOICE,
        _C1,
        _("How was the last contact?"),
        choices=_LAST_CONTACT,
    ),
    Question("story", Group.STORY, Kind.STORY, _C2, _("What happened?"), limit=STORY_LIMIT),
    Question("wishes", Group.STORY, Kind.STORY, _C2, _("What do you wish for?"), limit=STORY_LIMIT),
    Question("lodger_name", Group.SAFE_CONTACT, Kind.LINE, _C2, _("Your name"), limit=NAME_LIMIT),
    Question("contact_safe", Group.SAFE_CONTACT, Kind.YES_NO, _C1, _("Is it safe to contact you?")),
    Question(
        "contact_how",
        Group.SAFE_CONTACT,
        Kind.CHOICES,
        _C1,
        _("How may we contact you?"),
        choices=_CONTACT,
    ),
    Question("contact_details", Group.SAFE_CONTACT, Kind.LINES, _C2, _("Your number or address")),
    Question("contact_when", Group.SAFE_CONTACT, Kind.LINE, _C2, _("When is it safe?")),
    Question("contact_who", Group.SAFE_CONTACT, Kind.LINE, _C2, _("Who may answer?")),
    Question("may_say_who", Group.SAFE_CONTACT, Kind.YES_NO, _C1, _("May we say who we are?")),
    Question("consent_contact", Group.CONSENT, Kind.YES_NO, _C1, _("May we contact you?")),
    Question("consent_police", Group.CONSENT, Kind.YES_NO, _C1, _("May we tell the police?")),
    Question("consent_ngo", Group.CONSENT, Kind.YES_NO, _C1, _("May we tell a helping group?")),
    Question("consent_embassy", Group.CONSENT, Kind.YES_NO, _C1, _("May we tell the embassy?")),
)

REQUIRED = ("relation", "help")
"""The only two answers a complaint needs."""

_BY_NAME = {question.name: question for question in QUESTIONS}


def question_named(name: str) -> Question:
    """Find a question; raises KeyError for a name that no question has."""
    return _BY_NAME[name]


def questions_of(group: Group) -> tuple[Question, ...]:
    """The questions of one page, in the order they are asked."""
    return tuple(question for question in QUESTIONS if question.group is group)
