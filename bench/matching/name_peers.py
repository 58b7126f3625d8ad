"""What the best open name matcher and plain string similarity say of the same pairs."""

from collections.abc import Callable

from bench.matching.name_sets import Pair

Scorer = Callable[[Pair], float]


def logic_v2() -> Scorer:
    """Score by nomenklatura's logic-v2: two persons with nothing but a name."""
    from followthemoney import model
    from nomenklatura.matching import LogicV2

    config = LogicV2.default_config()

    def person(key: str, name: str) -> object:
        # It remembers entities by their id, so every name has its own.
        data = {"id": f"{key}:{name}", "schema": "Person", "properties": {"name": [name]}}
        return model.get_proxy(data)

    def score(pair: Pair) -> float:
        left, right = person("left", pair.left), person("right", pair.right)
        return float(LogicV2.compare(left, right, config).score)

    return score


def token_set() -> Scorer:
    """Score by rapidfuzz's token set ratio on names folded to ASCII."""
    from normality import ascii_text
    from rapidfuzz.fuzz import token_set_ratio

    def score(pair: Pair) -> float:
        left, right = (ascii_text(name) or "" for name in (pair.left, pair.right))
        return token_set_ratio(left.casefold(), right.casefold()) / 100

    return score


def ours() -> Scorer:
    """The name comparison of this project, as used for screening."""
    from wayhome.matching.two_names import names_weight

    return lambda pair: names_weight(pair.left, pair.right)
