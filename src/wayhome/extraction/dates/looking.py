"""Whether a sentence looks forward or back at the date it tells."""

from dataclasses import dataclass

from spacy.tokens import Token

from wayhome.extraction.dates.wording import words_with

_MODALS = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "would", "can", "could", "may", "might", "must", "should"}
)
_UP = 15
_UNTIL = frozenset({"until", "till", "by", "before", "ahead"})
_GOALS = frozenset({"to", "until", "till", "for", "into"})
_PRESENT = frozenset({"VBZ", "VBP"})
_VERBS = ("VERB", "AUX")
_BIDDING = ("summon", "invite", "convene", "convoke")
_CROSSED = ("but", "yet")
_MEANWHILE = ("when", "until", "before")


@dataclass(frozen=True, slots=True)
class Look:
    """What the words around a date tell of its side.

    `ahead` of what is to come, False of what was, None when they do not tell; `nearest` of what was
    still to come at some time past. `verb` is the place of the verb it hangs on, `said_by` that of
    the verb by which it is reported.
    """

    ahead: bool | None = None
    nearest: bool = False
    verb: int | None = None
    said_by: int | None = None


UNTOLD = Look()


def look_of(date: Token) -> Look:
    """How the words around the root of a date look at it."""
    verbs = [each for each in date.ancestors if each.pos_ in _VERBS]
    ahead = _looks_ahead(date)
    place = verbs[0].i if verbs else None
    if ahead is not True:
        early = ahead is False and _is_early(date, verbs)
        return Look(early or ahead, nearest=early, verb=place)
    if _is_crossed(date):
        return Look(ahead=False, verb=place)
    return Look(ahead, nearest=_was_to_come(date), verb=place, said_by=_reported(verbs))


def _reported(verbs: list[Token]) -> int | None:
    """The place of the verb that reports what is to come: "said" of "said they would meet"."""
    for each in verbs:
        if each.dep_ == "ccomp" and each.head.tag_ == "VBD":
            return int(each.head.i)
        if each.dep_ not in ("xcomp", "conj", "advcl", "pcomp"):
            return None
    return None


def _planned_over(date: Token) -> Token | None:
    """The word of planning that a date hangs under: "due" of "was due to meet on Tuesday"."""
    for each in (date, *date.ancestors):
        if each != date and (_is_planned(each, to_date=False) or _is_to_be(each)):
            return each
        if each.pos_ in _VERBS and _by_verb(each, until=False) is False:
            return None
    return None


def _is_to_be(verb: Token) -> bool:
    """Whether a verb tells what somebody "was to" do."""
    infinitive = any(each.lower_ == "to" and each.dep_ == "aux" for each in verb.children)
    return infinitive and verb.head.lower_ in ("was", "were") and verb.dep_ in ("xcomp", "ccomp")


def _was(planned: Token) -> Token | None:
    """The past verb of a plan: "was" of "was due", "was scheduled", "was to meet"."""
    for each in (*planned.children, planned.head):
        if each.lower_ in ("was", "were") or (each.lemma_ == "be" and _has(each, "had")):
            return each
    if _has(planned, "had"):
        return planned
    if planned.dep_ == "acl":
        return next((each for each in planned.ancestors if _is_past(each)), None)
    return None


def _is_past(verb: Token) -> bool:
    return verb.pos_ in _VERBS and (
        verb.tag_ == "VBD" or any(c.lower_ in ("was", "were") for c in verb.children)
    )


def _was_to_come(date: Token) -> bool:
    """Whether something was due or awaited on the date, and may have come by now."""
    planned = _planned_over(date)
    return planned is not None and _was(planned) is not None


def _is_early(date: Token, verbs: list[Token]) -> bool:
    """Whether a past clause tells a day as still to come: "gathered ahead of Friday's talks"."""
    if not verbs or verbs[0].tag_ not in ("VBD", "VBN") or _has(verbs[0], "had"):
        return False
    between = (each for each in date.ancestors if verbs[0] in each.ancestors)
    return any(each.lower_ in _UNTIL for each in between)


def _is_crossed(date: Token) -> bool:
    """Whether a plan was crossed by what is told next: "was due on Tuesday, but fell ill"."""
    planned = _planned_over(date)
    was = _was(planned) if planned is not None else None
    if planned is None or was is None:
        return False
    for over in (planned, was):
        against = any(each.lower_ in _CROSSED for each in over.children)
        for each in over.children:
            past = each.tag_ in ("VBD", "VBN") and each.i > date.i
            meanwhile = each.dep_ == "advcl" and any(c.lower_ in _MEANWHILE for c in each.children)
            if past and ((each.dep_ == "conj" and against) or meanwhile):
                return True
    return False


def _looks_ahead(date: Token) -> bool | None:
    """True of what is to come, False of what was, None when the words do not tell."""
    node = date
    until, goal = False, False
    for _ in range(_UP):
        if node.lower_ == "since":
            return False
        until = until or node.lower_ in _UNTIL
        goal = goal or (node.lower_ in _GOALS and date.head == node)
        if node != date and _is_planned(node, to_date=goal or until):
            return None if _has(node, "had") else True
        if node.pos_ in _VERBS and (told := _by_verb(node, until=until)) is not None:
            return told
        if node.head == node:
            break
        node = node.head
    return True if until else None


def _is_planned(node: Token, *, to_date: bool) -> bool:
    """A participle or adjective of planning, or a verb that puts something off to the date."""
    lemma = node.lemma_.lower()
    if node.tag_ in ("VBN", "JJ", "VBD") and lemma in words_with("plan"):
        passive = any(child.dep_.endswith("pass") for child in node.children)
        return node.tag_ != "VBD" or passive
    return to_date and lemma in words_with("put_off") and node.pos_ == "VERB"


def _has(verb: Token, helper: str) -> bool:
    return any(child.lower_ == helper for child in verb.children)


def _by_verb(verb: Token, *, until: bool) -> bool | None:
    """What one verb tells; None when the one above it must be asked."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & _MODALS:
        return "have" not in words or None
    if "to" in words:
        return _by_infinitive(verb, words, until=until)
    present = any(child.tag_ in _PRESENT for child in helpers)
    if any(child.tag_ == "VBD" or child.lemma_ == "have" for child in helpers):
        return present and verb.lemma_ in _BIDDING  # "has summoned him on Monday" is not past
    if verb.tag_ in ("VBD", "VBN") and not present:
        return None if until and verb.dep_ in ("acl", "advcl") else False
    if present or (verb.tag_ in _PRESENT and verb.lemma_.lower() in words_with("timetable")):
        return True
    return None


def _by_infinitive(verb: Token, words: set[str], *, until: bool) -> bool | None:
    """What is to be done lies ahead of the verb above, unless that verb says that it was done.

    An aim ("came to see him on Monday") is as late as what was done for it.
    """
    if "have" in words:
        return False
    if verb.head.lemma_.lower() in words_with("implies"):
        return None
    if verb.dep_ in ("advcl", "acl", "relcl") and not until:
        return None
    return True
