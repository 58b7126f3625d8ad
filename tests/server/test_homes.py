"""Where data and keys lie: apart, closed, and said clearly when there is no place."""

import os
import pwd
import stat
import sys
from pathlib import Path

import pytest

from wayhome.server.launcher import homes


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WAYHOME_HOME", "WAYHOME_KEYS", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def ordinary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer as for an ordinary user on Linux, whoever runs the tests."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sys, "platform", "linux")


def test_data_home_is_made_and_closed_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYHOME_HOME", str(tmp_path / "far" / "data"))

    place = homes.data_home()

    expected = homes.ROOT_DATA_MODE if os.geteuid() == 0 else homes.USER_DATA_MODE
    assert place == tmp_path / "far" / "data"
    assert stat.S_IMODE(place.stat().st_mode) == expected


def test_keys_home_is_closed_whatever_the_umask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYHOME_KEYS", str(tmp_path / "keys"))
    before = os.umask(0)

    try:
        place = homes.keys_home()
    finally:
        os.umask(before)

    assert stat.S_IMODE(place.stat().st_mode) == 0o700


def test_keys_home_is_refused_when_it_lies_inside_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYHOME_HOME", str(tmp_path))
    monkeypatch.setenv("WAYHOME_KEYS", str(tmp_path / "keys"))

    with pytest.raises(homes.NoHome, match="WAYHOME_KEYS"):
        homes.keys_home()


@pytest.mark.usefixtures("ordinary")
def test_homes_follow_the_desktop_settings_when_they_are_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", "relative/is/ignored")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))

    assert homes.locate_data() == tmp_path / ".local/share/wayhome"
    assert homes.locate_keys() == tmp_path / "settings/wayhome/keys"


@pytest.mark.usefixtures("ordinary")
def test_homes_are_refused_when_the_home_folder_does_not_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "gone"))

    with pytest.raises(homes.NoHome, match="WAYHOME_HOME"):
        homes.locate_data()


@pytest.mark.usefixtures("ordinary")
def test_data_home_asks_the_system_when_home_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    own = pwd.getpwuid(0)
    monkeypatch.setattr(pwd, "getpwuid", lambda _uid: own)
    monkeypatch.setenv("HOME", "")

    assert homes.locate_data() == Path(own.pw_dir) / ".local/share/wayhome"


def test_data_home_is_refused_when_it_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYHOME_HOME", "/proc/no-such-folder")

    with pytest.raises(homes.NoHome, match="WAYHOME_HOME"):
        homes.data_home()
