"""One real installation for all drills of a test process; WAYHOME_DRILL_SIZE=full enlarges them."""

import os
from collections.abc import Iterator

import pytest

from tests.drills.instance import Instance, instance

IS_FULL = os.environ.get("WAYHOME_DRILL_SIZE") == "full"


@pytest.fixture(scope="session")
def _installation() -> Iterator[Instance]:
    with instance() as made:
        yield made


@pytest.fixture
def installation(_installation: Instance) -> Iterator[Instance]:
    """An installation with an empty database; its processes are ended after the drill."""
    _installation.begin_anew()
    yield _installation
    for process in _installation.running:
        _installation.end(process)
