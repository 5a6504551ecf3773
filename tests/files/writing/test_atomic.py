"""A file that is put in place at once: where it is made, who may read it, and what is no file."""

import os
import signal
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from lea_check.files.writing.atomic import replace_file

needs_modes = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of files")


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@needs_modes
@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_a_new_file_may_be_read_by_whom_any_new_file_may(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        replace_file(str(tmp_path / "a"), b"x")
        (tmp_path / "b").write_bytes(b"x")
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert mode_of(tmp_path / "a") == mode_of(tmp_path / "b") == 0o666 & ~mask


@needs_modes
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_file_that_was_there_stays_as_readable_as_it_was(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x")
    path.chmod(mode)
    replace_file(str(path), b"y")
    assert (path.read_bytes(), mode_of(path)) == (b"y", mode)


def test_it_is_made_beside_its_place_under_a_name_that_is_hidden_and_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []

    def full(descriptor: int) -> None:
        made.extend(tmp_path.iterdir())
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        replace_file(str(tmp_path / "a"), b"x")
    [path] = made
    assert path.name.startswith(".lea-check-")
    assert not [*tmp_path.iterdir()]
    replace_file(str(tmp_path / "a"), b"x", to_disk=False)


def test_parts_are_put_in_place_as_one(tmp_path: Path) -> None:
    path = tmp_path / "a"
    replace_file(str(path), (str(number).encode() for number in range(5)))
    assert path.read_bytes() == b"01234"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_while_parts_are_made_is_heeded_at_once_and_leaves_what_was_there(
    tmp_path: Path, number: signal.Signals
) -> None:
    def parts() -> Iterator[bytes]:
        yield b"part"
        os.kill(os.getpid(), number)
        yield b"never"
        raise AssertionError

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a"
    path.write_bytes(b"whole")
    before = signal.signal(number, stop)
    try:
        with pytest.raises(KeyboardInterrupt):
            replace_file(str(path), parts())
    finally:
        signal.signal(number, before)
    assert not signal.pthread_sigmask(signal.SIG_BLOCK, ()) & {number}
    assert [each.name for each in tmp_path.iterdir()] == ["a"]
    assert path.read_bytes() == b"whole"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes with a name")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    replace_file(str(path), b"x")
    assert os.read(reader, 10) == b"x"
    os.close(reader)
    assert path.is_fifo()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "a")
    replace_file(str(tmp_path / "link"), b"x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"x"


@pytest.mark.parametrize("times", [1, 7])
def test_a_save_that_is_refused_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    refuse(monkeypatch, times)
    replace_file(str(tmp_path / "plan.yaml"), b"name: x\n")
    assert [each.name for each in tmp_path.iterdir()] == ["plan.yaml"]


def test_a_save_that_stays_refused_is_an_error_and_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lea_check.files.writing.atomic.PATIENCE", 0.2)
    (tmp_path / "plan.yaml").write_bytes(b"oud")
    refuse(monkeypatch, 1000)
    with pytest.raises(PermissionError):
        replace_file(str(tmp_path / "plan.yaml"), b"nieuw")
    assert (tmp_path / "plan.yaml").read_bytes() == b"oud"
    assert len([*tmp_path.iterdir()]) == 1


def refuse(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """As Windows does while another program has the file open."""
    left, replace = [None] * times, Path.replace

    def refused(path: Path, target: Path) -> Path:
        if left:
            left.pop()
            raise PermissionError(13, "Permission denied", str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refused)
