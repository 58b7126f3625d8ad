"""Whether what an entry of the lexicon asks for stands around its words, and nothing it forbids."""

from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.clauses import behind, is_passive, object_of
from wayhome.extraction.naming.gazetteer import country_named
from wayhome.extraction.phrases import Phrase

_BEHIND = 4
_TERM = frozenset({"life", "lash", "imprisonment", "sentence"})
_TIMES = frozenset({"year", "month", "day", "week", "decade"})
_SOME = ("a", "an", "several", "some", "many", "few", "half", "additional", "another")
_WHEN = ("ago", "earlier", "later", "after", "before")


def fits(phrase: Phrase) -> bool:
    """Whether what an entry asks for stands around it."""
    more, verb = phrase.entry.more, phrase.first
    after = {t.lemma_.lower() for t in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 9)]}
    near = {
        t.lemma_.lower()
        for t in verb.doc[phrase.last.i + 1 : min(verb.sent.end, phrase.last.i + 3)]
    }
    if more.get("term") and not (after & _TERM or _has_term(verb)):
        return False
    if verb.i and more["form"] == "state" and verb.nbor(-1).text == "-":
        return False  # "an ambassador-at-large" is not at large
    if more.get("abroad") and not _is_country(object_of(verb)):
        return False
    if phrase.last.dep_ == "pobj" and phrase.last.head.lower_ == "from":
        return False  # "taken from his home" is no way home
    if near & set(more.get("not_before", ())) or not _is_right(phrase):
        return False
    being = any(each.lower_ == "being" for each in verb.children)
    return (
        not more.get("needs")
        or (being and bool(more.get("passive")))
        or bool({*after, *(t.lemma_.lower() for t in verb.subtree)} & set(more["needs"]))
    )


def _has_term(verb: Token) -> bool:
    """Whether a length of time is told shortly behind, and not when: "jailed last year"."""
    doc = verb.doc
    for each in doc[verb.i + 1 : min(verb.sent.end, verb.i + 9)]:
        if each.lemma_.lower() in _TIMES:
            before = doc[max(verb.i, each.i - 2) : each.i]
            when = each.i + 1 < len(doc) and doc[each.i + 1].lower_ in _WHEN
            if not when and any(one.like_num or one.lower_ in _SOME for one in before):
                return True
    return False


def _is_country(thing: Token | None) -> bool:
    """Whether what is fled is a country."""
    return thing is not None and country_named(thing.text) is not None


def _is_right(phrase: Phrase) -> bool:
    """Whether nothing in or shortly behind a wording tells something else: "served as mayor"."""
    more, last, doc = phrase.entry.more, phrase.last.i, phrase.first.doc
    never, away = set(more.get("never", ())), set(more.get("without", ()))
    behind = doc[phrase.first.i + 1 : min(phrase.first.sent.end, last + 1 + _BEHIND)]
    if never & {each.lemma_.lower() for each in behind if each.i != last}:
        return False
    if away and away & {each.lemma_.lower() for each in phrase.first.sent}:
        return False
    doers = set(more.get("doers", ()))
    told = list(_doers(phrase.first)) if doers else []
    return not told or any(
        word.lemma_.lower() in doers or word.tag_ == "NNP" for each in told for word in each.subtree
    )


def _doers(verb: Token) -> Iterator[Token]:
    """Who is told to have done it: behind "by", or the subject of an active verb."""
    yield from behind(verb, "by")
    if not is_passive(verb):
        yield from (each for each in verb.children if each.dep_ == "nsubj")
