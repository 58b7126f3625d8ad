"""Whether a sentence looks forward or back at the date it tells."""

from spacy.tokens import Token

from wayhome.extraction.dates.wording import words_with

_MODALS = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "would", "can", "could", "may", "might", "must", "should"}
)
_UP = 15
_UNTIL = frozenset({"until", "till", "by", "before"})
_GOALS = frozenset({"to", "until", "till", "for", "into"})
_PRESENT = frozenset({"VBZ", "VBP"})


def looks_ahead(date: Token) -> bool | None:
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
        if node.pos_ in ("VERB", "AUX") and (told := _by_verb(node, until=until)) is not None:
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
    if any(child.tag_ == "VBD" or child.lemma_ == "have" for child in helpers):
        return False
    present = any(child.tag_ in _PRESENT for child in helpers)
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
