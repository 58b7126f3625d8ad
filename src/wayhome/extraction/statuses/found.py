"""A wording of a status at its place, and the words that the person stands behind."""

from spacy.tokens import Token

from wayhome.extraction.clauses import (
    behind,
    happened,
    is_denied,
    is_passive,
    modal,
    object_of,
    own_subject,
)
from wayhome.extraction.parties import is_many
from wayhome.extraction.phrases import Phrase, phrases

_SHORT = 3
_LASTING = ("detained", "jailed", "exile", "arrested")
_AT_ONCE = frozenset(
    [
        "arrested",
        "convicted",
        "sentenced",
        "acquitted",
        "pardoned",
        "released",
        "freed",
        "repatriated",
        "deported",
        "killed",
        "died",
    ]
)
_TERM = frozenset({"year", "month", "day", "week", "life", "decade", "lash", "imprisonment"})
_VERBS = ("VERB", "AUX")
_BE = frozenset(
    [
        "be",
        "remain",
        "live",
        "stay",
        "keep",
        "hold",
        "place",
        "put",
        "languish",
        "sit",
        "move",
        "transfer",
        "confine",
        "release",
        "go",
        "flee",
        "send",
        "force",
        "order",
        "spend",
        "return",
        "serve",
        "lie",
        "linger",
        "drive",
        "let",
        "work",
    ]
)
_PUT = frozenset(
    [
        "place",
        "put",
        "move",
        "transfer",
        "keep",
        "hold",
        "send",
        "force",
        "drive",
        "order",
        "confine",
        "release",
        "let",
    ]
)
_NO_STATE = frozenset({"year", "month", "week", "day", "term", "sentence", "time", "life", "death"})
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
)


def found(token: Token, *, is_title: bool) -> tuple[Phrase, Token] | None:
    """The status that a token begins to tell, and the head of the words for whom it is of."""
    for phrase in phrases("statuses", token):
        form = phrase.entry.more["form"]
        whom = _WHOM[form](phrase, is_title=is_title)
        if whom is not None:
            return phrase, whom
    return None


def _done(phrase: Phrase, *, is_title: bool) -> Token | None:
    verb, more = phrase.first, phrase.entry.more
    if not _is_verb(verb, is_title=is_title) or not _fits(phrase):
        return None
    if verb.dep_ == "amod" and verb.tag_ in ("VBN", "VBD") and verb.head.i > verb.i:
        return _called(phrase)
    if not is_title and more["status"] in _AT_ONCE and _is_habit(verb):
        return None
    if _ordinal(verb):
        return verb.head
    if verb.dep_ in ("amod", "compound") or not happened(verb):
        return None
    return _sufferer(verb, is_title=is_title, passive=bool(more.get("passive")))


def _is_verb(verb: Token, *, is_title: bool) -> bool:
    """Whether a word is a verb, in capitals or in a title too, where the tagger errs."""
    shouted = verb.is_upper and len(verb.text) > _SHORT
    titled = is_title and verb.tag_[:2] == "VB"
    return verb.pos_ in _VERBS or titled or shouted or verb.tag_ in ("VBN", "VBD")


def _called(phrase: Phrase) -> Token | None:
    """The name or noun behind "jailed" in "the jailed editor", for what lasts."""
    whom, more = phrase.first.head, phrase.entry.more
    while whom.dep_ == "compound" and whom.head.i > whom.i:
        whom = whom.head
    lasting = more["status"] in _LASTING and not more.get("passive") and not more.get("term")
    return whom if lasting else None


def _sufferer(verb: Token, *, is_title: bool, passive: bool) -> Token | None:
    """To whom it was done: the subject of a passive, the noun before a participle, the object."""
    if is_passive(verb) or _shares_passive(verb):
        return own_subject(verb)
    alone = object_of(verb) is None and verb.tag_ in ("VBN", "VBD")
    if alone and verb.dep_ in ("acl", "relcl"):
        return verb.head
    joined_on = verb.tag_ == "VBN" and verb.dep_ in ("advcl", "conj", "oprd")
    if alone and (joined_on or is_title or verb.is_upper):
        return own_subject(verb)
    return None if passive else _object(verb)


def _is_habit(verb: Token) -> bool:
    """Whether a plain present tells what happens as a rule: "dozens are arrested every year"."""
    helpers = {each.lower_ for each in verb.children if each.dep_ in ("aux", "auxpass")}
    if verb.tag_ in ("VBZ", "VBP") and not helpers:
        return True
    if verb.tag_ == "VBG":
        return False
    return bool(helpers & {"is", "are", "gets", "get"}) and not helpers & {
        "being",
        "been",
        "was",
        "were",
    }


def _object(verb: Token) -> Token | None:
    """What is done something to; with "let", "set" and "find" the subject of the little clause."""
    found = object_of(verb)
    if found is not None:
        relative = verb.dep_ == "relcl" and found.lower_ in ("whom", "who", "that")
        return verb.head if relative else found
    for each in verb.children:
        if each.dep_ in ("ccomp", "xcomp") and each.i > verb.i and each.i - verb.i < 12:
            inner = next((c for c in each.children if c.dep_ == "nsubj"), None)
            if inner is not None and each.pos_ in ("ADJ", "NOUN", "ADV"):
                return inner
    return None


def _ordinal(verb: Token) -> bool:
    """Whether somebody is "the 31st child to be rescued"."""
    if verb.dep_ not in ("relcl", "acl", "advcl") or verb.head.pos_ not in ("NOUN", "PROPN"):
        return False
    to_be = {each.lower_ for each in verb.children if each.dep_ in ("aux", "auxpass")}
    counted = any(
        each.ent_type_ == "ORDINAL" or each.text[:1].isdigit() or each.lower_ in ("first", "last")
        for each in verb.head.children
    )
    return {"to", "be"} <= to_be and counted


def _shares_passive(verb: Token) -> bool:
    """Whether "and charged" goes on from "was arrested"."""
    own = any(each.dep_ in ("nsubj", "nsubjpass", "auxpass", "aux") for each in verb.children)
    head = verb.head
    while not own and verb.dep_ == "conj" and head.pos_ in _VERBS and verb.tag_ in ("VBN", "VBD"):
        if object_of(verb) is not None:
            return False
        if is_passive(head) or (head.dep_ == "acl" and head.tag_ == "VBN"):
            return True
        verb, head = head, head.head
    return False


def _fits(phrase: Phrase) -> bool:
    """Whether what an entry asks for stands around it."""
    more, verb = phrase.entry.more, phrase.first
    after = {t.lemma_.lower() for t in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 9)]}
    near = {
        t.lemma_.lower()
        for t in verb.doc[phrase.last.i + 1 : min(verb.sent.end, phrase.last.i + 3)]
    }
    if more.get("term") and not after & _TERM:
        return False
    if near & set(more.get("not_before", ())):
        return False
    being = any(each.lower_ == "being" for each in verb.children)
    return (
        not more.get("needs")
        or (being and bool(more.get("passive")))
        or bool({*after, *(t.lemma_.lower() for t in verb.subtree)} & set(more["needs"]))
    )


def _does(phrase: Phrase, *, is_title: bool) -> Token | None:
    verb = phrase.first
    if verb.pos_ not in _VERBS or not _fits(phrase) or not happened(verb):
        return None
    if not is_title and phrase.entry.more["status"] in _AT_ONCE and _is_habit(verb):
        return None
    whom = own_subject(verb)
    if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
        whom = verb.head
    if whom is None or not phrase.entry.more.get("group"):
        return whom
    return None if whom.pos_ == "PRON" or not is_many(whom) else whom


def _state(phrase: Phrase, *, is_title: bool) -> Token | None:  # noqa: PLR0911  # one for each place
    """Whoever is, remains or is put in something."""
    token = phrase.first
    if (
        token.pos_ in _VERBS
        and object_of(token) is None
        and any(each.lemma_ == "be" for each in token.children)
    ):
        return own_subject(token) if happened(token) else None
    while (
        token.head != token
        and token.dep_
        in ("amod", "advmod", "prep", "acomp", "attr", "pobj", "oprd", "xcomp", "pcomp")
        and token.pos_ not in _VERBS
    ):
        if token.head.lemma_.lower() in _NO_STATE:
            return None
        token = token.head
        if token.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
            break
    if token.pos_ not in _VERBS:
        if token == phrase.first:
            return own_subject(token) if is_title else None
        return token if token.i < phrase.first.i else None
    if token.lemma_.lower() not in _BE or not happened(token):
        return None
    if token.lemma_.lower() in _PUT and not is_passive(token):
        return _object(token) if object_of(token) is not None else None
    return own_subject(token)


def _noun(phrase: Phrase, *, is_title: bool) -> Token | None:  # noqa: ARG001  # one shape for all forms
    """Whoever stands behind "of", before "'s", or behind "handed down to"."""
    noun = phrase.last
    if noun.pos_ != "NOUN" or _is_wished(noun):
        return None
    if phrase.entry.more.get("after") and noun.head.lower_ not in _AFTER:
        return None
    for each in behind(noun, "of", "against", "on", "for"):
        if each.ent_type_ not in ("DATE", "TIME") and each.lemma_.lower() not in _COUNTS:
            return each if each.dep_ == "pobj" else None
    if (whom := _handed(noun)) is not None:
        return whom
    if phrase.entry.rule in _POSSESSED:
        return next((each for each in noun.children if each.dep_ == "poss"), None)
    return None


def _handed(noun: Token) -> Token | None:
    """Whoever a sentence was "handed down to"."""
    for verb in noun.children:
        if verb.dep_ in ("acl", "relcl"):
            steps = [verb, *(c for c in verb.children if c.dep_ in ("prt", "prep"))]
            for step in steps:
                for each in behind(step, "to", "against", "on"):
                    if each.ent_type_ not in ("DATE", "TIME"):
                        return each
    return None


def _is_wished(noun: Token) -> bool:
    """Whether an arrest or a death is only asked for, feared or denied."""
    for each in noun.ancestors:
        if each.lemma_.lower() in _WISHED:
            return True
        if each.pos_ in _VERBS:
            return bool(modal(each)) or is_denied(each)
    return False


def _spent(phrase: Phrase, *, is_title: bool) -> Token | None:  # noqa: ARG001  # one shape for all forms
    """Whoever spent or served a time in it."""
    for each in phrase.last.ancestors:
        if each.lemma_ in ("serve", "spend") and each.pos_ == "VERB":
            return own_subject(each)
    return None


def _unseen(phrase: Phrase, *, is_title: bool) -> Token | None:  # noqa: ARG001  # one shape for all forms
    """Whoever has not been seen or heard of since."""
    verb = phrase.first
    if verb.pos_ not in _VERBS or not is_denied(verb) or not is_passive(verb) or modal(verb):
        return None
    return own_subject(verb)


def _among(phrase: Phrase, *, is_title: bool) -> Token | None:  # noqa: ARG001  # one shape for all forms
    """Whoever was among the dead."""
    verb = phrase.first.head
    if verb.lemma_ != "be":
        return None
    return own_subject(verb) or next(
        (c for c in verb.children if c.dep_ in ("attr", "nsubj")), None
    )


_WHOM = {
    "done": _done,
    "does": _does,
    "state": _state,
    "noun": _noun,
    "spent": _spent,
    "among": _among,
    "unseen": _unseen,
}
