"""Reviewing what rules found in a source: an answer by one press, a correction, what was missed."""

import re
import tomllib
from importlib.resources import files

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.cases.ground import Office, office
from tests.casework.ground import browser
from tests.casework.test_subject_pages import monitor_of
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole
from wayhome.record.actions.propose_facts import propose_facts
from wayhome.record.models import Fact, TextVersion
from wayhome.web.casework.record.code_words import CODE_WORDS

TEXT = (
    "Harbour Watch calls for inquiry\n\n"
    "“We ask the ministry to open an inquiry into the camps,” said Mara Tolvanen, director of the"
    " rights group Harbour Watch. “Nobody should sleep there another night,” she added.\n"
)


class Reviewing:
    """A supervisor's browser and a source that was read."""

    def __init__(self) -> None:
        self.office: Office = office()
        self.client: Client = browser(self.office.supervisor)
        answer = self.client.post("/desk/record/new/", {"text": TEXT})
        self.source = answer.headers["Location"]
        system = Actor.system(self.office.supervisor.agency)
        with context.acting(system, role=DbRole.JOBS):
            version = TextVersion.objects.get().id
        with context.acting(system, role=DbRole.JOBS):
            propose_facts(text_version=version, by=system)

    def page(self) -> str:
        """The review as it stands."""
        return self.client.get(f"{self.source}review/").content.decode()

    def at_hand(self) -> str:
        """Where the answer to the proposal at hand goes."""
        found = re.search(
            rf'action="({re.escape(self.source)}review/[0-9a-f-]{{36}}/)"', self.page()
        )
        assert found is not None
        return found.group(1)


@pytest.fixture
def reviewing(database: str) -> Reviewing:
    """A source under review."""
    return Reviewing()


def test_review_goes_on_to_the_next_proposal_when_one_is_accepted(reviewing: Reviewing) -> None:
    first = reviewing.at_hand()

    answer = reviewing.client.post(first, {"answer": "accept"}, follow=True)

    page = answer.content.decode()
    assert "Facts from this source" in page
    assert first.split("/")[-2] not in answer.redirect_chain[-1][0]


def test_answer_is_taken_back_when_it_was_wrong(reviewing: Reviewing) -> None:
    first = reviewing.at_hand()
    reviewing.client.post(first, {"answer": "not_said"})

    reviewing.client.post(first, {"answer": "take_back"})

    assert reviewing.at_hand() == first


def test_second_answer_is_refused_with_words_when_it_is_decided_already(
    reviewing: Reviewing,
) -> None:
    first = reviewing.at_hand()
    reviewing.client.post(first, {"answer": "reject"})

    answer = reviewing.client.post(first, {"answer": "accept"}, follow=True)

    assert "decided already" in answer.content.decode()


def test_correction_keeps_what_was_typed_when_its_words_are_not_in_the_text(
    reviewing: Reviewing,
) -> None:
    address = f"{reviewing.at_hand()}correct/"
    form = {"kind": "direct", "content": "Words nobody wrote", "evidence": "Words nobody wrote"}

    answer = reviewing.client.post(address, form)

    assert answer.status_code == 422
    assert "do not stand in the text" in answer.content.decode()
    assert "Words nobody wrote" in answer.content.decode()


def test_missed_fact_is_added_from_its_words(reviewing: Reviewing) -> None:
    words = "Nobody should sleep there another night"
    first = {"kind": "quote", "words": words}
    asked = reviewing.client.post(f"{reviewing.source}review/add/", first)

    whole = {
        **first,
        "is_whole": "1",
        "fact-kind": "direct",
        "fact-content": words,
        "fact-speaker": "Mara Tolvanen",
    }
    answer = reviewing.client.post(f"{reviewing.source}review/add/", whole, follow=True)

    assert asked.status_code == 200
    assert "The fact is added." in answer.content.decode()
    assert "Mara Tolvanen" in answer.content.decode()


def test_missed_fact_comes_back_when_its_words_are_no_words(reviewing: Reviewing) -> None:
    first = {"kind": "request", "words": "open an inquiry into the camps", "is_whole": "1"}
    told = {"fact-kind": "urge", "fact-evidence": ";", "fact-by": "Mara Tolvanen"}

    answer = reviewing.client.post(f"{reviewing.source}review/add/", {**first, **told})

    assert answer.status_code == 422
    assert "Mara Tolvanen" in answer.content.decode()


def test_words_selected_in_the_text_are_known_by_their_place_alone(reviewing: Reviewing) -> None:
    start = TEXT.index("Nobody should")
    chosen = {"from": str(start), "to": str(start + len("Nobody should sleep"))}

    page = reviewing.client.get(f"{reviewing.source}review/add/", chosen).content.decode()

    assert re.search(r'name="words"[^>]*>\s*Nobody should sleep</textarea>', page)


@pytest.mark.parametrize("place", ["-1", "9" * 5000, "\u00b2", "last", ""])
def test_page_stands_when_the_place_of_the_words_is_strange(
    reviewing: Reviewing, place: str
) -> None:
    chosen = {"from": place, "to": place}

    answer = reviewing.client.get(f"{reviewing.source}review/add/", chosen)

    assert answer.status_code == 200


def test_missed_fact_stands_where_it_was_selected_when_its_words_are_told_twice(
    reviewing: Reviewing,
) -> None:
    first, second = (each.start() for each in re.finditer("Harbour Watch", TEXT))
    chosen = {"kind": "role", "words": "Harbour Watch", "near": str(second)}
    told = {"is_whole": "1", "fact-person": "Mara Tolvanen", "fact-role": "Harbour Watch"}

    reviewing.client.post(f"{reviewing.source}review/add/", {**chosen, **told})

    with context.acting(reviewing.office.supervisor):
        passage = Fact.objects.select_related("passage").get().passage
    assert first < passage.start == second


def added(reviewing: Reviewing, kind: str, told: dict[str, str]) -> HttpResponse:
    """The answer to a missed fact of a kind."""
    words = "open an inquiry into the camps"
    whole = {"kind": kind, "words": words, "is_whole": "1"}
    fields = {f"fact-{name}": value for name, value in {"evidence": words, **told}.items()}
    return reviewing.client.post(f"{reviewing.source}review/add/", {**whole, **fields})  # type: ignore[return-value]  # the client's answer is one


@pytest.mark.parametrize(
    ("status", "answered"), [("released", 302), ("let go on a whim", 422), ("", 422)]
)
def test_what_happened_is_chosen_from_what_timelines_know(
    reviewing: Reviewing, status: str, answered: int
) -> None:
    told = {"subject": "Mara Tolvanen", "subject_span": "Mara Tolvanen", "status_span": "open"}

    answer = added(reviewing, "person_status", {**told, "status": status})

    assert answer.status_code == answered


def test_nothing_is_chosen_for_the_reviewer(reviewing: Reviewing) -> None:
    first = {"kind": "person_status", "words": "open an inquiry into the camps"}

    page = reviewing.client.post(f"{reviewing.source}review/add/", first).content.decode()

    chosen = re.findall(r"<option value=\"([^\"]*)\" selected>", page)
    assert chosen in ([], [""])
    assert ">in pre-trial detention<" in page


@pytest.mark.parametrize(
    ("day", "answered"),
    [
        ("2021-05-21", 302),
        ("XXXX-05-21", 302),
        ("21 May", 422),
        ("2021-13", 422),
        ("next week", 422),
    ],
)
def test_day_of_a_missed_engagement_is_one_that_the_calendar_reads(
    reviewing: Reviewing, day: str, answered: int
) -> None:
    told = {"kind": "meeting", "status": "held", "participants": "Mara Tolvanen", "date": day}

    answer = added(reviewing, "meeting", told)

    assert answer.status_code == answered


def test_every_code_that_rules_write_can_be_chosen() -> None:
    lexicons = files("wayhome.extraction.lexicon")
    read = {}
    for name in ("meetings", "requests", "responses", "statuses", "measures", "obligations"):
        entries = tomllib.loads(lexicons.joinpath(f"{name}.toml").read_text("utf-8"))["entry"]
        read[name] = {
            (key, each[key]) for each in entries for key in ("kind", "status") if key in each
        }
    known = {(name, code) for (_, name), codes in CODE_WORDS.items() for code in codes}

    told = {
        code
        for name, codes in read.items()
        for code in codes
        if (name, code[0]) != ("measures", "kind")
    }
    assert told
    assert told <= known


def test_words_of_a_source_are_not_taken_from_the_address(reviewing: Reviewing) -> None:
    address = f"{reviewing.source}review/add/?kind=quote&words=Mara"

    assert 'value="Mara' not in reviewing.client.get(address).content.decode()


def test_second_reviewer_is_led_from_one_fact_that_waits_to_the_next(reviewing: Reviewing) -> None:
    told = {"subject": "Mara Tolvanen", "subject_span": "Mara Tolvanen"}
    for words, status in (("open", "released"), ("sleep", "detained")):
        added(reviewing, "person_status", {**told, "status_span": words, "status": status})
    other = monitor_of(reviewing.office)

    lists = [each.get("/desk/record/").content.decode() for each in (reviewing.client, other)]
    page = other.get(f"{reviewing.source}review/").content.decode()
    first, second = dict.fromkeys(
        re.findall(r'action="(/desk/record/\S+/facts/[0-9a-f-]{36}/)"', page)
    )
    answer = other.post(first, {"answer": "confirm"})

    assert ["Be the second reviewer" in each for each in lists] == [False, True]
    assert "2 facts wait for you as their second reviewer" in page
    assert "wait for you" not in reviewing.page()
    assert answer.headers["Location"].endswith(f"#fact-{second.split('/')[-2]}")


def test_withdrawing_needs_a_reason(reviewing: Reviewing) -> None:
    reviewing.client.post(reviewing.at_hand(), {"answer": "accept"})
    found = re.search(rf'action="({re.escape(reviewing.source)}facts/[^"]+)"', reviewing.page())
    assert found is not None

    refused = reviewing.client.post(found.group(1), {"answer": "withdraw"}, follow=True)
    done = reviewing.client.post(
        found.group(1), {"answer": "withdraw", "why": "The paper corrected it."}, follow=True
    )

    assert "Say why" in refused.content.decode()
    assert "The paper corrected it." in done.content.decode()


def test_stranger_finds_no_review(reviewing: Reviewing) -> None:
    stranger = browser(office("other", receives=False).supervisor)

    answers = [
        stranger.get(f"{reviewing.source}review/"),
        stranger.post(reviewing.at_hand(), {"answer": "accept"}),
        stranger.get(f"{reviewing.source}review/add/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
