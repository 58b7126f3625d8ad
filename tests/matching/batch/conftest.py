"""Small invented lists as files."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.matching.batch.lists import HEADER, partner, register


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write rows to a file and return it."""

    def written(
        name: str,
        rows: Sequence[Sequence[str]],
        header: Sequence[str] = HEADER,
        *,
        delimiter: str = ",",
        encoding: str = "utf-8",
    ) -> Path:
        file = tmp_path / name
        with file.open("w", newline="", encoding=encoding) as opened:
            csv.writer(opened, delimiter=delimiter).writerows([header, *rows])
        return file

    return written


@pytest.fixture
def lists(write: Callable[..., Path]) -> tuple[Path, Path]:
    """The register and the partner's list as files."""
    return write("register.csv", register()), write("partner.csv", partner())
