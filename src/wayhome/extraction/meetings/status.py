"""Whether a meeting was held, goes on, or is planned, expected, asked for, hoped for or off."""

from spacy.tokens import Token

from wayhome.extraction.clauses import is_denied, is_infinitive, is_passive, modal
from wayhome.extraction.meetings.wording import listed

_VERBS = ("VERB", "AUX")
_OF = {
    "cancelled": "cancel call_off scrap abandon drop abort scrub axe",
    "postponed": "postpone put_off defer delay adjourn shelve put_back push_back hold_over reschedule",
    "requested": "request ask seek demand invite urge propose beg petition",
    "hoped": "hope wish want aim like",
    "expected": "expect",
    "planned": "plan schedule set due agree fix arrange announce intend accept prepare resume pencil slate book line_up pencil_in set_up",
}
_WORDS = {word: status for status, words in _OF.items() for word in words.split()}
_READY = ("due", "set", "ready", "likely", "eager", "keen", "willing", "scheduled")
_REFUSED = ("refuse", "decline", "fail", "unable", "forget", "avoid", "allow", "forbid", "bar")
_RUMOURS = ("report", "rumour", "rumor", "claim", "allegation", "suggestion", "story")
_UNTRUE = ("deny", "refute", "disown", "dispute")
_SUBJECTS = ("nsubj", "nsubjpass")
_AT = ("after", "following", "during", "at", "in", "over")
_UP = 7


def status_of(token: Token, *, is_title: bool) -> str | None:
    """The status of what a verb or noun of meeting tells; None when it is told not to be."""
    verb = token.head if token.pos_ == "NOUN" and token.dep_ == "dobj" else token
    if _is_untrue(verb):
        return "planned" if _word(verb) in ("cancelled", "postponed") else None
    return _status_of(token, is_title=is_title)


def _status_of(token: Token, *, is_title: bool) -> str | None:  # noqa: C901, PLR0911, PLR0912  # a climb
    """The status by the verbs over a word of meeting."""
    if _goes_with(token):
        return "held"
    if _is_bidden(token):
        return "planned"
    on_its_way = token.pos_ in _VERBS
    weak: str | None = None
    start = token
    for _ in range(_UP):
        if token.pos_ in _VERBS or token.lemma_ == "due":
            word = _word(token) if token == start or not _calls_on(token) else "requested"
            if weak is None or word in ("cancelled", "postponed"):
                weak = word or weak
            if (is_infinitive(token) and _is_only_thought(token)) or is_denied(token):
                return "cancelled" if token.lemma_ in ("take", "happen") else None
            if weak == "planned" and (off := _off(token)):
                return off
            if weak in ("cancelled", "postponed", "requested", "hoped", "expected"):
                return weak
            tense = _tense(token, is_title=is_title)
            if tense is not None:
                return weak or tense
        elif token.pos_ == "NOUN" and not on_its_way:
            weak = weak or _hung(token)
            if weak:
                return weak
        own = token.dep_ in ("relcl", "ccomp") and token.pos_ in _VERBS
        if token.head == token or (own and not is_infinitive(token)):
            break
        if (
            token.head.lemma_ in ("request", "plan", "invitation", "hope")
            and token.head.pos_ == "NOUN"
        ):
            off = called_off(token.head.head) if token.head.dep_ in _SUBJECTS else None
            return off or {"request": "requested", "hope": "hoped"}.get(
                token.head.lemma_, "planned"
            )
        token = token.head
    return weak or "held"


def _is_untrue(token: Token) -> bool:
    """Whether somebody only denied it: "denied that she had met him", "denied meeting him"."""
    above = token.head
    if token.pos_ not in _VERBS or above == token:
        return False
    if (
        above.pos_ == "NOUN"
        and above.lemma_ in _RUMOURS
        and token.dep_ in ("acl", "ccomp", "relcl")
    ):
        return above.dep_ == "dobj" and above.head.lemma_ in (*_UNTRUE, "dismiss", "reject")
    denied = token.dep_ in ("ccomp", "xcomp", "dobj")
    return denied and above.lemma_ in _UNTRUE and not is_denied(above)


def _is_only_thought(verb: Token) -> bool:
    """Whether "to meet" tells of no plan: "refused to meet", "hard to meet", "for them to meet"."""
    above = verb.head
    if was_let(verb):
        return False
    if above.lemma_ in _REFUSED or (above.pos_ == "ADJ" and above.lemma_ not in _READY):
        return True
    if above.lemma_.lower() in ("plan", "request", "proposal", "invitation", "offer"):
        return False
    return any(each.lower_ == "for" and each.dep_ == "mark" for each in verb.children)


def _is_bidden(verb: Token) -> bool:
    """Whether somebody "has summoned" another to come: what the perfect tells is still ahead."""
    has = any(each.lower_ in ("has", "have") and each.dep_ == "aux" for each in verb.children)
    comes = any(
        is_infinitive(c) or (c.dep_ == "prep" and c.lower_ in ("to", "for")) for c in verb.children
    )
    return verb.lemma_ == "summon" and has and comes


def _goes_with(verb: Token) -> bool:
    """Whether somebody did something else then: "meeting in Oslo, they agreed", "agreed at talks"."""
    if verb.head.lower_ in _AT and verb.pos_ == "NOUN" and _was_done(verb.head.head):
        return True
    helped = any(each.dep_ in ("aux", "auxpass") for each in verb.children)
    if helped or verb.tag_ != "VBG" or verb.dep_ not in ("acl", "appos", "advcl"):
        return False
    main = next((each for each in verb.ancestors if each.pos_ in _VERBS), None)
    return main is not None and _was_done(main)


def was_let(verb: Token) -> bool:
    """Whether "to meet" was done because it could be: "was allowed to see", "managed to meet"."""
    above = verb.head
    if above.lemma_.lower() not in listed("let") or is_denied(above) or modal(above):
        return False
    finite = above if above.pos_ in _VERBS else above.head
    helpers = {c.lower_ for c in finite.children if c.dep_ in ("aux", "auxpass")}
    if above.lemma_ in ("allow", "permit", "let", "enable") and not is_passive(above):
        return False
    was = finite.lower_ == "was" or helpers & {"was", "were", "had"} or finite.tag_ == "VBD"
    return bool(was) and not is_denied(finite)


def _was_done(verb: Token) -> bool:
    """Whether somebody did something then: "agreed during talks in May"."""
    if is_denied(verb) or any(c.dep_ == "auxpass" for c in verb.children):
        return False
    return verb.tag_ == "VBD" or (
        verb.tag_ == "VBN" and any(c.lemma_ == "have" for c in verb.children)
    )


def _calls_on(verb: Token) -> bool:
    """Whether a verb that a meeting hangs on asks somebody for it: "call on the mayor to meet"."""
    return verb.lemma_ == "call" and any(c.lower_ in ("on", "upon", "for") for c in verb.children)


def called_off(verb: Token) -> str | None:
    """Whether a verb tells that a meeting was cancelled or put off; None when it does not."""
    word = _word(verb)
    done = verb.tag_ in ("VBD", "VBN") and not is_denied(verb) and not modal(verb)
    return word if done and word in ("cancelled", "postponed") else None


def _off(verb: Token) -> str | None:
    """What became of a plan: "pencilled in for May, has been shelved", "had to be deferred"."""
    for each in verb.children:
        if each.dep_ in ("conj", "xcomp") and each.i > verb.i and each.pos_ in _VERBS:
            own = any(c.dep_ in ("nsubj", "nsubjpass") for c in each.children)
            word = _word(each)
            if word in ("cancelled", "postponed") and not own:
                return word
    return None


def _word(verb: Token) -> str | None:
    particle = next((f"{verb.lemma_}_{c.lower_}" for c in verb.children if c.dep_ == "prt"), "")
    if particle.endswith("_in"):  # "dropped in", which drops nothing
        return _WORDS.get(particle)
    if verb.lemma_ == "look" and any(each.lower_ == "forward" for each in verb.children):
        return "planned"
    lemma = "hope" if verb.lower_ in ("hoped", "hopes") else verb.lemma_.lower()  # not "hop"
    return _WORDS.get(particle) or _WORDS.get(lemma)


def _hung(noun: Token) -> str | None:
    """The status in "a meeting planned for May" or "Planned talks", when no verb says more."""
    head = noun.head
    if head.pos_ in _VERBS and _word(head) in ("cancelled", "postponed"):
        return None
    if any(c.dep_ == "auxpass" for c in head.children) and _word(head):
        return None
    for each in noun.children:
        if each.dep_ == "amod" and each.tag_ == "VBN" and _word(each) == "requested":
            return None if head.pos_ in _VERBS and (_word(head) or is_denied(head)) else "requested"
        if each.dep_ in ("acl", "amod") and each.tag_ == "VBN" and _word(each) == "planned":
            gone = head.pos_ in _VERBS and (_word(head) or is_denied(head) or _off(head))
            return None if gone else "planned"
    return None


def _tense(verb: Token, *, is_title: bool) -> str | None:  # noqa: PLR0911  # one for each tense
    """What the tense alone tells; None for a verb without one of its own."""
    if modal(verb) in ("will", "shall", "'ll", "would", "’ll"):
        return "planned"
    if modal(verb):
        return "hoped"
    if verb.lemma_ == "be" and any(c.lemma_ in _READY for c in verb.children):
        return "planned"
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if is_infinitive(verb):
        here = verb.dep_ == "advcl" and verb.head.tag_ in ("VBZ", "VBP")  # "is in Oslo to meet"
        if verb.head.lemma_ == "be" and (here or verb.dep_ in ("xcomp", "ROOT")):
            return "planned"
        if verb.head.lemma_ == "go" and verb.head.tag_ == "VBG":
            return "planned"
        return "planned" if helpers & {"is", "are"} or (is_title and verb.dep_ == "ROOT") else None
    if verb.lemma_ == "due":
        return "planned"
    if verb.tag_ == "VBG" and helpers & {"is", "are"}:
        return "ongoing"
    if verb.tag_ in ("VBD", "VBZ", "VBP") or helpers:
        return (
            "ongoing"
            if verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP") and not is_title
            else "held"
        )
    return None
