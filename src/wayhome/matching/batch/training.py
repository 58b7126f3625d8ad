"""Learn the weights of a model from the lists themselves, without a single label.

How often two strangers agree is counted on random pairs; how often one person's two rows agree is
learnt by expectation maximisation among pairs that share something strong.
"""

from collections.abc import Callable, Collection

from splink import Linker, SettingsCreator, block_on
from splink.internals.exceptions import SplinkException

from wayhome.matching.batch.model import comparisons

_RANDOM_PAIRS = 1_000_001.0  # one more than the number Splink warns of
_EM_PAIRS = 1_000_000.0
_EM_SESSIONS = 4
_SEED = 1
_STRONG = (
    ("document",),
    ("phone",),
    ("email",),
    ("birth", "family_sound"),
    ("birth", "given_sound"),
    ("birth", "postcode"),
    ("given_sound", "family_sound", "postcode"),
    ("given_sound", "family_sound", "province"),
    ("given_sound", "family_sound", "birth_year"),
    ("given_sound", "family_sound"),
    ("birth",),
)
_NAMES = {"given", "family", "given_sound", "family_sound"}
_READS = {"given": _NAMES, "family": _NAMES, "birth": {"birth", "birth_year"}}


def settings_for(
    told: Collection[str], *, linking: bool, sql: Callable[[str], str]
) -> SettingsCreator:
    """Return the untrained settings for the columns that tell something, in an engine's words."""
    return SettingsCreator(
        link_type="link_only" if linking else "dedupe_only",
        unique_id_column_name="uid",
        comparisons=[*comparisons(told, sql)],
        blocking_rules_to_generate_predictions=[block_on("uid")],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=True,
    )


def train(linker: Linker, told: Collection[str]) -> None:
    """Learn the weights from a few strong keys, and from more while a comparison is untrained.

    Pairs that share a key teach nothing about the comparisons that read it.
    """
    linker.training.estimate_u_using_random_sampling(max_pairs=_RANDOM_PAIRS, seed=_SEED)
    untrained = {str(each["output_column_name"]) for each in comparisons(told)}
    compared = frozenset(untrained)
    failed = 0
    for number, columns in enumerate(key for key in _STRONG if set(key) <= set(told)):
        taught = {name for name in compared if not _READS.get(name, {name}) & set(columns)}
        if taught and (number < _EM_SESSIONS + failed or taught & untrained):
            if _learns(linker, columns):
                untrained -= taught
            else:
                failed += 1


def _learns(linker: Linker, columns: tuple[str, ...]) -> bool:
    """Learn among the pairs that share these columns; without enough of them all stays as it was.

    Splink raises `ValueError` when a share becomes too small to hold, and takes the comparisons of
    the key out of the model until a session has ended well.
    """
    settings = linker._settings_obj  # noqa: SLF001  # there is no other way to take a session back
    before = settings.core_model_settings.copy()
    try:
        linker.training.estimate_parameters_using_expectation_maximisation(
            block_on(*columns), max_pairs=_EM_PAIRS, record_sample_proportion=1.0
        )
    except (SplinkException, ValueError):
        settings.core_model_settings = before
        return False
    return True
