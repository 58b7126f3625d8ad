"""What is told to be on the agenda of talks or to fill them: "Fees topped the agenda"."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.meetings.wording import listed

_SUBJECTS = ("nsubj", "nsubjpass")
_TOLD = (*_SUBJECTS, "attr", "dobj")
_NAMES = ("agenda", "topic", "issue", "subject", "theme", "matter", "question")
_PLACES = ("in", "at", "during", "of")
_BEING = ("be", "come", "stand", "rank", "rise", "remain", "put", "place", "keep", "include")


def on_agenda(token: Token) -> Iterator[Token]:
    """The head nouns of what a word of an agenda, or a verb of filling, says of talks."""
    word = token.lemma_.lower()
    if word == "agenda" and token.head.lower_ == "on":
        yield from _things_on(token.head.head)
    elif word in _NAMES and token.head.lower_ == "among" and token.head.head.pos_ == "AUX":
        yield from (c for c in token.head.head.children if c.dep_ in _TOLD and c.i > token.i)
    elif token.pos_ == "VERB" and word in listed("filling") and _fills(token):
        yield from (c for c in token.children if c.dep_ in _SUBJECTS and c.pos_ != "PRON")
        if token.dep_ == "acl" and token.tag_ == "VBG":
            yield _outmost(token.head)


def _outmost(noun: Token) -> Token:
    """The noun that others hang on by "of": the fate in "the fate of cooks topping the agenda"."""
    while noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun


def _things_on(over: Token) -> Iterator[Token]:
    """What is "on the agenda" by the word that this hangs on."""
    if over.dep_ == "pobj" and over.head.lower_ == "with":  # "with fees on the agenda"
        yield over
        return
    if over.pos_ in ("ADJ", "ADV") and over.dep_ != "pcomp":  # "was high on the agenda"
        over = over.head
    if over.dep_ == "pcomp" or over.lemma_.lower() in _BEING:
        yield from (c for c in over.children if c.dep_ in _TOLD and c.pos_ in ("NOUN", "PROPN"))


def _fills(verb: Token) -> bool:
    """Whether what a verb fills is talks or their agenda."""
    inner = [c for p in verb.children if p.lower_ in _PLACES for c in p.children]
    filled = [c for c in verb.children if c.dep_ == "dobj"] + inner
    return any(c.lemma_.lower() in listed("meetings") for c in filled)
