"""Which mentions of two texts are proposed as one: whole names do, offices and shared words do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.record.domain.subject_contexts import (
    Described,
    HeldRole,
    Telling,
    described,
    from_json,
    to_json,
)
from wayhome.record.domain.subject_keys import keys
from wayhome.record.domain.subject_likeness import Reason, likeness
from wayhome.record.domain.subjects import SubjectKind

RURITANIA, LUMENARIA = {"@KHM": 3, "@USA": 1}, {"@THA": 3, "@USA": 1}


def person(*names: str, role: str = "", of: str = "", **more: object) -> Described:
    """Somebody that a text names."""
    roles = (HeldRole(role, of),) if role else ()
    return Described(SubjectKind.PERSON, names, roles, **more)  # type: ignore[arg-type]  # countries


def body(name: str, **more: object) -> Described:
    """An organisation that a text names."""
    return Described(SubjectKind.ORG, (name,), **more)  # type: ignore[arg-type]  # countries


def place(name: str, **more: object) -> Described:
    """A place that a text names."""
    return Described(SubjectKind.PLACE, (name,), **more)  # type: ignore[arg-type]  # countries


def meeting(*participants: str, day: str = "2021-05-03", where: str = "") -> Described:
    """An engagement."""
    return Described(
        SubjectKind.MEETING, (), participants=tuple(sorted(participants)), day=day, place=where
    )


def proposed(one: Described, other: Described) -> tuple[Reason, ...]:
    """The reasons of a proposal; none when the two are not proposed."""
    alike = likeness(one, other) if keys(one) & keys(other) else None
    return alike.reasons if alike else ()


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Mara Tolvanen", "MARA TOLVANEN", Reason.NAME_SAME),
        ("Dr Mara Tolvanen", "Mara Tolvanen", Reason.NAME_SAME),
        ("Prime Minister Otto Brandt", "Otto Brandt", Reason.NAME_SAME),
        ("Mara E. Tolvanen", "Mara Tolvanen", Reason.NAME_SAME),
        ("Tolvanen Mara", "Mara Tolvanen", Reason.NAME_TURNED),
    ],
)
def test_person_is_proposed_when_the_whole_name_is_the_same(
    left: str, right: str, reason: Reason
) -> None:
    assert proposed(person(left), person(right)) == (reason,)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mara Tolvanen", "Otto Tolvanen"),
        ("Mara Tolvanen", "Mara Brandt"),
        ("Tolvanen", "Mara Tolvanen"),
        ("Tolvanen", "Tolvanen"),
        ("Mara A. Tolvanen", "Mara B. Tolvanen"),
        ("the Prime Minister", "the Prime Minister"),
        ("US ambassador to Cambodia", "US ambassador to Cambodia"),
        ("Interior Minister", "Interior Minister"),
    ],
)
def test_shared_word_or_office_proposes_nobody(left: str, right: str) -> None:
    assert proposed(person(left), person(right)) == ()


def test_same_office_does_not_propose_two_holders_of_it() -> None:
    one = person("Mara Tolvanen", role="prime minister", countries=RURITANIA)
    other = person("Otto Brandt", role="prime minister", countries=RURITANIA)

    assert proposed(one, other) == ()


def test_single_name_is_proposed_when_the_organisation_is_the_same() -> None:
    one = person("Tolvanen", role="director", of="harbour watch")
    other = person("Mr Tolvanen", role="head", of="harbour watch")

    assert Reason.NAME_SINGLE in proposed(one, other)
    assert Reason.BODY_SAME in proposed(one, other)


def test_initial_stands_for_a_name_when_role_and_country_are_the_same() -> None:
    one = person("M. Tolvanen", role="senator", countries=RURITANIA)
    other = person("Mara Tolvanen", role="senator", countries=RURITANIA)

    assert Reason.NAME_SHORT in proposed(one, other)
    assert proposed(person("M. Tolvanen"), other) == ()


def test_single_name_is_proposed_when_somebody_confirmed_it_as_another_name() -> None:
    alike = likeness(person("Tolvanen"), person("Tolvanen"), is_alias=True)

    assert alike is not None
    assert Reason.NAME_CONFIRMED in alike.reasons


def test_other_country_and_role_speak_against_a_name_sake() -> None:
    one = person("Mara Tolvanen", role="senator", countries=RURITANIA)
    other = person("Mara Tolvanen", role="baker", countries=LUMENARIA)

    reasons = proposed(one, other)

    assert {Reason.COUNTRY_OTHER, Reason.ROLE_OTHER} < set(reasons)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ministry of the Interior", "interior ministry"),
        ("US Embassy", "embassy of the United States"),
    ],
)
def test_body_that_every_country_has_needs_the_same_country(left: str, right: str) -> None:
    here, there = body(left, countries=RURITANIA), body(right, countries=LUMENARIA)

    assert Reason.COUNTRY_SAME in proposed(here, body(right, countries=RURITANIA))
    assert proposed(here, there) == ()
    assert proposed(body(left), body(right)) == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the government", "the government"),
        ("the ministry", "the ministry"),
        ("US Embassy", "US Department of State"),
        ("Phnom Penh Post", "Phnom Penh"),
        ("Harbour Watch", "Harbour Workers"),
    ],
)
def test_bodies_are_not_proposed_by_a_word_they_share(left: str, right: str) -> None:
    assert proposed(body(left, countries=RURITANIA), body(right, countries=RURITANIA)) == ()


def test_known_body_is_proposed_by_any_of_its_names() -> None:
    assert proposed(body("EU"), body("European Union")) == (Reason.NAME_KNOWN,)


def test_things_of_two_kinds_are_never_proposed() -> None:
    kinds = [person("Preah Sihanouk"), place("Preah Sihanouk"), body("Preah Sihanouk")]

    assert [proposed(one, other) for one in kinds for other in kinds if one is not other] == [
        ()
    ] * 6


def test_place_is_not_proposed_with_its_like_in_another_country() -> None:
    here = place("Georgetown", countries=RURITANIA)

    assert Reason.NAME_SAME in proposed(here, place("Georgetown", countries=RURITANIA))
    assert proposed(here, place("Georgetown", countries=LUMENARIA)) == ()
    assert proposed(place("Cambodia"), place("the Kingdom of Cambodia")) in {
        (),
        (Reason.NAME_SAME,),
    }


def test_engagement_is_proposed_when_two_met_on_the_same_day() -> None:
    one, other = meeting("mara", "otto"), meeting("mara", "otto", "ines")

    assert Reason.PARTICIPANTS_SOME in proposed(one, other)
    assert Reason.PARTICIPANTS_SAME in proposed(one, one)


@pytest.mark.parametrize(
    "other",
    [
        meeting("mara", "otto", day="2021-05-04"),
        meeting("mara", "otto", day=""),
        meeting("mara", "ines"),
        meeting("mara", where="the palace"),
    ],
)
def test_engagement_of_another_day_or_with_one_of_them_is_not_proposed(other: Described) -> None:
    assert proposed(meeting("mara", "otto"), other) == ()


def test_engagement_of_one_at_the_same_place_is_proposed() -> None:
    one = meeting("mara", where="the palace")

    assert Reason.PLACE_SAME in proposed(one, meeting("mara", "ines", where="the palace"))


def test_typed_name_is_compared_with_every_kind() -> None:
    typed = Described(SubjectKind.NAMED, ("Mara Tolvanen",))

    assert proposed(typed, person("Mara Tolvanen")) == (Reason.NAME_SAME,)
    assert proposed(person("Mara Tolvanen"), typed) == (Reason.NAME_SAME,)
    assert proposed(typed, typed) == (Reason.NAME_SAME,)


WORDS = st.sampled_from(
    ["Mara", "Otto", "Tolvanen", "Brandt", "M.", "Dr", "the", "Minister", "US", "of", "Ministry"]
)
TOLD = st.builds(
    Described,
    kind=st.sampled_from(
        [SubjectKind.PERSON, SubjectKind.ORG, SubjectKind.PLACE, SubjectKind.NAMED]
    ),
    names=st.lists(st.lists(WORDS, max_size=4).map(" ".join), min_size=1, max_size=2).map(tuple),
    roles=st.lists(
        st.builds(HeldRole, st.sampled_from(["minister", "head"]), st.sampled_from(["", "un"])),
        max_size=2,
    ).map(tuple),
    countries=st.dictionaries(st.sampled_from(["@KHM", "@THA"]), st.integers(1, 3)),
)


@given(TOLD, TOLD)
def test_likeness_is_the_same_from_both_sides_and_found_by_keys(
    one: Described, other: Described
) -> None:
    alike = likeness(one, other)

    assert alike == likeness(other, one)
    assert alike is None or keys(one) & keys(other)


@given(TOLD)
def test_description_is_read_as_it_was_written(told: Described) -> None:
    assert from_json(to_json(told)) == told


def test_text_tells_roles_countries_and_days() -> None:
    span = {"start": 0, "end": 9, "text": "president"}
    role = {"person": "person:mara", "role": span, "affiliation_entity": "org:harbour-watch"}
    met = {"participants": ["person:mara"], "date": "2021-05-03", "place": "place:cambodia"}
    kinds = {"person:mara": SubjectKind.PERSON, "place:cambodia": SubjectKind.PLACE}
    meets = "meeting:00000000-0000-0000-0000-000000000001"

    told = described(
        [
            Telling("role", role, {"person:mara": "Mara Tolvanen"}, kinds),
            Telling("meeting", met, {}, {meets: SubjectKind.MEETING}),
        ]
    )

    assert told["person:mara"].names == ("Mara Tolvanen", "mara")
    assert told["person:mara"].roles == (HeldRole("president", "harbour watch"),)
    assert told["person:mara"].countries == {"@KHM": 1}
    assert (told[meets].day, told[meets].place) == ("2021-05-03", "cambodia")
