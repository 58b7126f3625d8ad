"""The three elements add up as article 3 says."""

from hypothesis import given
from hypothesis import strategies as st

from wayhome.cases.domain.palermo import (
    FORMS,
    Answers,
    Element,
    Elements,
    Presence,
    Remark,
    Result,
    assess,
)

_P = Presence


def _answers(element: Element) -> st.SearchStrategy[Answers]:
    """Answers to any of the forms of an element."""
    forms = st.sampled_from([form.value for form in FORMS[element]])
    return st.dictionaries(forms, st.sampled_from(Presence))


ELEMENTS = st.builds(
    Elements,
    act=_answers(Element.ACT),
    means=_answers(Element.MEANS),
    purpose=_answers(Element.PURPOSE),
)


def all_of(element: Element, presence: Presence) -> Answers:
    """The same answer to every form."""
    return dict.fromkeys((form.value for form in FORMS[element]), presence)


def elements(act: Presence, means: Presence, purpose: Presence) -> Elements:
    """Elements with one answer throughout each."""
    return Elements(
        act=all_of(Element.ACT, act),
        means=all_of(Element.MEANS, means),
        purpose=all_of(Element.PURPOSE, purpose),
    )


def test_child_needs_no_means_when_act_and_purpose_are_present() -> None:
    assessed = assess(elements(_P.PRESENT, _P.ABSENT, _P.PRESENT), is_child=True)

    assert assessed.result is Result.MET
    assert assessed.remarks == {Remark.MEANS_NOT_NEEDED, Remark.CONSENT_IRRELEVANT}


def test_adult_is_not_met_when_every_means_is_absent() -> None:
    assessed = assess(elements(_P.PRESENT, _P.ABSENT, _P.PRESENT), is_child=False)

    assert assessed.result is Result.NOT_MET
    assert not assessed.remarks


def test_age_decides_when_only_means_are_lacking_and_age_is_unknown() -> None:
    assessed = assess(elements(_P.PRESENT, _P.ABSENT, _P.PRESENT), is_child=None)

    assert assessed.result is Result.UNDETERMINED
    assert assessed.remarks == {Remark.AGE_DECIDES}


def test_consent_is_irrelevant_when_any_means_was_used_on_an_adult() -> None:
    assessed = assess(elements(_P.PRESENT, _P.PRESENT, _P.UNKNOWN), is_child=False)

    assert Remark.CONSENT_IRRELEVANT in assessed.remarks
    assert assessed.result is Result.UNDETERMINED


def test_element_is_unknown_when_one_form_was_left_out() -> None:
    act = all_of(Element.ACT, _P.ABSENT)
    forgotten = dict(list(act.items())[1:])

    assert Elements(act=act, means={}, purpose={}).presence(Element.ACT) is _P.ABSENT
    assert Elements(act=forgotten, means={}, purpose={}).presence(Element.ACT) is _P.UNKNOWN


@given(ELEMENTS)
def test_unknown_age_is_never_surer_than_child_and_adult_together(given_elements: Elements) -> None:
    child = assess(given_elements, is_child=True).result
    adult = assess(given_elements, is_child=False).result
    unknown = assess(given_elements, is_child=None).result

    assert unknown is (child if child is adult else Result.UNDETERMINED)


@given(ELEMENTS, st.sampled_from(Element))
def test_more_presence_never_turns_met_into_something_else(
    given_elements: Elements, element: Element
) -> None:
    parts = {each: given_elements.answers(each) for each in Element}
    parts[element] = all_of(element, _P.PRESENT)
    more = Elements(
        act=parts[Element.ACT], means=parts[Element.MEANS], purpose=parts[Element.PURPOSE]
    )

    if assess(given_elements, is_child=False).result is Result.MET:
        assert assess(more, is_child=False).result is Result.MET
    assert more.presence(element) is _P.PRESENT
