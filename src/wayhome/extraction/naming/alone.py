"""What single names do or suffer that only people do: they tell, weep, are born and are beaten."""

from wayhome.extraction.naming.candidates import Candidate
from wayhome.extraction.naming.runs import Word
from wayhome.extraction.naming.vocabulary import people_words, title_heads

_OWN = frozenset({"he", "she", "her", "his"})
_BEFALLEN = frozenset(
    {"arrested", "detained", "jailed", "beaten", "deported", "raped", "sentenced", "charged"}
    | {"released", "freed", "imprisoned", "convicted", "acquitted", "tortured", "married", "born"}
    | {"kidnapped", "abducted", "interrogated", "handcuffed", "trafficked", "repatriated"}
)
_LIVES = frozenset(
    {"fled", "wept", "cried", "prayed", "smiled", "nodded", "nods", "recalled", "recalls", "hid"}
    | {"remembers", "remembered", "sighs", "shrugs", "laughs", "laughed", "married", "slept"}
    | {"woke", "borrowed", "sobbed", "whispered", "whispers", "sits", "died", "escaped", "earns"}
)


def owns_name(each: Candidate, after: Word) -> bool:
    """Whether a possessive stands before a further name: "Mary's Meals", "Megan's Law"."""
    near = after.start - each.end <= len("’s ")
    titled = after.low in title_heads() | people_words()
    return len(each.own) == 1 and each.own[0].owner and near and not titled and each.own[0].opens


def tells_of_oneself(each: Candidate) -> bool:
    """Whether a single name says something of "her" or "his" own right behind."""
    near = (word.low for word in each.words[each.last + 1 : each.last + 4])
    return len(each.own) == 1 and not each.own[0].shouts and bool(_OWN & set(near))


def lives(each: Candidate, after: Word) -> bool:
    """Whether the words behind tell of what only people do or suffer: "was beaten", "wept"."""
    if len(each.own) > 1 or each.own[0].shouts:
        return False
    if after.low in _LIVES:
        return True
    behind = [word.low for word in each.words[each.last : each.last + 4]]
    while behind and behind[0] in {"was", "is", "had", "has", "been", "being", "were", "later"}:
        behind = behind[1:]
    passive = after.low in {"was", "is", "had", "has"}
    return passive and bool(behind) and behind[0] in _BEFALLEN
