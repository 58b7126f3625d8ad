"""Steps that a child needs before a stay or a return, and what stands in the way without them."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ChildStepKind(TextChoices):
    """What is done for a child beside everything else."""

    GUARDIAN = "guardian", _("Guardian appointed")
    ASSESSMENT = "assessment", _("Best-interests assessment")
    DETERMINATION = "determination", _("Best-interests determination")


class TakingPart(TextChoices):
    """Roles of those who took part; never a name."""

    CHILD = "child", _("The child")
    PARENT = "parent", _("Parent or family")
    GUARDIAN = "guardian", _("Guardian")
    CASE_WORKER = "case_worker", _("Case worker")
    SUPERVISOR = "supervisor", _("Supervisor")
    SOCIAL_SERVICE = "social_service", _("Social service")
    HEALTH = "health", _("Health worker")
    PSYCHOLOGIST = "psychologist", _("Psychologist")
    LAWYER = "lawyer", _("Lawyer")
    POLICE = "police", _("Police")
    EMBASSY = "embassy", _("Embassy or consulate")
    SHELTER = "shelter", _("Shelter")
    INTERPRETER = "interpreter", _("Interpreter")
    PERSON = "person", _("The person concerned")


class ChildView(TextChoices):
    """How the child's own view was heard."""

    HEARD = "heard", _("Heard from the child")
    THROUGH = "through", _("Told through somebody the child trusts")
    TOO_YOUNG = "too_young", _("Too young to say")
    NOT_WANTED = "not_wanted", _("The child did not want to say")


class ForWhat(StrEnum):
    """What a child's steps are needed for."""

    STAY = "stay"
    RETURN = "return"


_K = ChildStepKind

NEEDED: Mapping[ForWhat, tuple[ChildStepKind, ...]] = {
    ForWhat.STAY: (_K.GUARDIAN, _K.ASSESSMENT),
    ForWhat.RETURN: (_K.GUARDIAN, _K.DETERMINATION),
}
"""The steps that must stand before a child stays or returns (CRC article 3; UNHCR BIP guidelines)."""


class ChildStepsMissing(Exception):
    """The person is a child, and steps for a child are missing."""

    def __init__(self, missing: tuple[ChildStepKind, ...]) -> None:
        super().__init__()
        self.missing = missing


def missing_steps(
    for_what: ForWhat, *, is_child: bool | None, done: Collection[ChildStepKind]
) -> tuple[ChildStepKind, ...]:
    """The steps that stand in the way of a child; of nobody whose age is not told."""
    if not is_child:
        return ()
    return tuple(kind for kind in NEEDED[for_what] if kind not in done)
