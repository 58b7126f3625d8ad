"""Partners as lodgers: what their kind of agency says about every complaint they send."""

from wayhome.access.domain.agencies import AgencyKind
from wayhome.intake.domain.answers import Answers, known
from wayhome.intake.domain.kinds import LodgerKind

_KINDS: dict[AgencyKind, LodgerKind] = {
    AgencyKind.EMBASSY: LodgerKind.EMBASSY,
    AgencyKind.INTERNATIONAL_ORGANISATION: LodgerKind.INTERNATIONAL_ORGANISATION,
    AgencyKind.NGO: LodgerKind.NGO,
    AgencyKind.HOTLINE: LodgerKind.HOTLINE,
    AgencyKind.POLICE: LodgerKind.POLICE,
}
_RELATIONS: dict[LodgerKind, str] = {
    LodgerKind.EMBASSY: "embassy",
    LodgerKind.POLICE: "police",
    LodgerKind.OTHER: "other",
}


def lodger_kind_of(agency: AgencyKind) -> LodgerKind:
    """Who lodges when an agency of this kind does."""
    return _KINDS.get(agency, LodgerKind.OTHER)


def answers_of_sender(kind: LodgerKind) -> Answers:
    """What need not be asked of such a sender: its relation to the person."""
    return Answers({"relation": known("relation", _RELATIONS.get(kind, "organisation"))})
