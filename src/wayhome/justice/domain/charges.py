"""What somebody is charged with or convicted of: a kind of offence, and its code where it is known."""

from collections.abc import Iterable
from dataclasses import dataclass

from wayhome.cases.domain.offences import OffenceKind
from wayhome.justice.domain.iccs import iccs_codes


class CodeDoesNotFit(Exception):
    """The code of the classification is unknown, or stands for another kind of offence."""


@dataclass(frozen=True, slots=True)
class Charge:
    """One offence; `iccs` is empty where the code is not known."""

    offence: OffenceKind
    iccs: str = ""

    def __post_init__(self) -> None:
        if not self.iccs:
            return
        code = iccs_codes().get(self.iccs)
        if code is None or self.offence not in code.offences:
            raise CodeDoesNotFit


def to_codes(charges: Iterable[Charge]) -> list[dict[str, str]]:
    """Charges as JSON, each once."""
    return [{"offence": each.offence.value, "iccs": each.iccs} for each in dict.fromkeys(charges)]


def from_codes(codes: Iterable[dict[str, str]]) -> tuple[Charge, ...]:
    """The charges that `to_codes` wrote."""
    return tuple(Charge(OffenceKind(each["offence"]), each["iccs"]) for each in codes)
