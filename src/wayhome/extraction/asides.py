"""Persons named in an aside: "his lawyer, Ana Duarte, …", "Ana Duarte, a former maid who …"."""

from spacy.tokens import Doc, Token

from wayhome.extraction.facts import EntityKind
from wayhome.extraction.statements.grammar import phrase_of
from wayhome.extraction.statements.people import Known, Named, is_person
from wayhome.extraction.statements.wording import listed

_FAR = 10
_DESCRIBES = ("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM")
_NAMING = ("compound", "nmod", "appos", "amod")
_ENDS = (",", "(", ")", "–", "—", ";", ".", ":", "who")
_VERBAL = ("VBD", "VBZ", "VBP", "MD", "WP")


def named_aside(known: Known, number: int, head: Token) -> Named | None:
    """The one person that an aside beside a singular noun names; None when it may be another."""
    head = _whole(head)
    if not is_person(head.lemma_.lower()) and not _is_mate(head):
        return None
    persons = [n for n in known.mentions.get(number, ()) if n.entity.kind is EntityKind.PERSON]
    return _behind(head, persons) or _ahead(head, persons)


def named_before_who(known: Known, number: int, verb: Token) -> Token | None:
    """The name right before ", who" of a clause: the parse hangs such clauses on farther words."""
    who = next((each for each in verb.children if each.lower_ == "who"), None)
    if who is None or who.i < 2:  # a name and a comma
        return None
    last = who.i - 1 if who.doc[who.i - 1].text not in (",", "–", "—") else who.i - 2
    for named in known.at(number, last, last):
        if named.entity.kind is EntityKind.PERSON and named.last == last:
            return who.doc[named.first : named.last + 1].root
    return None


def named_over(known: Known, number: int, head: Token) -> Named | None:
    """Ana Duarte in "Ana Duarte, who was dismissed before her arrest": who "her" must mean."""
    for verb in head.ancestors:
        root = named_before_who(known, number, verb)
        if root is not None:
            named = next(n for n in known.at(number, root.i, root.i))
            others = known.at(number, named.last + 1, head.i - 1)
            return None if any(n.entity.kind is EntityKind.PERSON for n in others) else named
    return None


def _whole(head: Token) -> Token:
    """Defendant in "co-defendant", which the parse takes for two words."""
    doc, at = head.doc, head.i
    cut = at + 2 < len(doc) and doc[at + 1].text == "-" and doc[at + 2].pos_ == "NOUN"
    return doc[at + 2] if cut and not doc[at + 1].whitespace_ and not head.whitespace_ else head


def _is_mate(head: Token) -> bool:
    """Whether a noun is "a co-accused", "a third", "another", "one"."""
    doc, at = head.doc, head.i
    broken = at > 1 and doc[at - 1].text == "-" and doc[at - 2].lower_ in ("co", "ex")
    mates = ("one", "another", "national", "citizen", "resident")
    return broken or head.lower_ in mates or head.ent_type_ == "ORDINAL"


def _behind(head: Token, persons: list[Named]) -> Named | None:
    """The name across one comma behind a noun: "the head of the mill, Ana Duarte," is one."""
    doc = head.doc
    named = next((n for n in persons if n.first > head.i and not _owns(doc, n)), None)
    if named is None or named.first - head.i > _FAR or not _is_closed(doc, named):
        return None
    between = doc[head.i + 1 : named.first]
    commas = [each.i for each in between if each.text == ","]
    if len(commas) != 1 or any(each.tag_ in _VERBAL for each in between):
        return None
    describing = doc[commas[0] + 1 : named.first]
    plain = all(
        each.pos_ in _DESCRIBES or each.text in (".", "-") or each.tag_ == "POS"
        for each in describing
    )
    inside = any(n.first > head.i and n.last < commas[0] for n in persons)
    return named if plain and not inside and not _goes_on(doc, named) else None


def _owns(doc: Doc, named: Named) -> bool:
    """Whether a name only says whose somebody is: "Ana Duarte's former driver"."""
    return named.last + 1 < len(doc) and doc[named.last + 1].tag_ == "POS"


def _is_closed(doc: Doc, named: Named) -> bool:
    """Whether a name stands alone: a comma or an end follows it, and no possessive."""
    end = named.last + 1
    return end >= len(doc) or doc[end].text in _ENDS or doc[end].tag_ in _VERBAL


def _goes_on(doc: Doc, named: Named) -> bool:
    """Whether a list goes on behind a name: "his lawyer, Ana Duarte, Ben Sollis and others"."""
    end = named.last + 2
    listing = end < len(doc) and doc[end - 1].text == "," and doc[end].pos_ == "PROPN"
    return listing and doc[end].lower_.strip(".") not in listed("titles")


def _ahead(head: Token, persons: list[Named]) -> Named | None:
    """The name across one comma before a noun that describes it."""
    if head.dep_ not in ("appos", "conj", "npadvmod", "nsubj", "nsubjpass"):
        return None
    doc, first = head.doc, phrase_of(head)[0]
    whose = doc[first].lower_ == "whose"
    if whose or first < 2 or doc[first - 1].text != "," or _joins(head):
        return None
    ahead = [n for n in persons if n.last == first - 2 or _aged(doc, n, first)]
    return ahead[0] if ahead else None


def _aged(doc: Doc, named: Named, first: int) -> bool:
    """Whether only an age stands between a name and a noun: "Ana Duarte, 34, a cook"."""
    between = [each.text for each in doc[named.last + 1 : first]]
    return between[:1] == between[2:] == [","] and doc[first - 2].like_num


def _joins(head: Token) -> bool:
    """Whether "and" follows: "Ana Duarte, a cook and a driver" may be three."""
    return any(each.dep_ == "conj" for each in head.children)
