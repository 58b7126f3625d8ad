"""What a verb of a fact stands with: whether it happened, its person, and the words of its clause."""

from collections.abc import Iterator

from spacy.tokens import Token

_TO = "to"
_DOUBTED = ("if", "unless", "until", "whether", "till")
_CHAIN = ("xcomp", "pcomp", "advcl", "conj", "prep", "acl", "dep", "dobj", "pobj", "attr", "oprd")
_OWN = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = ("who", "which", "that", "whom")
_RAISING = ("believe", "think", "know", "say", "report", "understand", "fear", "confirm", "reckon")
_FINITE = ("VBZ", "VBD", "VBP")
_MODAL = "MD"
_SPEAKING = frozenset(
    [
        "accuse",
        "add",
        "agree",
        "announce",
        "appeal",
        "apologise",
        "apologize",
        "argue",
        "ask",
        "beg",
        "call",
        "caution",
        "challenge",
        "claim",
        "complain",
        "confirm",
        "declare",
        "decline",
        "demand",
        "deny",
        "describe",
        "dismiss",
        "express",
        "insist",
        "invite",
        "offer",
        "plead",
        "pledge",
        "praise",
        "promise",
        "propose",
        "recommend",
        "refuse",
        "reject",
        "repeat",
        "request",
        "say",
        "stress",
        "suggest",
        "swear",
        "tell",
        "thank",
        "threaten",
        "undertake",
        "urge",
        "vow",
        "warn",
        "welcome",
    ]
)
"""Verbs with which a speaker goes on: "said … and urged …"."""
_FARTHEST = 12
ALIKE = ("let", "put", "set", "shut", "hit")
"""Verbs whose participle looks like the bare verb."""
_ENDS = ("advcl", "parataxis", "conj", "cc", "ccomp", "punct")


def lemma(token: Token) -> str:
    """The lemma in small letters, of words in capitals too."""
    word: str = token.lemma_.lower()
    if token.is_upper and word == token.lower_:
        if word.endswith("ed"):
            return word[:-2] if word[:-2] in _CAPITALS else word[:-1]
        return word.removesuffix("s")
    return word


_CAPITALS = frozenset({"jail", "arrest", "detain", "convict", "acquit", "deport", "kill", "pardon"})


def is_denied(verb: Token) -> bool:
    """Whether a verb has a "not", "never" or "no longer" of its own or of what carries it."""
    for each in verb.children:
        if each.dep_ == "neg" or each.lower_ in ("never", "nobody"):
            return True
        if each.dep_ in _OWN and any(
            d.lower_ in ("no", "none", "neither") for d in [each, *each.children]
        ):
            return True
    return any(each.lower_ == "no" and each.nbor().lower_ == "longer" for each in verb.lefts)


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands behind "to"."""
    return any(each.dep_ == "aux" and each.lower_ == _TO for each in verb.children)


def modal(verb: Token) -> str:
    """The modal of a verb in small letters, empty when it has none."""
    return next((c.lower_ for c in verb.children if c.tag_ == "MD"), "")


def is_conditional(verb: Token) -> bool:
    """Whether a clause begins with "if", "unless" or "until"."""
    return any(
        each.dep_ in ("mark", "advmod") and each.lower_ in _DOUBTED for each in verb.children
    )


def happened(verb: Token) -> bool:
    """Whether the text says that it happens or happened: not asked for, planned, denied or supposed.

    What hangs on another verb without being finite itself shares that verb's doubt.
    """
    if any(each.lower_ in ("thereby", "thus") for each in verb.lefts):
        return True
    for _ in range(_FARTHEST):
        if _is_doubted(verb):
            return False
        if _is_finite(verb) or (verb.dep_ not in _CHAIN and verb.dep_ != "ROOT"):
            return True
        if verb.dep_ == "ROOT":
            return verb.tag_ != "VB"
        verb = verb.head
    return False


def _is_doubted(verb: Token) -> bool:
    helped = any(each.dep_ == "aux" for each in verb.children)
    bare = verb.tag_ == "VB" and not helped and not (_is_alike(verb) or _is_present(verb))
    doubted = is_denied(verb) or bool(modal(verb)) or is_conditional(verb)
    return doubted or (is_infinitive(verb) and not _is_raised(verb)) or bare


def _is_present(verb: Token) -> bool:
    """Whether a bare form is a present: "others were tried and live in exile"."""
    one = verb.head
    if verb.dep_ != "conj" or is_infinitive(one) or modal(one):
        return False
    were = any(each.lower_ in ("were", "are", "have") for each in one.lefts)
    return one.tag_ == "VBP" or (were and one.tag_ == "VBN")


def _is_alike(verb: Token) -> bool:
    """Whether "let" goes on from a participle: "was questioned and let go"."""
    return verb.lower_ in ALIKE and verb.dep_ == "conj" and verb.head.tag_ in ("VBN", "VBD")


def _is_raised(verb: Token) -> bool:
    """Whether somebody is only told by others to be so: "is believed to be in prison"."""
    above = verb.head
    return verb.dep_ == "xcomp" and above.lemma_ in _RAISING and is_passive(above)


def _is_finite(verb: Token) -> bool:
    """Whether a verb stands on its own feet, or in a clause that does."""
    if verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBD" and not _is_participle(verb)):
        return True
    helped = any(each.dep_ in ("aux", "auxpass") and each.tag_ != "VBG" for each in verb.children)
    return helped or verb.dep_ in ("relcl", "ccomp")


def _is_participle(verb: Token) -> bool:
    return verb.dep_ == "acl"


def is_passive(verb: Token) -> bool:
    """Whether something is done to the subject."""
    return any(each.dep_ in ("auxpass", "nsubjpass") for each in verb.children)


def goes_on_from(verb: Token) -> Token | None:
    """The outer verb that a verb goes on from, though it was read as joined to the clause between.

    "He said that the women had been freed and pledged to pay": tenses tell that he pledged.
    """
    inner = verb.head
    if verb.dep_ != "conj" or inner.dep_ != "ccomp" or inner.i < inner.head.i:
        return None
    own, between, outer = (_tense(each) for each in (verb, inner, inner.head))
    if not own[0] or own[0] == _MODAL or any(each.dep_ in _OWN for each in verb.children):
        return None
    doubtful = between[0] in ("", _MODAL)
    alike = own == outer != between and verb.lemma_ in _SPEAKING
    return inner.head if outer[0] and (doubtful or alike) else None


def _tense(verb: Token) -> tuple[str, str]:
    """The tag of what is finite of a verb, and its first helper; empty of a bare verb."""
    for each in verb.lefts:
        if each.dep_ in ("aux", "auxpass") and each.tag_ in (*_FINITE, _MODAL):
            return each.tag_, each.lemma_
    return (verb.tag_, "") if verb.tag_ in _FINITE else ("", "")


def own_subject(verb: Token) -> Token | None:  # noqa: PLR0911  # one for each relation
    """The subject of a verb or of the verb it is joined to; of a relative clause the noun before."""
    for _ in range(_FARTHEST):
        found = _behind_label([each for each in verb.children if each.dep_ in _OWN])
        if found is not None:
            relative = verb.dep_ == "relcl" and found.lower_ in _RELATIVE
            return verb.head if relative else found
        if verb.dep_ == "ccomp" and (apart := _before_saying(verb)) is not None:
            return apart
        match verb.dep_:
            case "conj" | "xcomp" | "advcl" | "dep" | "pcomp" | "prep" | "acomp":
                hung = verb.dep_ == "conj" and verb.tag_ in _FINITE
                verb = goes_on_from(verb) or verb.head
                # "was charged with fraud and remains in custody": read as joined to the noun.
                while hung and verb.dep_ in ("pobj", "dobj", "attr", "prep", "conj"):
                    verb = verb.head
            case "acl":
                return verb.head if verb.head.pos_ not in ("VERB", "AUX") else None
            case "relcl":
                return verb.head
            case _:
                return None
        if verb.pos_ not in ("VERB", "AUX", "ADP", "ADJ", "NOUN"):
            return None
        if verb.pos_ == "NOUN" and verb.dep_ not in ("dobj", "pobj", "attr"):
            return verb
    return None


def _behind_label(subjects: list[Token]) -> Token | None:
    """The subject of a verb: of two the second, when a colon cuts the first off as a label."""
    if len(subjects) > 1 and subjects[0].nbor().text == ":" and subjects[1].i < subjects[1].head.i:
        return subjects[1]
    return subjects[0] if subjects else None


def _before_saying(verb: Token) -> Token | None:
    """Ana Duarte in "Ana Duarte has been missing, he said": two subjects before one verb."""
    above = verb.head
    subjects = [each for each in above.children if each.dep_ in _OWN]
    first = subjects[0] if len(subjects) > 1 else None
    return first if first is not None and first.i < verb.i < above.i else None


def strayed_subject(verb: Token) -> Token | None:
    """Drivers in "said drivers found in a hut had been held": hung on the participle between."""
    beside = (
        each
        for each in verb.head.children
        if each.i < verb.i and each.dep_ == verb.dep_ and each.tag_ in ("VBD", "VBN")
    )
    while verb.dep_ == "conj" and verb.head.i < verb.i:
        verb = verb.head
    inside = (each for each in verb.lefts if each.dep_ == "ccomp" and each.tag_ == "VBD")
    before = next(inside, None) or next(beside, None)
    if before is None or object_of(before) is not None:
        return None
    return next((each for each in before.children if each.dep_ in _OWN), None)


def object_of(verb: Token) -> Token | None:
    """What a verb does something to."""
    return next((each for each in verb.children if each.dep_ in ("dobj", "obj")), None)


def behind(verb: Token, *words: str) -> Iterator[Token]:
    """What stands behind one of these prepositions of a word."""
    for each in verb.children:
        if each.dep_ in ("prep", "agent", "dative") and each.lower_ in words:
            for inner in each.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield inner


def joined(head: Token) -> Iterator[Token]:
    """A noun and the nouns joined to it by "and"."""
    yield head
    for each in head.children:
        if each.dep_ == "conj" and each.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            yield from joined(each)


def clause_end(verb: Token, least: int = 0) -> int:
    """The last token of a clause, not before `least`: further clauses and asides left out."""
    end = max(verb.i, least)
    for each in sorted(verb.rights, key=lambda token: token.i):
        if each.i < least:
            end = max(end, int(each.right_edge.i))
            continue
        if each.dep_ in ("punct", "cc"):
            continue
        if each.dep_ in ("conj", "parataxis", "advcl") or (
            each.dep_ != "ccomp" and _comma_before(each)
        ):
            break
        end = max(end, _without_relative(each))
    return _trim(verb, max(end, least))


def _without_relative(token: Token) -> int:
    """The last token of what hangs on a word, cut before ", which" and what follows it."""
    end: int = token.right_edge.i
    for each in token.subtree:
        if (
            each.dep_ in ("relcl", "appos", "conj")
            and token.i < each.left_edge.i
            and _comma_before(each)
            and each.dep_ != "conj"
        ):
            return max(token.i, each.left_edge.i - 1)
    return end


def _comma_before(token: Token) -> bool:
    first = token.left_edge.i
    return first > 0 and token.doc[first - 1].text in (",", ";", ":", "—", "–")


def _trim(verb: Token, end: int) -> int:
    while end > verb.i and verb.doc[end].text in (",", ";", ":", ".", "—", "–", "!", "?"):
        end -= 1
    return end


def clause_start(verb: Token) -> int:
    """The first token of a clause: its subject, or else its first auxiliary."""
    places = [each.i for each in verb.lefts if each.dep_ in ("aux", "auxpass", "neg")]
    places += [noun_start(each) for each in verb.lefts if each.dep_ in _OWN]
    return min([verb.i, *places])


def verb_start(verb: Token) -> int:
    """The first token of a verb with its auxiliaries, its subject left out."""
    places = [each.i for each in verb.lefts if each.dep_ in ("aux", "auxpass", "neg", "advmod")]
    return min([verb.i, *places])


def noun_start(head: Token) -> int:
    """The first token of the words around a noun."""
    start: int = head.left_edge.i
    while start < head.i and head.doc[start].is_punct and head.doc[start].text not in "“\"‘'":
        start += 1
    return start
