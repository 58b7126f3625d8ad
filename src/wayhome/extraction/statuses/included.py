"""Those of a group who are named by another clause: "Those freed include Ana Duarte"."""

from spacy.tokens import Token

from wayhome.extraction.clauses import object_of

_OF_MANY = ("of", "among", "amongst")
_STEPS = 5


def included(head: Token, verb: Token) -> Token | None:
    """Ana Duarte in "Those freed include Ana Duarte", "Those freed are Ana Duarte and Ben Sollis".

    Also in "Among those freed was Ana Duarte" and "Ana Duarte was one of five people freed".
    """
    if verb.dep_ not in ("acl", "relcl") or verb.head != head:
        return None
    if head.lower_ != "those":
        return _one_of(head)
    told = head.head
    if head.dep_ == "nsubj" and told.lemma_ in ("include", "be"):
        named = (each for each in told.children if each.dep_ == "attr" and each.i > verb.i)
        return object_of(told) if told.lemma_ == "include" else next(named, None)
    if told.lower_ != "among" or told.head.lemma_ != "be":
        return None
    named = (each for each in told.head.children if each.dep_ in ("attr", "nsubj"))
    beside = [each for each in named if not head.left_edge.i <= each.i <= verb.i]
    return beside[-1] if beside else None


def _one_of(head: Token) -> Token | None:
    """The subject of "was one of five people freed" and "was among dozens of people freed"."""
    token, of_many = head, False
    for _ in range(_STEPS):
        above = token.head
        if above.lemma_ == "be":
            subjects = [each for each in above.children if each.dep_ == "nsubj"]
            one = token.lower_ == "one" or token.lower_ in ("among", "amongst")
            return subjects[0] if of_many and one and subjects and subjects[0].i < above.i else None
        if token.dep_ not in ("pobj", "prep", "attr"):
            return None
        of_many = of_many or above.lower_ in _OF_MANY
        token = above
    return None
