"""A crash while writing outside the database leaves half a note, and nothing else goes wrong."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.audit.conftest import leave, sequence_now, verify_now
from wayhome.audit.domain.notes import Head, write_note
from wayhome.audit.outside import Outside
from wayhome.server.verbs import audit


def note(size: int) -> str:
    """A signed head."""
    signer = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"\1")
    return write_note(Head(size, bytes(32)), name="somewhere", signer=signer)


def test_last_whole_note_counts_wherever_the_next_was_cut_off(tmp_path: Path) -> None:
    outside = Outside(tmp_path / "checkpoints.txt")
    outside.append([note(1), note(2), note(3)], leaves=bytes(96), position=0)
    whole = outside.checkpoints.read_bytes()
    before = len(f"{note(1)}\n{note(2)}\n".encode())

    for end in range(before + 1, len(whole)):
        outside.checkpoints.write_bytes(whole[:end])

        assert outside.is_torn()
        assert outside.last_note() == note(2)
        assert list(outside.notes()) == [note(1), note(2)]


def test_nothing_is_torn_when_every_note_is_whole(tmp_path: Path) -> None:
    outside = Outside(tmp_path / "checkpoints.txt")
    empty = (outside.is_torn(), outside.last_note(), list(outside.notes()))

    for size in range(1, 60):
        outside.append([note(size)], leaves=bytes(32), position=size - 1)

    assert empty == (False, None, [])
    assert not outside.is_torn()
    assert outside.last_note() == note(59)
    assert len(list(outside.notes())) == 59


def test_last_whole_note_counts_when_much_of_what_follows_is_empty(tmp_path: Path) -> None:
    outside = Outside(tmp_path / "checkpoints.txt")
    outside.append([note(1)], leaves=bytes(32), position=0)
    with outside.checkpoints.open("ab") as file:
        file.write(bytes(10_000))

    found = outside.last_note()
    outside.append([note(2)], leaves=bytes(32), position=1)

    assert found == note(1)
    assert list(outside.notes()) == [note(1), note(2)]


@pytest.mark.parametrize("left", [b"", b"way", b"\0\0\0\0"])
def test_no_note_counts_when_the_very_first_was_cut_off(tmp_path: Path, left: bytes) -> None:
    outside = Outside(tmp_path / "checkpoints.txt")
    outside.checkpoints.write_bytes(left)

    outside.append([note(1)], leaves=bytes(32), position=0)

    assert list(outside.notes()) == [note(1)]
    assert not outside.is_torn()


@pytest.mark.parametrize("lost", [1, 40, 150])
def test_sequence_goes_on_when_the_last_note_was_torn(
    outside: Outside, lost: int, capsys: pytest.CaptureFixture[str]
) -> None:
    leave(2)
    sequence_now()
    leave(2)
    sequence_now()
    outside.checkpoints.write_bytes(outside.checkpoints.read_bytes()[:-lost])
    outside.hashes.write_bytes(outside.hashes.read_bytes()[:-5])

    torn = audit.verify_all(None, outside.checkpoints)
    said = capsys.readouterr().out
    leave(1)
    sequence_now()
    found = verify_now(outside)

    assert torn == 0
    assert "The last note" in said
    assert "is incomplete" in said
    assert (found.fault, found.heads, len(list(outside.notes()))) == (None, 3, 3)
    assert not outside.is_torn()
    assert outside.hashes.stat().st_size == 5 * 32
