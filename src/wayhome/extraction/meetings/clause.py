"""Whether a date tells when a meeting is, or when something beside it was."""

from spacy.tokens import Token

from wayhome.extraction.meetings.wording import listed

_VERBS = ("VERB", "AUX")
_APART = ("since", "after", "before", "until", "till", "following", "ahead", "despite")
_LATER = (
    "after",
    "before",
    "since",
    "until",
    "till",
    "if",
    "unless",
    "because",
    "although",
    "though",
)
_LISTS = ("programme", "program", "schedule", "diary", "calendar", "itinerary", "agenda")
_LED = ("lead", "head", "chair")
_HEAD = 4
_AT_ANOTHER = ("after", "before", "since", "until")
_THEN = ("then", "afterwards", "afterward", "later")


def is_own(date: Token, meeting: Token) -> bool:
    """Whether the root of a date's words tells the day of what a verb or noun of meeting says."""
    if _is_apart(date, meeting) or _happens(date, meeting) or _is_before(date, meeting):
        return False
    verb = _verb_over(date)
    if verb is None or meeting in (verb, date) or _sets(verb, meeting):
        return True
    if meeting in verb.ancestors:
        return _is_below(verb, meeting)
    if verb in meeting.ancestors:
        return _is_above(verb, meeting, date)
    if verb.dep_ in ("acl", "relcl") and not _is_set(verb):
        return False
    return not _parted(date, meeting) or _opens(date, meeting)


def _is_before(date: Token, meeting: Token) -> bool:
    """Whether a day was told of something else first: "on Friday, and will then fly to Oslo"."""
    then = (c for c in meeting.children if c.lower_ in _THEN)
    return date.i < meeting.i and any(c.i - date.i not in (0, 1) for c in then)  # "days later"


def _is_apart(date: Token, meeting: Token) -> bool:
    """Whether a day is only told as an end or a beginning: "since March", "ahead of Friday's vote"."""
    if any(each.dep_ == "case" for each in date.children) and date.head != meeting:
        return date.dep_ == "poss" and date.head.pos_ == "NOUN"
    above = date.head
    return above.lower_ in _APART and above.dep_ in ("prep", "mark") and above.head.lower_ != "put"


def _happens(date: Token, meeting: Token) -> bool:
    """Whether a date hangs on a noun with a day of its own: "the arrest of two men in September"."""
    for each in date.ancestors:
        if each == meeting or each.pos_ in _VERBS:
            return False
        if each.pos_ == "NOUN" and each.lemma_.lower() in listed("happenings"):
            return True
    return False


def _verb_over(date: Token) -> Token | None:
    return next((each for each in date.ancestors if each.pos_ in _VERBS), None)


def _opens(date: Token, meeting: Token) -> bool:
    """Whether a date at the head of a sentence dates its second half too: "On Monday …; they met"."""
    verb = next((each for each in (meeting, *meeting.ancestors) if each.pos_ in _VERBS), None)
    plain = verb is not None and verb.dep_ in ("ROOT", "conj", "parataxis")
    had = verb is not None and any(c.lower_ in ("had", "will", "would") for c in verb.children)
    return _is_first(date) and plain and not had


def _is_below(verb: Token, meeting: Token) -> bool:
    """Whether a date of a clause inside the words of a meeting is its day."""
    for each in (verb, *verb.ancestors):
        if each == meeting:
            return True
        if each.dep_ in ("relcl", "acl") and each.head != meeting and not _is_set(each):
            return False
        if each.dep_ == "ccomp" or (each.dep_ == "advcl" and _is_later(each)):
            return False
        if each.dep_ == "conj" and each.pos_ in _VERBS:
            own = any(c.dep_ in ("nsubj", "nsubjpass") for c in each.children)
            if own or each.lemma_.lower() not in listed("told with"):
                return False
    return True


def _is_set(clause: Token) -> bool:
    """Whether a clause tells when something is to be or was: "which had been set for Tuesday"."""
    if clause.tag_ == "VBN" and clause.lemma_ in _LED:  # "a delegation led by Ana Duarte on Monday"
        return True
    verbs = (clause, *(each for each in clause.children if each.dep_ == "xcomp"))
    fixed = any(each.lemma_.lower() in listed("fixed") or _is_on_list(each) for each in verbs)
    return fixed and not any(each.lower_ == "who" for each in clause.children)


def _is_on_list(verb: Token) -> bool:
    """Whether something was "on her programme" or "in his diary"."""
    preps = (c for c in verb.children if verb.lemma_ == "be" and c.lower_ in ("on", "in"))
    return any(each.lemma_.lower() in _LISTS for prep in preps for each in prep.children)


def _sets(verb: Token, meeting: Token) -> bool:
    """Whether a participle right behind a meeting fixes it: "the meeting, held on Monday,"."""
    between = verb.doc[meeting.i + 1 : verb.i]
    near = all(each.is_punct or each.pos_ == "ADV" for each in between)
    return meeting.i < verb.i and near and verb.tag_ == "VBN" and _is_set(verb)


def _is_above(verb: Token, meeting: Token, date: Token) -> bool:
    """Whether the date of a verb that a meeting hangs on is the day of the meeting."""
    if meeting.i < date.i < verb.i and meeting.dep_ == "relcl":  # "who spoke on Monday, said"
        return True
    if any(each.lower_ in _THEN for each in _links(meeting, verb)) and date.i < meeting.i:
        return False
    there = False
    for each in (meeting, *meeting.ancestors):
        if each == verb:
            break
        there = there or any(c.lower_ in ("where", "when") for c in each.children)
        apart = each.pos_ in _VERBS and each.dep_ in ("ccomp", "relcl", "parataxis")
        if apart and not there and (each.dep_ == "ccomp" or not _is_first(date)):
            return False
        if each.dep_ == "conj" and each.pos_ in _VERBS and date.i > meeting.i:
            return False
        if each.dep_ == "advcl" and after_mark(each) is not None:
            return False
    told = meeting.dep_ in ("dobj", "nsubj", "nsubjpass") and meeting.head == verb
    direct = date.i > verb.i and date.head.lower_ not in ("until", "till", "to", "for")
    return not (verb.lemma_.lower() in listed("moved") and direct and told)


def after_mark(verb: Token) -> Token | None:
    """The "after" or "before" that a clause begins with, as in "two days after she met him".

    The parse may take "a day after" for the subject of the clause.
    """
    first = [c for c in verb.children if c.i < verb.i]
    inner = [c for each in first if each.lemma_ in ("day", "week") for c in each.children]
    marks = (c for c in (*first, *inner) if c.lower_ in _AT_ANOTHER)
    return next((c for c in marks if c.dep_ == "mark" or c in inner), None)


def _links(meeting: Token, verb: Token) -> list[Token]:
    """The adverbs of the verbs from a meeting up to a verb: "and will then fly to Oslo for talks"."""
    path = [meeting, *meeting.ancestors]
    path = path[: path.index(verb)] if verb in path else path
    return [c for each in path if each.pos_ in _VERBS for c in each.children]


def _is_first(date: Token) -> bool:
    """Whether a date stands at the head of its sentence, and so dates the whole of it."""
    return bool(date.i - date.sent.start < _HEAD)


def _is_later(clause: Token) -> bool:
    """Whether a clause begins with "after", "before", "if" and so is at another time."""
    return any(each.lower_ in _LATER for each in clause.lefts)


def _parted(date: Token, meeting: Token) -> bool:
    """Whether another verb with a subject stands between a date and a meeting."""
    low, high = sorted((date.i, meeting.i))
    return any(
        each.pos_ in _VERBS and each.dep_ not in ("aux", "auxpass")
        for each in date.doc[low + 1 : high]
    )
