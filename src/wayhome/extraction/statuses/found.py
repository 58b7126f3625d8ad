"""A wording of a status at its place, and the words that the person stands behind."""

from spacy.tokens import Token

from wayhome.extraction.clauses import (
    ALIKE,
    behind,
    happened,
    is_passive,
    object_of,
    own_subject,
    strayed_subject,
)
from wayhome.extraction.parties import is_many
from wayhome.extraction.phrases import Phrase, phrases
from wayhome.extraction.statuses.doubted import is_doubted
from wayhome.extraction.statuses.fitting import fits
from wayhome.extraction.statuses.nouns import among, awarded, by_noun, given, lost, spent, unseen

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
_GIVES = ("give", "hand", "grant", "deny", "refuse")
_RULED = ("order", "believe", "presume", "report", "declare", "keep", "find", "rule", "fear")
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
        "lodge",
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


def found(token: Token, *, is_title: bool) -> tuple[Phrase, Token] | None:
    """The status that a token begins to tell, and the head of the words for whom it is of."""
    for phrase in phrases("statuses", token):
        form = phrase.entry.more["form"]
        if not fits(phrase):
            continue
        whom = _WHOM[form](phrase, is_title=is_title)
        if whom is not None and not is_doubted(_verb(phrase), whom):
            return phrase, whom
    return None


def _verb(phrase: Phrase) -> Token:
    """The verb that tells a wording: itself, or the one that a state hangs on."""
    token = phrase.first
    while token.pos_ not in _VERBS and token.dep_ in ("prep", "acomp", "attr", "pobj", "advmod"):
        token = token.head
    return token


def _done(phrase: Phrase, *, is_title: bool) -> Token | None:
    verb = phrase.first
    if not _is_verb(verb, is_title=is_title):
        return None
    if verb.dep_ == "amod" and verb.tag_ in ("VBN", "VBD") and verb.head.i > verb.i:
        return None if verb.i and verb.nbor(-1).text == "-" else _called(phrase)
    if _ordinal(verb):
        return verb.head
    if verb.dep_ in ("amod", "compound") or not (happened(verb) or _is_told_of(verb)):
        return None
    whom = _sufferer(phrase, is_title=is_title)
    return None if _is_rule(phrase, whom, is_title=is_title) else whom


def _is_rule(phrase: Phrase, whom: Token | None, *, is_title: bool) -> bool:
    """Whether a plain present tells a rule; of somebody by name it tells what happened."""
    if is_title or whom is None or phrase.entry.more["status"] not in _AT_ONCE:
        return False
    named = any(each.tag_ == "NNP" for each in whom.children if each.dep_ == "appos")
    return whom.tag_ != "NNP" and not named and _is_habit(phrase.first)


def _is_told_of(verb: Token) -> bool:
    """Whether a participle only says of whom: "refused to free 11 activists held since May"."""
    whom = verb.head
    known = whom.pos_ == "PROPN" or any(
        each.dep_ == "nummod" or each.lower_ in ("the", "those") for each in whom.children
    )
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and known and not any(True for _ in verb.lefts)


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


def _sufferer(phrase: Phrase, *, is_title: bool) -> Token | None:
    """To whom it was done: the subject of a passive, the noun before a participle, the object."""
    verb, passive = phrase.first, bool(phrase.entry.more.get("passive"))
    if is_passive(verb) or _shares_passive(verb) or _is_ruled(verb):
        whom = own_subject(verb) or strayed_subject(verb)
        return _receiver(phrase) if whom == phrase.last else whom
    alone = object_of(verb) is None and verb.tag_ in ("VBN", "VBD")
    if alone and (_is_aside(verb) or _remains(verb) or phrase.last.dep_ == "oprd"):
        return own_subject(verb)
    if alone and verb.dep_ in ("acl", "relcl"):
        return verb.head
    joined_on = verb.tag_ == "VBN" and verb.dep_ in ("advcl", "conj", "oprd")
    if alone and (joined_on or is_title or verb.is_upper):
        return own_subject(verb)
    whom = None if passive else _object(verb)
    return _receiver(phrase) if whom == phrase.last else whom


def _receiver(phrase: Phrase) -> Token | None:
    """Ana Duarte in "denied bail to Ana Duarte", and "her" in "denied her bail"."""
    near = (*phrase.first.children, *phrase.last.children)
    given = (each for each in near if each.dep_ in ("dative", "poss") and each.pos_ != "ADP")
    to = (each for word in (phrase.first, phrase.last) for each in behind(word, "to"))
    return next(given, None) or next(to, None)


def _is_ruled(verb: Token) -> bool:
    """Whether somebody "was ordered held" or "is believed jailed"."""
    above = verb.head
    told = verb.dep_ in ("xcomp", "oprd", "ccomp") and verb.tag_ in ("VBN", "VBD")
    return told and above.lemma_ in _RULED and is_passive(above)


def _remains(verb: Token) -> bool:
    """Whether somebody "remains jailed"."""
    told = verb.dep_ in ("acomp", "oprd", "attr", "xcomp")
    return told and verb.head.lemma_ in ("remain", "stay") and happened(verb.head)


def _is_aside(verb: Token) -> bool:
    """Whether a comma parts a verb from its subject: "Ana Duarte, detained in May, died"."""
    subject = next((each for each in verb.children if each.dep_ == "nsubj"), None)
    after = verb.doc[verb.i - 1].text == "," and verb.tag_ in ("VBN", "VBD")
    helped = any(each.dep_ in ("aux", "advmod") and each.i < verb.i for each in verb.children)
    return after and subject is not None and subject.i < verb.i and not helped


def _is_habit(verb: Token) -> bool:
    """Whether a plain present tells what happens as a rule: "dozens are arrested every year"."""
    helpers = {each.lower_ for each in verb.children if each.dep_ in ("aux", "auxpass")}
    while not helpers and verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ in _VERBS:
        verb = verb.head
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
    if found is not None and found.lower_ == "each" and verb.dep_ == "conj":
        return object_of(verb.head) or found
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
    while not own and _is_joined(verb) and head.pos_ in _VERBS and _may_be_done(verb):
        if object_of(verb) is not None and not _keeps_object(verb):
            return False
        if is_passive(head) or (head.dep_ in ("acl", "advcl") and head.tag_ == "VBN"):
            return True
        verb, head = head, head.head
    return False


def _is_joined(verb: Token) -> bool:
    """Whether a verb is one of a row: "was arrested, questioned for a night and set free"."""
    alone = all(each.dep_ not in ("mark", "advmod") for each in verb.lefts)
    after = verb.dep_ == "advcl" and verb.i > verb.head.i and verb.nbor(-1).text == ","
    return verb.dep_ in ("conj", "dep") or (after and alone)


def _may_be_done(verb: Token) -> bool:
    """Whether a form may be a participle: "let", "put" and "set" always may."""
    return verb.tag_ in ("VBN", "VBD") or verb.lower_ in ALIKE


def _keeps_object(verb: Token) -> bool:
    """Whether what looks like an object is none: "given a sentence", "set free"."""
    thing = object_of(verb)
    return verb.lemma_ in _GIVES or (thing is not None and thing.pos_ == "ADJ")


def _does(phrase: Phrase, *, is_title: bool) -> Token | None:
    verb = phrase.first
    denied = any(each.dep_ == "neg" for each in verb.doc[verb.i + 1 : phrase.last.i])
    if verb.pos_ not in _VERBS or denied or not happened(verb):
        return None
    whom = own_subject(verb)
    if _is_rule(phrase, whom, is_title=is_title):
        return None
    if verb.dep_ in ("acl", "amod") and verb.head.pos_ in ("NOUN", "PROPN"):
        whom = verb.head
    if whom is None or not phrase.entry.more.get("group"):
        return whom
    return None if whom.pos_ == "PRON" or not is_many(whom) else whom


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, hung on its helper by some parses: "Four women are missing"."""
    helpers = (each for each in verb.children if each.dep_ == "aux")
    hung = (each for one in helpers for each in one.children if each.dep_ == "nsubj")
    return own_subject(verb) or next(hung, None)


def _settled(phrase: Phrase) -> Token | None:
    """Whoever "is missing", and the leader "missing since May"."""
    token = phrase.first
    told = token.pos_ in _VERBS and any(each.lemma_ == "be" for each in token.children)
    if told and object_of(token) is None:
        return _subject(token) if happened(token) else None
    alone = token == phrase.last and token.tag_ in ("VBG", "JJ")
    behind_it = token.dep_ in ("acl", "amod") and token.head.i < token.i
    return token.head if alone and behind_it else None


def _state(phrase: Phrase, *, is_title: bool) -> Token | None:  # noqa: PLR0911  # one for each place
    """Whoever is, remains or is put in something."""
    token = phrase.first
    if (whom := _settled(phrase)) is not None:
        return whom
    while (
        token.head != token
        and token.dep_
        in ("amod", "advmod", "prep", "acomp", "attr", "pobj", "oprd", "xcomp", "pcomp")
        and (token.pos_ not in _VERBS or (token == phrase.first and token.dep_ == "acomp"))
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
    if token.dep_ == "acl" and token.tag_ == "VBN" and object_of(token) is None:
        return token.head
    done = is_passive(token) or _shares_passive(token) or _is_ruled(token)
    if token.lemma_.lower() in _PUT and not done:
        return _object(token) if object_of(token) is not None else None
    return own_subject(token)


_WHOM = {
    "done": _done,
    "does": _does,
    "state": _state,
    "noun": by_noun,
    "spent": spent,
    "among": among,
    "unseen": unseen,
    "given": given,
    "awarded": awarded,
    "lost": lost,
}
