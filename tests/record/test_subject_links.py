"""Names of real articles: what is one is proposed, and what must not be one is not."""

import pytest

from bench.record.__main__ import DATA
from bench.record.linking import linked


@pytest.mark.skipif(not (DATA / "gold.jsonl").exists(), reason="articles of others are not here")
def test_links_of_annotated_articles_are_proposed_and_no_two_that_differ() -> None:
    found = linked(DATA)

    assert (found.same, found.same_of) == (11, 11)
    assert (found.apart, found.apart_of) == (0, 7)
