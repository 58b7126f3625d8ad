"""A commitment put together: who promises, for whom, and the words."""

from spacy.tokens import Token

from wayhome.extraction.clauses import own_subject
from wayhome.extraction.facts import Commitment
from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.parties import Parties
from wayhome.extraction.phrases import Phrase

THIRD = ("he", "she", "it", "they")


def commitment(  # noqa: PLR0913  # words and their places
    who: Parties,
    paragraph: Paragraph,
    phrase: Phrase,
    *,
    verb: Token,
    what: tuple[int, int],
    wide: tuple[int, int],
    doer: Token | None = None,
) -> Commitment:
    """The commitment of `what` by the subject of `verb`; `wide` has the subject in it."""
    doc = paragraph.doc
    subject = doer if doer is not None else own_subject(verb)
    by: tuple[str, ...] = ()
    if subject is not None:
        heads = [subject, *(c for c in subject.children if c.dep_ == "conj")]
        by = tuple(dict.fromkeys(one for each in heads if (one := who.of(paragraph, each).one)))
    spans = [paragraph.over(doc[wide[0] : wide[1] + 1])]
    if (subject is not None and subject.i > wide[0]) or wide[0] < verb.i:
        spans.append(paragraph.over(doc[verb.i : wide[1] + 1]))
    spans.append(paragraph.over(doc[what[0] : what[1] + 1]))
    quote = who.told.said_by(spans[0])
    behalf = None
    speaker = quote.speaker if quote is not None else None
    for_others = subject is not None and subject.lower_ not in THIRD
    body = not by or by[0].startswith(("org:", "place:"))
    body = body and not (phrase.entry.more["form"] == "verb" and _is_told_of(verb))
    if speaker and speaker not in by and for_others and body and len(by) < 2:  # two bind themselves
        behalf, by = (by[0] if by else None), (speaker,)
    return Commitment(tuple(dict.fromkeys(spans)), by, behalf, spans[-1], phrase.entry.rule)


def _is_told_of(verb: Token) -> bool:
    """Whether a promise was made earlier than it is told of: "she said that the ministry had promised"."""
    return verb.tag_ == "VBN" and any(each.lower_ == "had" for each in verb.lefts)
