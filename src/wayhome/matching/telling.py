"""Say in plain English how two names compare, for a console or a log of a trial.

Screens have their own sentences in the reader's language; this room knows no languages of screens.
"""

from collections.abc import Iterator

from wayhome.matching.two_names import Rule, TwoNames, WordCompared, WordReason

_WORDS = {
    WordReason.SAME: "“{left}” is written the same in both names",
    WordReason.SAME_SOUND: "“{left}” and “{right}” sound the same and are spelt otherwise",
    WordReason.SAME_SOUND_OTHER_SCRIPT: "“{left}” and “{right}” are one name in two scripts",
    WordReason.CLOSE: "“{left}” and “{right}” differ by a slip of the pen or a letter",
    WordReason.SHORT_FORM: "“{left}” and “{right}” are a name and its short form",
    WordReason.INITIAL: "“{left}” and “{right}” share the first letter",
}
_RULES = {
    Rule.ORDER_SWAPPED: "the words stand in another order",
    Rule.PARENT_AND_CHILD_SWAPPED: "“son of” or “daughter of” stands before the other word",
    Rule.BESIDE_A_CONFLICT: "beside a word that differs, what is shared counts for little",
    Rule.LIMITED: "a name alone can say no more than this",
}


def _of_word(word: WordCompared) -> str:
    if word.reason in _WORDS:
        return _WORDS[word.reason].format(left=word.left, right=word.right)
    text, side = (word.left, "left") if word.left else (word.right, "right")
    if word.reason is WordReason.LEFT_OUT:
        return f"“{text}” stands in the {side} name only"
    return f"“{text}” of the {side} name has no partner and speaks against it"


def _line(text: str, weight: float) -> str:
    return f"{weight:+6.1f}  {text}"


def tell(found: TwoNames) -> Iterator[str]:
    """Yield a line for every word and rule with its weight, and the sum with its probability."""
    for word in found.words:
        yield _line(_of_word(word), word.weight)
    for applied in found.rules:
        yield _line(_RULES[applied.rule], applied.weight)
    yield _line(f"in all; probability {found.probability:.0%} among names as alike", found.weight)
