"""What the answers come to: a recommendation with its grounds, never a decision.

An adult: an act, a means by one positive dimension at least, and exploitation. A child: an act and
exploitation (Palermo Protocol, article 3 (c)). Source of the rule: ILO and European Commission,
Operational indicators of trafficking in human beings (2009).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from wayhome.cases.domain.indicators.profile import (
    AppliesTo,
    Item,
    Profile,
    ProfileKind,
    dimensions,
)
from wayhome.cases.domain.indicators.weigh import Answer, Answers, WeighedDimension, Weight, weigh
from wayhome.cases.domain.palermo import Element, Presence

_DECEIVED_OR_COERCED = frozenset({"deceptive_recruitment", "coercive_recruitment"})


class Recommendation(StrEnum):
    """What the rule comes to. `open`: answers are missing that could change it."""

    SUPPORTED = "supported"
    NOT_SUPPORTED = "not_supported"
    OPEN = "open"


class SurveyClass(StrEnum):
    """The classes of the labour survey, by what is positive; told beside the recommendation."""

    NOT_EXPLOITED = "not_exploited"
    EXPLOITED = "exploited"
    DECEPTION_AND_EXPLOITATION = "deception_and_exploitation"
    TRAFFICKING_FOR_FORCED_LABOUR = "trafficking_for_forced_labour"


class ProfileIncomplete(Exception):
    """The profile is still to be entered from its source; nothing is assessed with it."""


class ProfileForOthers(Exception):
    """The profile is made for adults and the person is a child, or the reverse."""


@dataclass(frozen=True, slots=True)
class Screened:
    """The dimension table, what each element comes to, the recommendation and what is missing.

    `is_age_decisive`: the age is unknown, and an adult and a child would come out differently; the
    dimensions told are those of an adult. `signs` are the items answered with yes where the profile
    has no dimensions.
    """

    profile: str
    version: str
    recommendation: Recommendation
    act: Presence
    means: Presence
    purpose: Presence
    dimensions: tuple[WeighedDimension, ...]
    signs: tuple[Item, ...]
    missing: tuple[Item, ...]
    survey_class: SurveyClass | None
    is_age_decisive: bool


def screen(profile: Profile, answers: Answers, *, act: Presence, is_child: bool | None) -> Screened:
    """Weigh answers; `act` is the first of the three elements, which no indicator asks about.

    `is_child` is None when the age is not known: a profile for one age is weighed by it; one for
    anyone by both, and where they differ the age decides and nothing is recommended. Raises
    ProfileIncomplete, ProfileForOthers.
    """
    ages = _ages(profile, is_child=is_child)
    if profile.kind is ProfileKind.SIGNS:
        return _by_signs(profile, answers, act=act)
    first, *others = [_by_dimensions(profile, answers, act=act, is_child=age) for age in ages]
    if all(other.recommendation is first.recommendation for other in others):
        return first
    return replace(first, recommendation=Recommendation.OPEN, is_age_decisive=True)


def _ages(profile: Profile, *, is_child: bool | None) -> tuple[bool, ...]:
    """By whose strengths the profile is weighed: a child's (True), an adult's, or both."""
    if not profile.is_complete:
        raise ProfileIncomplete
    own = {AppliesTo.ADULT: (False,), AppliesTo.CHILD: (True,)}.get(profile.applies_to)
    if is_child is None:
        return own or (False, True)
    if own is not None and is_child not in own:
        raise ProfileForOthers
    return (is_child,)


def _by_dimensions(
    profile: Profile, answers: Answers, *, act: Presence, is_child: bool
) -> Screened:
    weighed = weigh(profile, answers, is_child=is_child)
    means = _presence(weighed, Element.MEANS)
    purpose = _presence(weighed, Element.PURPOSE)
    needed = (act, purpose) if is_child else (act, means, purpose)
    return Screened(
        profile=profile.id,
        version=profile.version,
        recommendation=_recommended(needed),
        act=act,
        means=means,
        purpose=purpose,
        dimensions=weighed,
        signs=(),
        missing=_deciding(weighed, needs_means=not is_child and means is Presence.UNKNOWN),
        survey_class=_survey_class(weighed),
        is_age_decisive=False,
    )


def _by_signs(profile: Profile, answers: Answers, *, act: Presence) -> Screened:
    """One sign can be enough; that none was seen is said only when all were asked."""
    known = {item: answers.get(item.id, Answer.UNKNOWN) for item in profile.items}
    signs = tuple(item for item, answer in known.items() if answer is Answer.YES)
    missing = tuple(
        item for item, answer in known.items() if answer in {Answer.UNKNOWN, Answer.REFUSED}
    )
    unseen = Presence.UNKNOWN if missing else Presence.ABSENT
    found = Presence.PRESENT if signs else unseen
    return Screened(
        profile=profile.id,
        version=profile.version,
        recommendation=_recommended((found,)),
        act=act,
        means=Presence.UNKNOWN,
        purpose=found,
        dimensions=(),
        signs=signs,
        missing=missing,
        survey_class=None,
        is_age_decisive=False,
    )


def _presence(weighed: Iterable[WeighedDimension], element: Element) -> Presence:
    """Present by one positive dimension; absent only when none can become positive."""
    told = dimensions()
    weights = {each.weight for each in weighed if told[each.dimension].element is element}
    if Weight.POSITIVE in weights:
        return Presence.PRESENT
    return Presence.UNKNOWN if Weight.OPEN in weights else Presence.ABSENT


def _recommended(needed: Iterable[Presence]) -> Recommendation:
    """One absent element decides; otherwise every one must be present."""
    found = set(needed)
    if Presence.ABSENT in found:
        return Recommendation.NOT_SUPPORTED
    return Recommendation.OPEN if Presence.UNKNOWN in found else Recommendation.SUPPORTED


def _deciding(weighed: Iterable[WeighedDimension], *, needs_means: bool) -> tuple[Item, ...]:
    """What to ask next: missing answers of open dimensions on which the result still hangs."""
    told = dimensions()
    return tuple(
        item
        for each in weighed
        if each.weight is Weight.OPEN
        and (needs_means or told[each.dimension].element is not Element.MEANS)
        for item in each.missing
    )


def _survey_class(weighed: Iterable[WeighedDimension]) -> SurveyClass | None:
    """The class of the labour survey; None where a positive dimension has none of its names."""
    positive = {each.dimension for each in weighed if each.weight is Weight.POSITIVE}
    if "exploitation" not in positive:
        return None if positive else SurveyClass.NOT_EXPLOITED
    if not positive & _DECEIVED_OR_COERCED:
        return None if "coercion_destination" in positive else SurveyClass.EXPLOITED
    if "coercion_destination" in positive:
        return SurveyClass.TRAFFICKING_FOR_FORCED_LABOUR
    return SurveyClass.DECEPTION_AND_EXPLOITATION
