"""What a verb of saying stands with: its subject, the clause it brings, the words around both."""

from spacy.tokens import Token

from wayhome.extraction.clauses import goes_on_from
from wayhome.extraction.statements.wording import saying

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = ("who", "which", "that")
_SHARING = ("conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp")
_DAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
    ]
)
_GOES_ON = ("go", "continue", "wish")
_FARTHEST = 14
_FINITE = ("VBD", "VBZ", "VBP")


def subject_of(verb: Token) -> Token | None:
    """The head of the words for who says so; None when nobody is told.

    A participle and a second verb have the subject of the first; a relative clause has the noun
    before it; of a passive it is whoever stands behind "by".
    """
    for _ in range(_FARTHEST):
        if _is_passive(verb) and not _quoted_as(verb):
            return _agent(verb)
        if (own := _nearest_subject(verb)) is not None:
            return _antecedent(own, verb)
        if verb.dep_ not in _SHARING or (verb.dep_ == "ccomp" and verb.head.i < verb.i):
            return _noun_over(verb)
        if (outer := goes_on_from(verb)) is not None:
            verb = outer
            continue
        if verb.dep_ == "pcomp" and (told := _quoted(verb.head.head)) is not None:
            return told
        verb = verb.head
        if verb.pos_ not in ("VERB", "AUX", "ADP"):
            break
    return None


def _nearest_subject(verb: Token) -> Token | None:
    """The subject of a verb; of two before it the nearer: "desk officer Ana Duarte says"."""
    own = [each for each in verb.children if each.dep_ in _SUBJECTS]
    before = [each for each in own if each.i < verb.i]
    return before[-1] if before else next(iter(own), None)


def _noun_over(verb: Token) -> Token | None:
    """The noun that a clause hangs on: "the man who said", "a statement saying"."""
    if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBG"):
        return verb.head
    if verb.dep_ == "acl" and verb.tag_ in _FINITE:
        return _without_verb(verb.head)
    return None if verb.dep_ in ("acl", "ccomp") else _beside(verb)


def _without_verb(noun: Token) -> Token | None:
    """The noun over a clause that the parse took for the sentence's own: "Kin of a man whose son … said"."""
    top = noun
    for each in noun.ancestors:
        top = each
        if each.dep_ == "conj" and each.head.pos_ in ("VERB", "AUX"):
            break
    return top if top.pos_ in ("NOUN", "PROPN") and top != noun else None


def _beside(verb: Token) -> Token | None:
    """The noun right before a verb that the parse took for an aside: "…, its head, Ana Duarte, said"."""
    if verb.i < 2 or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    before = verb.nbor(-1) if verb.nbor(-1).text != "," else verb.nbor(-2)
    while before.dep_ in ("compound", "appos") and before.head.dep_ == "appos":
        before = before.head
    if before.dep_ == "pobj" and before.pos_ == "PROPN" and before.left_edge.tag_ == "CD":
        return before  # "In 2008 Human Rights Post found that"
    return before if before.dep_ == "appos" and before.head.i < before.i else None


def heard_by(verb: Token) -> Token | None:
    """The court of "the court was told that", which does not tell who said so."""
    if verb.lemma_ != "tell":
        return None
    return next((each for each in verb.children if each.dep_ == "nsubjpass"), None)


def _antecedent(own: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for, or the subject as it is."""
    if verb.dep_ == "relcl" and own.lower_ in _RELATIVE:
        return verb.head
    return own


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(
        each.dep_ in ("auxpass", "nsubjpass") for each in verb.children
    )


def _quoted_as(verb: Token) -> bool:
    """Whether somebody "was quoted as saying", which tells who says, or "was told"."""
    return verb.lemma_ in ("quote", "cite")


def _quoted(verb: Token) -> Token | None:
    """Whom a paper quotes as saying."""
    if verb.lemma_ not in ("quote", "cite"):
        return None
    return next((each for each in verb.children if each.dep_ in ("dobj", "nsubjpass")), None)


def _agent(verb: Token) -> Token | None:
    for each in verb.children:
        if each.dep_ == "agent":
            return next((behind for behind in each.children if behind.dep_ == "pobj"), None)
    return None


def is_asserted(verb: Token) -> bool:
    """Whether the text says that it was said: no "did not say", "may say", "if he says", "to say"."""
    for each in verb.children:
        if each.dep_ == "neg" or each.lower_ in ("whether", "if", "unless", "until"):
            return False
        if each.dep_ == "aux" and each.tag_ == "MD":
            return False
        if each.dep_ == "aux" and each.lower_ == "to":
            return verb.head.lemma_ in _GOES_ON and verb.dep_ in ("xcomp", "advcl")
    if verb.tag_ == "VB" and not any(each.dep_ == "aux" for each in verb.children):
        return False
    bare = verb.tag_ == "VB" or any(each.dep_ == "aux" for each in verb.children)
    return not (bare and verb.dep_ == "conj" and _is_denied(verb.head))


def _is_denied(verb: Token) -> bool:
    return any(each.dep_ == "neg" for each in verb.children) and verb.tag_ == "VB"


def clause_of(verb: Token) -> tuple[int, int] | None:
    """The first and last token of the clause behind a verb of saying, "that" left out."""
    brought = [
        each
        for each in verb.children
        if each.i > verb.i and each.dep_ in ("ccomp", "acl", "relcl", "advcl") and _is_clause(each)
    ]
    brought = [each for each in brought if each.dep_ == "ccomp"] or [
        each for each in brought if _has_that(each)
    ]
    if not brought:
        return _behind_that(verb)
    first = brought[0]
    start, end = first.left_edge.i, _last(first)
    if any(token.text == ";" for token in verb.doc[verb.i : start]):
        return None
    for more in brought[1:]:
        end = max(end, _last(more))
    start = _behind_day(verb, start)
    while start < end and _opens(first.doc[start], verb):
        start += 1
    if _is_apart(verb, start):
        return None
    return (start, end) if start > verb.i else _behind_that(verb)


def _is_apart(verb: Token, start: int) -> bool:
    """Whether a comma parts a clause from its verb: "he told reporters, hours after it closed"."""
    words = verb.doc[verb.i + 1 : start]
    parted = bool(len(words)) and words[-1].text == "," and "that" not in {w.lower_ for w in words}
    return parted and sum(each.text == "," for each in words) % 2 == 1


def _behind_day(verb: Token, start: int) -> int:
    """The place behind a day that tells when it was said: "said on Monday it would pay"."""
    place, doc = start, verb.doc
    if place != verb.i + 1:
        return start
    place += doc[place].lower_ == "on"
    if place + 1 >= len(doc) or doc[place].lower_ not in _DAYS:
        return start
    return place + 1 if doc[place + 1].text != "," else start


def _opens(token: Token, verb: Token) -> bool:
    """Whether a clause has not begun yet: "that", a comma, a dash."""
    word = token.lower_ == "and" or (token.lower_ == "that" and token.tag_ in ("IN", "WDT"))
    word = word and token.nbor().tag_ not in ("VBZ", "VBD", "MD")
    return token.i > verb.i and (word or token.text in (",", ":", "-", "–", "—"))


def _is_clause(token: Token) -> bool:
    """Whether words make a finite clause with a subject of its own."""
    finite = token.tag_ in ("VBD", "VBZ", "VBP", "MD") or any(
        each.dep_ in ("aux", "auxpass", "cop") and each.lower_ != "to" for each in token.children
    )
    verbs = [token, *(each for each in token.children if each.dep_ in ("aux", "auxpass"))]
    whole = any(
        each.dep_ in (*_SUBJECTS, "expl", "attr") for verb in verbs for each in verb.children
    )
    return (finite or token.tag_ == "VB") and whole


def _has_that(token: Token) -> bool:
    return any(each.lower_ == "that" and each.dep_ == "mark" for each in token.children)


def _last(token: Token) -> int:
    return int(token.right_edge.i)


def _behind_that(verb: Token) -> tuple[int, int] | None:
    """The clause behind a near "that" when the parse shows none."""
    sentence = verb.sent
    words = verb.doc[verb.i + 1 : min(verb.i + _FARTHEST, sentence.end - 1)]
    for token in words:
        if token.lower_ == "that":
            brings = token.tag_ in ("IN", "WDT") and token.nbor().tag_ not in (*_FINITE, "MD")
            return (token.i + 1, sentence.end - 1) if brings else None
        stops = (
            (token.tag_ == "VBG" and saying(token) is not None)
            or token.text in ';:“"«‘—–'
            or token.tag_ in ("VBD", "VBZ", "VBP", "WP", "WRB")
        )
        if stops or (token.text == "," and token.nbor().dep_ == "cc"):
            return None
    return None


def phrase_of(head: Token) -> tuple[int, int]:
    """First and last token of the words around a noun, relative clauses and asides left out."""
    start = head.left_edge.i
    while start < head.i and head.doc[start].is_punct:
        start += 1
    end = head.i
    for each in head.children:
        behind = each.dep_ in ("prep", "case", "cc", "conj", "nummod") and each.i > end
        if behind and not _parted(head.doc, end, each.i):
            end = max(end, int(each.right_edge.i))
    for token in head.doc[head.i : end + 1]:
        if token.text in (",", ";", ":", "(", "—", "–") or token.dep_ in ("relcl", "acl"):
            inner = token.left_edge.i if token.dep_ in ("relcl", "acl") else token.i
            return start, max(head.i, min(inner, token.i) - 1)
    return start, end


def _parted(doc: object, end: int, start: int) -> bool:
    return any(token.text in (",", ";", ":") for token in doc[end + 1 : start])  # type: ignore[index]
