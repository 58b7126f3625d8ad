"""The same lists on Spark, where it is installed; else a clear word on what is missing."""

import importlib.util
import shutil
from pathlib import Path

import pytest

from tests.matching.batch.lists import match, read
from wayhome.matching.batch.engines.choosing import check_engine
from wayhome.matching.batch.engines.engine import EngineName
from wayhome.matching.batch.fault import InputFault

HAS_SPARK = importlib.util.find_spec("pyspark") is not None and shutil.which("java") is not None


@pytest.mark.skipif(not HAS_SPARK, reason="needs pyspark and Java")
@pytest.mark.timeout(900)
@pytest.mark.filterwarnings("default")
def test_link_finds_the_same_people_on_spark(lists: tuple[Path, Path], tmp_path: Path) -> None:
    here, there = tmp_path / "here.csv", tmp_path / "there.csv"

    match("link", *lists, "--out", here, "--quiet")
    status = match("link", *lists, "--out", there, "--engine", "spark", "--quiet")

    assert status == 0
    assert _pairs(there) == _pairs(here)


def test_missing_java_is_named_before_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)

    with pytest.raises(InputFault, match=r"wayhome\[spark\]|needs Java 17"):
        check_engine(EngineName.SPARK)


def _pairs(file: Path) -> set[tuple[str, str]]:
    return {(row["left_id"], row["right_id"]) for row in read(file)}
