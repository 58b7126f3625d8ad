"""Not knowing and not saying are answers; names and stories are kept as people typed them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.intake.domain.answers import (
    Answer,
    AnswerNotUnderstood,
    AnswerProblem,
    Answers,
    DoNotKnow,
    Known,
    RatherNotSay,
    Unanswered,
    from_json,
    known,
)
from wayhome.intake.domain.dates import DateProblem, PartialDate
from wayhome.intake.domain.kinds import Channel, LodgerKind
from wayhome.intake.domain.questions import QUESTIONS, REQUIRED, DataClass, Group, questions_of
from wayhome.kernel.texts import STORY_LIMIT, TextTooLong, clean_text

NAMES = [
    "សុខ ចាន់ធូ",
    "ម៉ៅ សុ\u200bវណ្ណារី",
    "王小明",
    "歐陽 菲菲",
    "Nguyễn Thị Ánh",
    "สมชาย ใจดี",
    "O’Connor-Sÿed, José María",
    "X",
    "Sukarno",
    "ക്ഷ്\u200dമി",
]

SAMPLE: dict[str, Answer] = {
    "relation": Known("family"),
    "help": Known(("find", "return_home")),
    "danger_now": DoNotKnow(),
    "name": Known("សុខ ចាន់ធូ"),
    "birth": Known(PartialDate(1999, about=True)),
    "nationality": Known(("KHM", "VNM")),
    "consent_police": RatherNotSay(),
    "consent_contact": Known(value=True),
}


def problem_of(name: str, raw: object) -> str:
    with pytest.raises(AnswerNotUnderstood) as caught:
        known(name, raw)
    assert caught.value.question == name
    return caught.value.code


@pytest.mark.parametrize("name", NAMES)
def test_name_survives_unchanged_in_any_script(name: str) -> None:
    assert known("name", name) == Known(name)


def test_answers_survive_json_with_every_state() -> None:
    answers = Answers(SAMPLE)

    assert from_json(answers.to_json()) == answers


def test_answers_keep_apart_not_known_not_said_and_not_asked() -> None:
    answers = Answers(SAMPLE)

    assert answers["danger_now"] == DoNotKnow()
    assert answers["consent_police"] == RatherNotSay()
    assert answers["story"] == Unanswered()
    assert [answers.value(name) for name in ("danger_now", "consent_police", "story")] == [None] * 3


def test_answers_split_into_codes_and_sealed_without_loss() -> None:
    answers = Answers(SAMPLE)
    coarse, sealed = answers.only(DataClass.OPERATIONAL), answers.only(DataClass.SEALED)

    assert set(sealed.given) == {"name", "birth"}
    assert Answers({**coarse.given, **sealed.given}) == answers


def test_answers_never_show_values_in_their_repr() -> None:
    assert "សុខ" not in repr(Answers(SAMPLE))


def test_answers_name_what_is_missing() -> None:
    assert Answers({}).missing() == REQUIRED
    assert Answers(SAMPLE).missing() == ()
    assert Answers(SAMPLE).replaced("relation", DoNotKnow()).missing() == ("relation",)


def test_consent_is_given_only_by_a_yes() -> None:
    answers = Answers({**SAMPLE, "consent_ngo": Known(value=False)})

    allowed = [name for name in ("contact", "police", "ngo", "embassy")
               if answers.allows(f"consent_{name}")]  # fmt: skip

    assert allowed == ["contact"]


def test_answers_read_as_text_or_texts() -> None:
    answers = Answers(SAMPLE)

    assert (answers.text("name"), answers.text("story")) == ("សុខ ចាន់ធូ", "")
    assert (answers.texts("help"), answers.texts("phones")) == (("find", "return_home"), ())


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("relation", "lover", AnswerProblem.NOT_A_CHOICE),
        ("help", [], AnswerProblem.NOT_UNDERSTOOD),
        ("help", ["find", 3], AnswerProblem.NOT_A_CHOICE),
        ("danger_now", "yes", AnswerProblem.NOT_UNDERSTOOD),
        ("name", " \n ", AnswerProblem.REQUIRED),
        ("name", "x" * 201, AnswerProblem.TOO_LONG),
        ("name", 7, AnswerProblem.NOT_UNDERSTOOD),
        ("phones", ["1"] * 11, AnswerProblem.TOO_MANY),
        ("country", "Cambodia", AnswerProblem.NOT_A_COUNTRY),
        ("nationality", ["KH", "kh"], AnswerProblem.NOT_A_COUNTRY),
        ("province", "Preah Sihanouk", AnswerProblem.NOT_A_PROVINCE),
        ("birth", "31/02/1999", DateProblem.NO_SUCH_DAY),
        ("birth", 1999, DateProblem.NOT_UNDERSTOOD),
        ("story", "x" * (STORY_LIMIT + 1), AnswerProblem.TOO_LONG),
    ],
)
def test_answer_is_refused_with_its_code(name: str, raw: object, code: str) -> None:
    assert problem_of(name, raw) == code


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("phones", "012 345 678", ("012 345 678",)),
        ("phones", ["1", "1", "2"], ("1", "2")),
        ("help", ("return_home", "find"), ("find", "return_home")),
        ("danger_now", False, False),
        ("country", "KH", "KHM"),
        ("province", "KH18", "KH18"),
        ("birth", {"year": 1999}, PartialDate(1999)),
        ("birth", PartialDate(1999), PartialDate(1999)),
        ("story", "one\r\ntwo\x00\x07", "one\ntwo"),
        ("place", "a \t b\nc", "a b c"),
    ],
)
def test_answer_is_understood(name: str, raw: object, value: object) -> None:
    assert known(name, raw).value == value


@pytest.mark.parametrize(
    "data",
    [
        None,
        {"version": 2, "answers": {}},
        {"version": 1, "answers": []},
        {"version": 1, "answers": {"shoe_size": {"is": "known", "value": "1"}}},
        {"version": 1, "answers": {"name": "x"}},
        {"version": 1, "answers": {"name": {"is": "maybe"}}},
    ],
)
def test_answers_refuse_json_that_is_none_of_ours(data: object) -> None:
    with pytest.raises(AnswerNotUnderstood):
        from_json(data)


def test_answers_read_unanswered_as_absent() -> None:
    data = {"version": 1, "answers": {"name": {"is": "unanswered"}}}

    assert from_json(data) == Answers({})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@given(st.sampled_from([question.name for question in QUESTIONS]), json_values)
def test_answers_raise_only_their_own_error_for_any_json(name: str, value: object) -> None:
    form = {"version": 1, "answers": {name: {"is": "known", "value": value}}}
    with suppress(AnswerNotUnderstood):
        answers = from_json(form)
        assert from_json(answers.to_json()) == answers


def test_text_counts_what_was_removed_and_keeps_what_is_too_long() -> None:
    cleaned = clean_text("a\x00b\u202ec", limit=10)

    assert (cleaned.text, cleaned.removed) == ("abc", 2)
    with pytest.raises(TextTooLong) as caught:
        clean_text("abcdef", limit=3)
    assert (caught.value.typed, caught.value.length, caught.value.limit) == ("abcdef", 6, 3)


def test_every_question_and_kind_has_words_and_a_page() -> None:
    names = [question.name for group in Group for question in questions_of(group)]

    assert sorted(names) == sorted(question.name for question in QUESTIONS)
    assert all(str(each.label) for kinds in (LodgerKind, Channel, Group) for each in kinds)
