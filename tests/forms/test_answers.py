"""Forms brought, published and filled in: versions, sealing, revisions, and who may."""

import pytest

from tests.forms.ground import ground

pytestmark = pytest.mark.usefixtures("database")


def test_answers_are_kept_once_when_the_page_is_sent_twice() -> None:
    at = ground()
    sending = at.sending()

    first = at.sent(submission=sending.submission, revision=sending.revision)
    again = at.sent(submission=sending.submission, revision=sending.revision)

    assert first == again
    assert first.number == 1
