"""Statuses that words do not tell as true: denied, feared, accused of, asked, or true of everybody."""

from spacy.tokens import Token

from wayhome.extraction.clauses import is_denied, is_passive, modal

_VERBS = ("VERB", "AUX")
_DENIES = frozenset({"deny", "dispute", "doubt", "refute", "reject", "dismiss", "question", "ask"})
_RULES = frozenset({"order", "rule", "direct", "decree"})
_FANCIES = frozenset(
    {
        "rumour",
        "rumor",
        "speculation",
        "suggestion",
        "possibility",
        "fear",
        "risk",
        "threat",
        "idea",
    }
)
_PROOFS = frozenset({"evidence", "proof", "sign", "indication", "record", "truth"})
_REPORTS = frozenset({"report", "claim", "allegation", "accusation", "assertion", "statement"})
_THINKS = frozenset({"fear", "worry", "suspect", "hope", "pretend", "imagine", "assume", "guess"})
_TELLS = frozenset({"say", "claim", "confirm", "believe", "think", "mean", "suggest", "prove"})
_BLAMES = frozenset({"accuse", "suspect"})
_RISKS = frozenset(
    {"risk", "fear", "avoid", "escape", "consider", "threaten", "oppose", "evade", "deny", "resist"}
)
_IN_PLACE_OF = frozenset({"without", "against", "than"})
_STILL = frozenset({"still", "now", "currently", "already", "reportedly", "today", "here"})
_FARTHEST = 6


def is_doubted(verb: Token, whom: Token) -> bool:
    """Whether the words around a verb keep back whether anything happened, or to whom of many."""
    return (
        _is_asked(verb)
        or _is_wished(verb)
        or _is_disbelieved(verb)
        or _is_only_feared(verb)
        or _is_of_all(verb, whom)
    )


def _is_asked(verb: Token) -> bool:
    """Whether the sentence is a question."""
    sentence = verb.sent
    return any(token.text == "?" for token in sentence[-2:])


def _is_wished(verb: Token) -> bool:
    """Whether a bare "be" tells a wish: "demanded that she be released"; a court's order is none."""
    helpers = [each for each in verb.children if each.dep_ in ("aux", "auxpass")]
    bare = any(each.lower_ == "be" for each in helpers)
    if not bare or modal(verb) or any(each.lower_ == "to" for each in helpers):
        return False
    return not (verb.dep_ == "ccomp" and verb.head.lemma_ in _RULES)


def _is_disbelieved(verb: Token) -> bool:
    """Whether a clause hangs on a denial, a rumour or a lack of proof."""
    for _ in range(_FARTHEST):
        above = verb.head
        if above.i > verb.i and any(each.text == ";" for each in verb.doc[verb.i : above.i]):
            return False  # another clause, whatever the parse says
        if verb.dep_ in ("ccomp", "acl", "relcl") and _is_refused(above, verb):
            return True
        if above == verb or verb.dep_ not in ("conj", "ccomp", "acl", "advcl", "xcomp"):
            return False
        verb = above
    return False


def _is_refused(above: Token, verb: Token) -> bool:
    """Whether a word keeps back the clause that hangs on it."""
    word = above.lemma_.lower()
    if verb.dep_ == "ccomp" and above.pos_ in _VERBS:
        return _is_held_back(above, verb)
    introduced = verb.dep_ != "relcl" and any(each.lower_ == "that" for each in verb.children)
    if word in _FANCIES:
        return introduced
    if word in _REPORTS and introduced:
        governs = above.head.head if above.dep_ == "pobj" else above.head
        return governs.lemma_.lower() in _DENIES - {"ask"} and not is_denied(governs)
    lacking = any(each.lower_ == "no" for each in above.children) or is_denied(above.head)
    return word in _PROOFS and lacking


def _is_held_back(above: Token, verb: Token) -> bool:
    """Whether the verb over a clause denies, fears or does not tell it: "did not say he was held"."""
    word = above.lemma_.lower()
    asked = any(each.tag_ in ("WRB", "WP", "WDT") for each in verb.children)
    if word in _TELLS:
        return is_denied(above) and not asked
    if is_denied(above) or is_passive(above):
        return False
    return word in _DENIES or (word in _THINKS and not asked)


def _is_only_feared(verb: Token) -> bool:
    """Whether a form in "-ing" hangs on a fear, an accusation or "without"."""
    being = any(each.lower_ == "being" for each in verb.children)
    if verb.tag_ != "VBG" and not being:
        return False
    above = verb.head
    if verb.dep_ == "xcomp":
        return above.lemma_ in _RISKS
    if verb.dep_ != "pcomp":
        return verb.dep_ in ("acl", "dobj") and above.lemma_ in _RISKS
    if above.lower_ in _IN_PLACE_OF:
        return True
    governs = above.head
    if governs.lower_ in ("instead", "rather"):
        return True
    return governs.lemma_.lower() in _BLAMES | _RISKS | _FANCIES


def _is_of_all(verb: Token, whom: Token) -> bool:
    """Whether a plain present tells what happens to all of a kind: "maids who flee are detained"."""
    if whom.tag_ not in ("NNS", "NNPS") or not _is_bare(whom):
        return False
    words = {each.lower_ for each in verb.children if each.dep_ in ("aux", "auxpass", "advmod")}
    if verb.dep_ == "conj" and not words:
        return _is_of_all(verb.head, whom) if verb.head.pos_ in _VERBS else False
    plain = "are" in words and not words & {"being", "been"}
    return (plain or verb.tag_ == "VBP") and not words & _STILL


def _is_bare(noun: Token) -> bool:
    """Whether a plural has nothing that says which or how many."""
    return not any(
        each.dep_ in ("det", "nummod", "poss", "prep", "appos") for each in noun.children
    )
