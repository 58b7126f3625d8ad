"""What is no request, and where a request ends."""

from datetime import date

import pytest

from wayhome.extraction.article import Article
from wayhome.extraction.extract import extract
from wayhome.extraction.facts import Request


def requests_of(text: str) -> list[Request]:
    facts = extract(Article.of("a.txt", text, date(2020, 5, 6))).facts
    return [each for each in facts if isinstance(each, Request)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Asked whether a pardon was being prepared, Ana Duarte smiled.",
        "A clerk, who asked for his name not to be used, said it was over.",
        "A guard asked not to be identified.",
        "A guard, who asked to be called Ben, wept.",
        "The judge ordered that Ana Duarte be kept in detention for two months.",
        "“A minister should know what is in the desk,” said Ana Duarte.",
        "The cook told her to hide the letter. She was told to wait.",
        "The minister told reporters to expect news.",
        "“They must have known,” said Ana Duarte.",
        "“They told me to bring clothes,” said Ana Duarte.",
        "“Help came late,” said Ana Duarte. “Free meals were served.”",
    ],
)
def test_request_is_left_out_when_nothing_is_asked_of_anybody(sentence: str) -> None:
    assert requests_of(sentence) == []


def test_request_is_found_without_the_reason_behind_it() -> None:
    found = requests_of("Ana Duarte asked the court to refuse bail because the man was rich.")

    assert "Ana Duarte asked the court to refuse bail" in [e.text for e in found[0].evidence]


def test_request_ends_before_what_else_was_done() -> None:
    found = requests_of(
        "She wants the camps opened to social workers and has written to the mayor."
    )

    assert found[0].what is not None
    assert found[0].what.text == "the camps opened to social workers"


def test_call_on_somebody_is_a_request_as_a_noun_too() -> None:
    found = requests_of("The union reiterated its call on the powers to share the burden.")

    assert [each.what.text for each in found if each.what] == ["share the burden"]


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        (
            "John Kettering met Sam Oudom on Wednesday and asked him to drop the charges.",
            ("person:john-kettering",),
            "person:sam-oudom",
        ),
        (
            "Nuala Feeney was angry. “We ask the Home Secretary to say so,” Ms Feeney said.",
            ("person:nuala-feeney",),
            "the Home Secretary",
        ),
        (
            "Carla Meredith urged anyone who had used the salon to get in touch.",
            ("person:carla-meredith",),
            "anyone",
        ),
        (
            "Luca Marin thanked the Government for closing camps and urged it to adopt a policy.",
            ("person:luca-marin",),
            "the Government",
        ),
        (
            "Denise Fort said that donors had paid half, and called on them to pay the rest.",
            ("person:denise-fort",),
            "donors",
        ),
        (
            "Daniel Ong told the court the driver had shown no remorse and asked for ten years.",
            ("person:daniel-ong",),
            None,
        ),
        (
            "The Foreign Ministry summoned Lorenz Amherd and asked him to explain his words.",
            ("org:foreign-ministry",),
            "person:lorenz-amherd",
        ),
        (
            "Tomas Wielgor has requested a meeting with Akol Majok.",
            ("person:tomas-wielgor",),
            "person:akol-majok",
        ),
        (
            "Andrew Napu told the Daily Post so. Kanya Srisai asked the authorities to wait.",
            ("person:kanya-srisai",),
            "the authorities",
        ),
        (
            "Menna Talfryn said the Welsh Government should pay for the training.",
            ("person:menna-talfryn",),
            "the Welsh Government",
        ),
    ],
)
def test_request_is_told_with_who_asks_and_who_is_asked(
    text: str, by: tuple[str, ...], to: str | None
) -> None:
    found = requests_of(text)

    assert (by, to) in [(each.by, each.to) for each in found]


def test_request_in_a_release_is_of_the_body_that_speaks_as_we() -> None:
    found = requests_of(
        "The Malawi Rights Forum is concerned by reports of raids.\n\n"
        "We call on the mayor to open the books."
    )

    assert [each.by for each in found] == [("org:malawi-rights-forum",)]


def test_request_of_anybody_at_all_is_none() -> None:
    assert requests_of("“You ask for your wages and they laugh,” said Ana Duarte.") == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The minister told the guards to open the gate.", "open the gate"),
        ("Norway warned Iceland not to fish there.", "not to fish there"),
        ("Ana Duarte urged restraint.", "restraint"),
        ("Ana Duarte pressed for an inquiry.", "an inquiry"),
        ("Ana Duarte pleaded with the ministry to find her.", "find her"),
        ("“I demand that they let him out,” said Ana Duarte.", "they let him out"),
        ("Those freed should not be paraded, Ana Duarte said.", "paraded"),
        ("“Sanctions should be imposed on the owners,” said Ana Duarte.", "imposed on the owners"),
        ("“There must be an inquiry,” said Ana Duarte.", "be an inquiry"),
        ("“Please let him come home,” said his mother, Ana Duarte.", "let him come home"),
        ("“Donors should press for it,” said Ana Duarte.", "press for it"),
        (
            "The envoy reiterated the union’s call for all parties to exercise restraint.",
            "all parties to exercise restraint",
        ),
    ],
)
def test_request_is_found_in_the_ways_of_speech(text: str, what: str) -> None:
    assert [each.what.text for each in requests_of(text) if each.what] == [what]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (
            "Parliament adopted a resolution calling for the release of Ana Duarte.",
            "org:parliament",
        ),
        (
            "An open letter signed by the Harbour Union urges the mayor to pay.",
            "org:harbour-union",
        ),
        (
            "The Harbour Union is alarmed. We urge calm. All sailors should be released.",
            "org:harbour-union",
        ),
    ],
)
def test_asker_is_whoever_wrote_it(text: str, by: str) -> None:
    found = requests_of(text)

    assert found
    assert {each.by for each in found} == {(by,)}


def test_request_is_found_without_who_it_is_about() -> None:
    found = requests_of("Ana Duarte asked the court to free a cook who has been held since May.")

    assert "asked the court to free a cook" in [e.text for e in found[0].evidence]


def test_each_of_two_who_are_called_on_is_asked() -> None:
    found = requests_of(
        "Ana Duarte called on Norway to free the sailors it holds and on Iceland to raise the case."
    )

    assert [each.to for each in found] == ["place:norway", "place:iceland"]
