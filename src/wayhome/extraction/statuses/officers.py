"""Persons told of as those who judge, arrest, defend or speak for others."""

from wayhome.extraction.parties import Parties

_OFFICERS = frozenset(
    [
        "judge",
        "justice",
        "magistrate",
        "lawyer",
        "attorney",
        "advocate",
        "barrister",
        "solicitor",
        "counsel",
        "prosecutor",
        "commissioner",
        "inspector",
        "superintendent",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "minister",
        "president",
        "premier",
        "ambassador",
        "envoy",
        "consul",
        "diplomat",
        "secretary",
        "rapporteur",
        "sergeant",
        "officer",
        "official",
        "policeman",
        "policewoman",
        "constable",
        "detective",
        "representative",
        "warden",
        "police",
    ]
)


def is_officer(who: Parties, one: str) -> bool:
    """Whether a person is told of as one who judges, arrests, defends or speaks for others."""
    return bool(_OFFICERS & (who.known.words[one] | who.known.offices[one]))


def is_officer_word(word: str) -> bool:
    """Whether a noun is for one who judges, arrests, defends or speaks for others."""
    return word in _OFFICERS
