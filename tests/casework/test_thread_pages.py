"""Following a request: put together, judged and undone on pages that work without a script."""

import re
from datetime import date
from uuid import UUID

import pytest
from django.test import Client

from tests.cases.ground import Office, office
from tests.casework.ground import browser
from tests.record.threads import Record

pytestmark = pytest.mark.usefixtures("database")


class Following:
    """A supervisor's browser, and a request that is followed with its answer."""

    def __init__(self, published: date | None = date(2021, 6, 8)) -> None:
        self.office: Office = office()
        self.client: Client = browser(self.office.supervisor)
        self.record = Record(by=self.office.supervisor, published=published)
        self.request, self.answer = self.record.request(), self.record.answer()
        begun = self.client.post("/desk/record/threads/begin/", {"fact": str(self.request)})
        self.here = begun.headers["Location"]

    def page(self) -> str:
        """The thread as it stands."""
        return self.client.get(self.here).content.decode()

    def place(self, answer: str, fact: UUID | None = None) -> str:
        """Do something with a fact, the answer to the request by default."""
        address = f"{self.here}facts/{fact or self.answer}/"
        return self.client.post(address, {"answer": answer}, follow=True).content.decode()

    def judge(self, **told: object) -> str:
        """Send the form of a judgement."""
        form = {
            "about": "request",
            "verdict": "broken",
            "as_of": "2021-06-09",
            "reason": "It says so",
        }
        answer = self.client.post(f"{self.here}judge/", {**form, **told}, follow=True)
        return answer.content.decode()


@pytest.fixture
def following(database: str) -> Following:
    """A thread."""
    return Following()


def test_list_tells_what_is_open_and_who_follows_nothing(following: Following) -> None:
    page = following.client.get("/desk/record/threads/").content.decode()

    assert "Embassy of Norway asked Iceland" in page
    assert "The record holds no answer: open for at least" in page
    assert "Requests that nobody follows" not in page


def test_answer_is_proposed_with_its_reason_and_added(following: Following) -> None:
    before = following.page()

    after = following.place("add")

    assert "answers these very words" in before
    assert "Answer: Iceland rejected it" in after
    assert "Refused: open for at least" in after


def test_fact_put_aside_is_undone(following: Following) -> None:
    aside = following.place("remove")
    undone = following.place("undo")

    assert "Put aside" in aside
    assert "It belongs here" not in aside
    assert "It belongs here" in undone


def test_request_of_a_thread_is_not_taken_out(following: Following) -> None:
    assert "End the thread instead" in following.place("remove", following.request)


def test_judgement_comes_back_with_words_when_evidence_is_missing(following: Following) -> None:
    following.place("add")

    refused = following.judge()
    kept = following.judge(evidence=str(following.answer))

    assert "Choose the facts that say so" in refused
    assert "It says so" in refused
    assert "The judgement is kept" in kept
    assert "Broken, as of" in kept


def test_fact_of_no_known_day_is_judged_is_evidence_and_is_taken_out() -> None:
    undated = Following(published=None)
    promise = undated.record.promise()
    undated.place("add")
    undated.place("add", promise)

    judged = undated.judge(about=str(promise), evidence=str(undated.answer))
    taken_out = undated.place("remove", promise)

    assert "Of no known day" in judged
    assert "Broken, as of" in judged
    assert judged.count('value="remove"') == 2
    assert taken_out.count('value="remove"') == 1


def test_judgement_is_taken_back_and_stays_in_the_history(following: Following) -> None:
    following.judge(verdict="contested")

    page = following.client.post(f"{following.here}take-back/", follow=True).content.decode()

    assert "The judgement is taken back" in page
    assert "Contested, as of" in page
    assert "Not judged yet" in page


def test_thread_is_ended_only_with_a_reason(following: Following) -> None:
    refused = following.client.post(f"{following.here}end/", follow=True).content.decode()
    ended = following.client.post(f"{following.here}end/", {"why": "Wrong"}, follow=True)

    assert "Say why" in refused
    assert "The thread is ended" in ended.content.decode()
    assert "This thread was ended" in following.page()


def test_entry_opens_at_its_exact_words(following: Following) -> None:
    found = re.search(r'href="([^"]+)#mark-found"', following.page())
    assert found is not None

    page = following.client.get(found.group(1)).content.decode()

    assert "urged Iceland on Monday to free the harbour strikers</mark>" in page


def test_colleague_of_another_agency_reads_and_changes_nothing(following: Following) -> None:
    stranger = browser(office("other", receives=False).supervisor)

    page = stranger.get(following.here)
    changes = [
        stranger.post(f"{following.here}facts/{following.answer}/", {"answer": "add"}),
        stranger.post(f"{following.here}judge/", {}),
        stranger.post(f"{following.here}take-back/"),
        stranger.post("/desk/record/threads/begin/", {"fact": str(following.request)}),
        stranger.post("/desk/record/threads/begin/", {"fact": "none"}),
    ]

    assert page.status_code == 200
    assert "Judge how it stands" not in page.content.decode()
    assert [answer.status_code for answer in changes] == [404] * 5


def test_case_worker_reads_threads_and_judges_none(following: Following) -> None:
    worker = browser(following.office.worker)

    answer = worker.post(f"{following.here}judge/", {})

    assert answer.status_code in (403, 404)


def test_timelines_say_who_said_so_and_nothing_of_guilt(following: Following) -> None:
    record = following.record
    record.confirm(record.jailed())
    listed = following.client.get("/desk/record/timelines/").content.decode()
    found = re.search(r'href="(/desk/record/timelines/persons/[^"]+)"', listed)
    assert found is not None

    page = following.client.get(found.group(1)).content.decode()

    assert "According to Tide: Ilmo Raud, jailed" in page
    assert "reported on June 8, 2021" in page or "reported on 8 June 2021" in page
    assert "as Tide reports" in page
    assert "guilty" not in page.lower()


def test_ratings_stand_year_by_year(following: Following) -> None:
    record = following.record
    fact = record.add(
        "rating",
        evidence=[record.span("rejected the call")],
        scheme="Harbour list",
        level="grey",
        direction=None,
        subject="place:iceland",
        by=None,
        date="2020",
        reasons=[],
    )

    page = following.client.get(f"/desk/record/timelines/ratings/{fact}/").content.decode()

    assert "Iceland: Harbour list" in page
    assert ">2020" in page


def test_timeline_of_another_kind_of_fact_is_not_found(following: Following) -> None:
    address = f"/desk/record/timelines/persons/{following.answer}/"

    assert following.client.get(address).status_code == 404


def test_proposals_stand_empty_with_words_when_nothing_comes_near(following: Following) -> None:
    following.place("add")

    assert "No further fact of the record comes near" in following.page()
