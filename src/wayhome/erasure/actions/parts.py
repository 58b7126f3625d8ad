"""Which room destroys which part of what is erased."""

from collections.abc import Mapping
from typing import Protocol

from wayhome.care.actions import erase as care
from wayhome.cases.actions import erase as cases
from wayhome.erasure.domain.parts import Part
from wayhome.field.actions import erase as field
from wayhome.forms.actions import erase as forms
from wayhome.intake.actions import erase as intake
from wayhome.justice.actions import erase as justice
from wayhome.kernel.actor import Actor
from wayhome.kernel.erasing import Destroyed, Doomed
from wayhome.operations.actions import erase as operations
from wayhome.people.actions import erase as people
from wayhome.sites.actions import erase as sites


class Erase(Protocol):
    """Destroys what one room keeps of a case or complaint; may be done twice unharmed."""

    def __call__(self, doomed: Doomed, *, by: Actor) -> Destroyed:
        """Destroy, and say how much."""


ERASE: Mapping[Part, Erase] = {
    Part.CASE: cases.erase,
    Part.COMPLAINTS: intake.erase,
    Part.PERSONS: people.erase,
    Part.SITES: sites.erase,
    Part.ALLEGED: justice.erase,
    Part.REFERRALS: care.erase,
    Part.FORMS: forms.erase,
    Part.OPERATIONS: operations.erase,
    Part.TAKINGS: field.erase,
}
