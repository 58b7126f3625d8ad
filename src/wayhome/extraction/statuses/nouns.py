"""Whom a status is of that a noun or a set phrase tells: "the arrest of", "served", "not seen since"."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.clauses import (
    behind,
    happened,
    is_denied,
    is_passive,
    modal,
    own_subject,
)
from wayhome.extraction.phrases import Phrase

_VERBS = ("VERB", "AUX")
_WISHED = frozenset(
    [
        "call",
        "demand",
        "request",
        "warrant",
        "order",
        "seek",
        "urge",
        "plea",
        "appeal",
        "want",
        "ban",
        "prohibit",
        "prevent",
        "avoid",
        "fear",
        "threaten",
        "risk",
        "hope",
        "await",
        "expect",
    ]
)
_TAKEN_UP = frozenset(
    {"investigation", "inquiry", "probe", "inquest", "outcry", "protest", "anger", "explanation"}
)
_UNDOES = frozenset(
    {"quash", "overturn", "annul", "void", "reverse", "vacate", "set", "lift", "suspend", "review"}
    | {"drop", "dismiss", "withdraw", "throw", "discontinue", "cancel", "revoke"}
)
_TALKS = frozenset(
    {"discuss", "raise", "condemn", "protest", "denounce", "deplore", "criticise", "criticize"}
    | {"investigate", "explain", "justify", "mourn", "mark", "remember", "highlight"}
)
_LENGTHS = frozenset({"year", "month", "week", "life", "death", "suspended"})
_TERMS = frozenset({"year", "month", "week", "term", "sentence", "imprisonment"})
_METES = ("hand", "give", "impose", "pass", "mete", "award")
_BEGINS = frozenset({"open", "begin", "start", "resume", "continue", "enter", "adjourn", "reopen"})
_AFTER = ("after", "since", "following", "upon")
_COUNTS = ("charge", "suspicion", "count", "fraud", "bail", "grounds", "accusation", "allegation")
_POSSESSED = (
    "release of",
    "conviction of",
    "arrest of",
    "detention of",
    "death of",
    "killing of",
    "imprisonment of",
    "disappearance of",
    "deportation of",
    "trial of",
)


def by_noun(phrase: Phrase, *, is_title: bool) -> Token | None:  # noqa: ARG001  # one shape for all forms
    """Whoever stands behind "of", before "'s", or behind "handed down to"."""
    noun = phrase.last
    none = any(each.lower_ == "no" for each in noun.lefts)
    if noun.pos_ != "NOUN" or none or _is_wished(phrase) or _is_undone(noun):
        return None
    more = phrase.entry.more
    unlike = more.get("begins") and not _begins(noun)
    if unlike or (more.get("after") and noun.head.lower_ not in _AFTER):
        return None
    for each in _behind(phrase):
        if each.ent_type_ not in ("DATE", "TIME") and each.lemma_.lower() not in _COUNTS:
            return each if each.dep_ == "pobj" else None
    return None if more.get("against") else _handed(noun) or _owner(phrase)


def _behind(phrase: Phrase) -> Iterator[Token]:
    """What stands behind "of" and the like: "the death in May of Ana Duarte" as well."""
    noun, more = phrase.last, phrase.entry.more
    words = ("against",) if more.get("against") else ("of", "against", "on", "for")
    places = [noun]
    if more.get("loose"):
        places += [noun.head, *(each for each in noun.head.children if each.dep_ == "advmod")]
    yield from (one for place in places for one in behind(place, *words))
    farther = [one for prep in noun.children if prep.dep_ == "prep" for one in prep.children]
    yield from (one for each in farther for one in behind(each, *words[:2]))


def _owner(phrase: Phrase) -> Token | None:
    """Whose arrest it is: "Ana Duarte's arrest", "a driver whose arrest", "a warrant for her arrest"."""
    noun = phrase.last
    if phrase.entry.rule not in _POSSESSED and noun.lemma_.lower() != "arrest":
        return None
    owner = next((each for each in noun.children if each.dep_ == "poss"), None)
    whose = owner is not None and owner.lower_ == "whose" and noun.head.dep_ == "relcl"
    return noun.head.head if whose else owner


def _begins(noun: Token) -> bool:
    """Whether a trial has begun or goes on: "The trial of Ana Duarte opened"."""
    verb = noun.head
    told = noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in _BEGINS
    return told and verb.tag_ != "VBG" and happened(verb)


def _handed(noun: Token) -> Token | None:
    """Whoever a sentence was "handed down to"."""
    above = [noun.head] if noun.dep_ == "nsubjpass" and noun.head.lemma_ in _METES else []
    for verb in (*noun.children, *above):
        if verb.dep_ in ("acl", "relcl") or verb in above:
            steps = [verb, *(c for c in verb.children if c.dep_ in ("prt", "prep"))]
            for step in steps:
                for each in behind(step, "to", "against", "on"):
                    if each.ent_type_ not in ("DATE", "TIME"):
                        return each
    return None


def _is_wished(phrase: Phrase) -> bool:
    """Whether an arrest or a death is only asked for, feared or denied."""
    for each in phrase.last.ancestors:
        if each.lemma_.lower() in _TAKEN_UP | _TALKS:
            return False
        if each.lemma_.lower() in _WISHED and each != phrase.first:
            return True
        if each.pos_ in _VERBS:
            return not happened(each)
    return False


def _is_undone(noun: Token) -> bool:
    """Whether a verdict is told as taken back: "quashed the conviction of"."""
    verb = noun.head
    while (
        verb.pos_ not in _VERBS and verb.dep_ in ("conj", "compound", "nmod") and verb.head != verb
    ):
        verb = verb.head
    held = noun.dep_ in ("dobj", "nsubjpass", "nsubj", "pobj", "conj")
    return held and verb.lemma_.lower() in _UNDOES


def spent(phrase: Phrase, *, is_title: bool) -> Token | None:  # noqa: ARG001  # one shape for all forms
    """Whoever spent or served a time in it."""
    for each in phrase.last.ancestors:
        if each.lemma_ in ("serve", "spend") and each.pos_ == "VERB":
            return own_subject(each)
    return None


def unseen(phrase: Phrase, *, is_title: bool) -> Token | None:  # noqa: ARG001  # one shape for all forms
    """Whoever has not been seen or heard of since."""
    verb = phrase.first
    if verb.pos_ not in _VERBS or not is_denied(verb) or not is_passive(verb) or modal(verb):
        return None
    return own_subject(verb)


def among(phrase: Phrase, *, is_title: bool) -> Token | None:  # noqa: ARG001  # one shape for all forms
    """Whoever was among the dead."""
    verb = phrase.first.head
    if verb.lemma_ != "be":
        return None
    return own_subject(verb) or next(
        (c for c in verb.children if c.dep_ in ("attr", "nsubj")), None
    )


def given(phrase: Phrase, *, is_title: bool) -> Token | None:  # noqa: ARG001  # one shape for all forms
    """Whoever something is granted to."""
    if not happened(phrase.first):
        return None
    return next((each for each in phrase.last.children if each.dep_ == "pobj"), None)


def lost(phrase: Phrase, *, is_title: bool) -> Token | None:  # noqa: ARG001  # one shape for all forms
    """Whose whereabouts are not known."""
    noun = phrase.last
    verb = noun.head
    words = {each.lemma_.lower() for each in verb.subtree if each.i > noun.i}
    unknown = bool(words & {"unknown", "unclear", "uncertain"})
    untold = is_denied(verb) and bool(
        {verb.lemma_, *words} & {"know", "disclose", "reveal", "clear"}
    )
    if noun.dep_ not in ("nsubj", "nsubjpass") or not (unknown or untold):
        return None
    owned = next((each for each in noun.children if each.dep_ == "poss"), None)
    return owned if owned is not None else next(behind(noun, "of"), None)


def awarded(phrase: Phrase, *, is_title: bool) -> Token | None:  # noqa: ARG001  # one shape for all forms
    """Whoever is given a term: "handed Ana Duarte a nine-year term", "awarded him three years"."""
    verb = phrase.first
    things = [each for each in verb.children if each.dep_ == "dobj"]
    term = things[-1] if things else None
    if verb.pos_ != "VERB" or term is None or not happened(verb) or is_passive(verb):
        return None
    length = any(each.lemma_.lower() in _LENGTHS for each in (term, *term.lefts))
    if not length or term.lemma_.lower() not in _TERMS:
        return None
    first = things[0] if len(things) > 1 else None
    return next((each for each in verb.children if each.dep_ == "dative"), first)
