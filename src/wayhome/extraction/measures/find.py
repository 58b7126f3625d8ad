"""Measures of an article: what is done or may be done to a state, a firm or somebody in office."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from wayhome.extraction.facts import Entity, EntityKind, Measure
from wayhome.extraction.measures.standing import meanings, standing
from wayhome.extraction.measures.wordings import Worded, worded
from wayhome.extraction.parsed import Sentence
from wayhome.extraction.spans import Span
from wayhome.extraction.understood import Understood

_AGAINST = frozenset({"on", "against", "for", "from", "to", "of", "at"})
_LONGEST = 170
_NEAR = 4
"""Words from a verb to the subject that is told with it."""
_CONDITION = re.compile(r"\s(?:unless|until|if)\s[^.,;\"”]{3,80}")
_UP = 6
_NEARBY = 6
"""Words behind a ban that say what it is on."""
_ARMS = re.compile(r"\b(?:arms|weapons) (?:embargo|sales|exports)\b")
_BANS = (
    ("travel_ban", frozenset({"leave", "enter", "travel", "entry", "exit", "departure"})),
    ("arms_embargo", frozenset({"arm", "arms", "weapon", "weapons"})),
    ("export_ban", frozenset({"export", "sale"})),
    (
        "import_ban",
        frozenset(
            {
                "tuna",
                "shrimp",
                "squid",
                "timber",
                "sugar",
                "coal",
                "beef",
                "garment",
                "glove",
                "import",
                "rubber",
                "cotton",
                "seafood",
                "fish",
                "shipment",
            }
        ),
    ),
    ("recruitment_ban", frozenset({"recruitment", "deployment", "work", "join", "send", "worker"})),
)


def find_measures(told: Understood) -> Iterator[Measure]:
    """Every measure once, in the order of the text."""
    seen: set[tuple[str, str, str | None]] = set()
    for sentence in told.parsed.sentences():
        for each in worded(sentence):
            status = standing(each.token, is_named=each.is_named)
            if status is None or _is_example(each.token):
                continue
            kind = _kind(sentence, each)
            target, actor = _target(told, sentence, each), _actor(told, sentence, each)
            if target is None and any((kind, status, one) in seen for one in (actor, None)):
                continue
            seen.add((kind, status, actor))
            yield Measure(
                evidence=_passages(sentence, each, status),
                kind=kind,
                actor=actor,
                target=target,
                status=status,
                rule=f"measure:{each.entry.rule}",
            )


def _is_example(measure: Token) -> bool:
    """Whether a measure only stands for what could be: "all options, including sanctions"."""
    return measure.dep_ == "pobj" and measure.head.lower_ == "including"


def _kind(sentence: Sentence, each: Worded) -> str:
    """The kind of the entry; of a plain ban what the words behind it say that it is on."""
    kind = str(each.entry.more["kind"])
    if each.entry.rule == "embargo" and each.token.lower_ == "embargo":
        before = sentence.paragraph.article.text[: sentence.span.start]
        return "arms_embargo" if _ARMS.search(before) else kind
    if kind != "ban":
        return kind
    behind = sentence.paragraph.doc[each.token.i + 1 : each.token.right_edge.i + 1]
    words = {token.lemma_.lower() for token in behind[:_NEARBY]}
    return next((told for told, of in _BANS if words & of), kind)


def _governors(token: Token) -> Iterator[Token]:
    """The verbs above a measure that tell what becomes of it, the nearest first."""
    node = token
    for _ in range(_UP):
        if node.head == node or node.dep_ in ("relcl", "advcl", "nsubj"):
            return
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            yield node
        if node.dep_ == "conj" and node.tag_ != "VB":
            return


def _passages(sentence: Sentence, each: Worded, status: str) -> tuple[Span, ...]:
    """The words that tell the measure; the same from the doer on; the clause; the sentence."""
    told = _evidence(sentence, each, status)
    verbs = [each.token, *_governors(each.token)]
    doers = [d.left_edge.i for v in verbs for d in _doers(v) if d.i < each.token.i]
    start = sentence.paragraph.block.start
    first = sentence.paragraph.doc[min(doers)].idx if doers else told.start - start
    whole = sentence.paragraph.span(min(first, told.start - start), told.end - start)
    piece = sentence.paragraph.over(
        each.token.doc[each.token.left_edge.i : each.token.right_edge.i + 1]
    )
    short = [sentence.paragraph.span(told.start - start, end) for end in _ends(sentence, told)]
    return tuple(dict.fromkeys((told, whole, piece, *short, sentence.span)))


def _ends(sentence: Sentence, told: Span) -> Iterator[int]:
    """Where the words end before a condition or a clause that tells more: "if …", "which …"."""
    tokens = sentence.paragraph.tokens(told)
    for token in tokens if tokens is not None else ():
        more = token.dep_ == "relcl" or (token.dep_ in ("acl", "advcl") and token.tag_ != "VB")
        edge = token.left_edge
        if more and tokens is not None and edge.i - 1 > tokens.start:
            last = edge.nbor(-1) if not edge.nbor(-1).is_punct else edge.nbor(-2)
            yield last.idx + len(last)


def _evidence(sentence: Sentence, each: Worded, status: str) -> Span:
    """From the verb that tells the status to the end of what the measure is on."""
    doc, token = sentence.paragraph.doc, each.token
    first = token.left_edge.i if each.is_named else token.i
    last = _end(token)
    if each.thing is not None:
        first, last = min(first, each.thing.left_edge.i), max(last, each.thing.i)
    verb = _teller(each, status)
    if verb is not None:
        first, last = min(first, verb.i), max(last, verb.i)
        for child in verb.rights:
            if each.is_named and child.dep_ == "prep" and child.i == last + 1:
                last = max(last, _inner_end(child))
    for child in (verb or token).lefts:
        helps = child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass")
        if helps and child.i < first and first - child.left_edge.i <= _NEAR:
            first = child.left_edge.i
    first, last = max(first, sentence.piece.start), min(last, sentence.piece.end - 1)
    while last > first and (
        doc[last].idx + len(doc[last]) - doc[first].idx > _LONGEST
        or doc[last].text in (",", ";", ".")
    ):
        last -= 1
    return _with_condition(sentence, sentence.paragraph.over(doc[first : last + 1]))


def _end(token: Token) -> int:
    """The last word of what a measure is on, without clauses that only describe it."""
    last = token.i
    for child in token.rights:
        if child.dep_ in ("cc", "conj", "punct", "parataxis", "mark", "acl"):
            break
        last = max(last, _inner_end(child))
    return last


def _inner_end(node: Token) -> int:
    """The end of a phrase; participles ("accused of") and clauses after a comma stay outside."""
    for inside in node.subtree:
        comma = inside.dep_ == "relcl" and inside.left_edge.i and inside.left_edge.nbor(-1).is_punct
        if (inside.dep_ == "acl" and inside.tag_ == "VBN") or comma:
            return inside.left_edge.i - 1
    return node.right_edge.i


def _teller(each: Worded, status: str) -> Token | None:
    """The verb whose words belong to the measure: "imposed", "threatened to", "are under"."""
    token = each.token
    if each.is_named:
        direct = token.dep_ in ("dobj", "nsubjpass", "attr")
        if token.dep_ == "pobj" and token.head.lower_ == "under":
            return token.head.head
        return token.head if direct and token.head.pos_ in ("VERB", "AUX") else None
    for verb in _governors(token):
        if meanings("status").get(verb.lemma_.lower()) == status:
            return verb
    return None


def _with_condition(sentence: Sentence, span: Span) -> Span:
    """The same with "unless they were freed" after it."""
    text, start = sentence.piece.text, sentence.span.start
    found = _CONDITION.match(text, span.end - start)
    base = sentence.piece.start_char
    return sentence.paragraph.span(base + span.start - start, base + found.end()) if found else span


def _named(told: Understood, sentence: Sentence, token: Token) -> Entity | None:
    return told.entity_at(sentence.over(token))


def _actor(told: Understood, sentence: Sentence, each: Worded) -> str | None:
    """Who does it: who is asked to, whose measure it is called, or the subject above."""
    for child in each.token.lefts:
        if child.dep_ in ("poss", "compound", "amod", "nmod") and each.is_named:
            entity = _named(told, sentence, child)
            if entity and entity.kind is not EntityKind.PERSON:
                return entity.entity_id
    own = [] if each.is_named else [each.token]
    for verb in [*own, *_governors(each.token)]:
        for word in (*_asked(verb), *_doers(verb)):
            entity = _named(told, sentence, word)
            if entity:
                return entity.entity_id
    return None


def _asked(verb: Token) -> Iterator[Token]:
    """Whom a verb of asking asks: "urged Norway to", "called on Norway to"."""
    if meanings("status").get(verb.lemma_.lower()) != "requested":
        return
    for child in verb.children:
        if child.dep_ == "dobj":
            yield child
        if child.dep_ == "prep" and child.lower_ in ("on", "upon"):
            yield from (each for each in child.children if each.dep_ == "pobj")


def _doers(verb: Token) -> Iterator[Token]:
    """The subject of a verb, or of the verb it is joined to."""
    node = verb
    for _ in range(_UP):
        for child in node.children:
            if child.dep_ == "agent":
                yield from (each for each in child.children if each.dep_ == "pobj")
            if child.dep_ == "nsubj":
                relative = child.lower_ in ("which", "that", "who") and node.dep_ == "relcl"
                yield node.head if relative else child
                return
        if node.dep_ != "conj" or node.head == node:
            return
        node = node.head


def _target(told: Understood, sentence: Sentence, each: Worded) -> str | None:
    """Against whom: an entity, or the words for them."""
    if each.thing is not None:
        entity = _named(told, sentence, each.thing)
        if entity:
            return entity.entity_id
    carrier = each.thing if each.thing is not None else each.token
    for noun in (carrier, each.token.head if each.is_named else each.token):
        for prep in noun.children:
            if prep.dep_ in ("prep", "dative") and prep.lower_ in _AGAINST:
                for end in prep.children:
                    if end.dep_ == "pobj" and end.ent_type_ not in ("DATE", "TIME"):
                        entity = _named(told, sentence, end)
                        return entity.entity_id if entity else _words(sentence, end)
    for child in carrier.children:
        if child.dep_ == "poss":
            entity = _named(told, sentence, child)
            return entity.entity_id if entity and not each.is_named else None
    return None if each.thing is None else _words(sentence, each.thing)


def _words(sentence: Sentence, noun: Token) -> str:
    doc = sentence.paragraph.doc
    return sentence.paragraph.over(doc[noun.left_edge.i : _end(noun) + 1]).text[:_LONGEST].strip()
