"""Whether a word such as "told" passes an order: from somebody in office, or to those who are."""

from spacy.tokens import Token

from wayhome.extraction.clauses import is_passive, own_subject
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties
from wayhome.extraction.statements.wording import listed

_OFFICES = frozenset({"minister", "president", "premier", "governor", "judge", "magistrate", "king", "queen", "general", "colonel", "commander", "chief", "mayor", "leader", "secretary", "ambassador", "envoy", "commissioner", "rapporteur", "chairman", "chairwoman", "chair", "speaker", "senator", "chancellor", "director", "prosecutor", "pope", "bishop", "prince", "official", "officer", "police", "authority", "lawmaker", "diplomat", "regulator", "inspector", "soldier", "troop", "mp", "deputy", "congressman", "administration"})  # fmt: skip
"""Nouns for those who give orders or carry them out."""

_HEARERS = ("reporter", "journalist", "audience", "reader", "viewer", "listener", "afp", "reuters")


def is_of_power(who: Parties, paragraph: Paragraph, verb: Token, *, whom: Token | None) -> bool:
    """Whether one of the two between whom it passes holds an office or is a body or a country."""
    if is_passive(verb) or (whom is not None and whom.lemma_.lower() in _HEARERS):
        return False
    if whom is not None and whom.lower_ in ("me", "us"):
        return False
    subject = own_subject(verb)
    sides = [subject if subject is not None and subject.lower_ != "they" else None, whom]
    return any(_holds_office(who, paragraph, each) for each in sides if each is not None)


def _holds_office(who: Parties, paragraph: Paragraph, head: Token) -> bool:
    if head.lemma_.lower() in _OFFICES or head.lemma_.lower() in listed("bodies"):
        return True
    one = who.of(paragraph, head).one or ""
    return one.startswith(("org:", "place:")) or bool(_OFFICES & who.known.offices.get(one, set()))
