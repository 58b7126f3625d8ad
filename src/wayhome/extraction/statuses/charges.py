"""What somebody is charged with or convicted of."""

from spacy.tokens import Token

from wayhome.extraction.parsed import Paragraph
from wayhome.extraction.phrases import Phrase
from wayhome.extraction.spans import Span

_TIMES = ("DATE", "TIME", "CARDINAL", "ORDINAL", "GPE", "MONEY")


def charge_of(paragraph: Paragraph, phrase: Phrase) -> Span | None:
    """What somebody is charged with or convicted of."""
    for token in phrase.first.subtree:
        if (
            token.lemma_.lower() in ("charge", "suspicion", "count", "accusation")
            and token.pos_ == "NOUN"
            and token.i > phrase.first.i
        ):
            inner = [
                each for prep in token.children if prep.lower_ == "of" for each in prep.children
            ]
            if inner:
                return _whole(paragraph, inner[0])
            before = [each for each in token.lefts if each.dep_ in ("compound", "amod")]
            if before:
                return paragraph.over(token.doc[before[0].left_edge.i : token.i])
    wanted = (
        ("with", "of")
        if phrase.entry.more["status"] in ("charged", "convicted")
        else ("for", "over")
    )
    if phrase.entry.more["form"] in ("done", "does"):
        for prep in phrase.first.children:
            if prep.dep_ == "prep" and prep.lower_ in wanted and prep.i > phrase.first.i:
                for each in prep.children:
                    if (
                        each.dep_ in ("pobj", "pcomp")
                        and each.ent_type_ not in _TIMES
                        and not _is_time(each)
                    ):
                        return _whole(paragraph, each)
    return None


def _is_time(token: Token) -> bool:
    return token.lemma_.lower() in ("year", "month", "day", "week", "life", "hour", "home")


def _whole(paragraph: Paragraph, head: Token) -> Span:
    last = int(head.right_edge.i)
    while head.doc[last].is_punct and last > head.i:
        last -= 1
    return paragraph.over(head.doc[head.left_edge.i : last + 1])
