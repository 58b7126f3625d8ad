"""What a finding can say, and how sure one must be to say it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.cases.domain.offences import OffenceKind
from wayhome.cases.domain.palermo import Result


class Outcome(TextChoices):
    """The outcome of verification."""

    SUBSTANTIATED = "substantiated", _("Substantiated")
    PARTLY = "partly", _("Partly substantiated")
    UNSUBSTANTIATED = "unsubstantiated", _("Unsubstantiated")
    UNDETERMINED = "undetermined", _("Undetermined")
    OTHER_OFFENCE = "other_offence", _("Another offence than reported")

    @property
    def states_offence(self) -> bool:
        """Whether the finding must name an offence."""
        return self in _WITH_OFFENCE


_WITH_OFFENCE = frozenset({Outcome.SUBSTANTIATED, Outcome.PARTLY, Outcome.OTHER_OFFENCE})


class StandardOfProof(TextChoices):
    """The standard that a finding was measured against, from the lowest to the highest."""

    SUSPICION = "suspicion", _("Suspicion")
    REASONABLE_GROUNDS = "reasonable_grounds", _("Reasonable grounds")
    BALANCE_OF_PROBABILITIES = "balance_of_probabilities", _("Balance of probabilities")
    BEYOND_REASONABLE_DOUBT = "beyond_reasonable_doubt", _("Beyond reasonable doubt")


class ContradictsAssessment(Exception):
    """The finding states trafficking while the assessment says an element is absent."""


class OffenceMissing(Exception):
    """An outcome that states an offence came without one, or one that states none came with one."""


def check_finding(outcome: Outcome, offence: OffenceKind | None, assessed: Result) -> None:
    """Refuse a finding that does not hold together. Raises OffenceMissing, ContradictsAssessment.

    Trafficking has three elements (Palermo Protocol, article 3); when the last assessment says that
    one is absent, a new assessment comes before the finding.
    """
    if outcome.states_offence != (offence is not None):
        raise OffenceMissing
    if offence is not None and offence.is_trafficking and assessed is Result.NOT_MET:
        raise ContradictsAssessment
