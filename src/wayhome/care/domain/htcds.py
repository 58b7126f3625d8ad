"""Types of help in the codes of the Human Trafficking Case Data Standard 2.0, field `spl_Type`.

Source: IOM, HTCDS 2.0 (24 December 2021, CC BY 4.0). The standard knows fewer types than people
need; several of ours go out under one code, and what comes in is read as the first of them.
"""

from collections.abc import Mapping

from wayhome.care.domain.services import ServiceKind as Kind

SUPPORT_TYPE: Mapping[Kind, str] = {
    Kind.EDUCATION: "Education",
    Kind.FINANCIAL: "Financial",
    Kind.HEALTH: "Health",
    Kind.LABOUR_RECOVERY: "LabourExploitationRehabilitation",
    Kind.LEGAL: "Legal",
    Kind.LIVELIHOOD: "Livelihood",
    Kind.RIGHTS_TRAINING: "RightsBasedTraining",
    Kind.SEXUAL_RECOVERY: "SexualExploitationRehabilitation",
    Kind.PSYCHOSOCIAL: "SocialCare",
    Kind.SHELTER: "SocialCare",
    Kind.FAMILY_TRACING: "SocialCare",
    Kind.REPATRIATION: "SocialCare",
}
"""The code that each type goes out under."""


def kind_of(code: str) -> Kind | None:
    """The type that a code of the standard is read as; None for a code that it does not have."""
    return next((kind for kind, known in SUPPORT_TYPE.items() if known == code), None)
