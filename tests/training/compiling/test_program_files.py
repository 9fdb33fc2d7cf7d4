"""Whatever is wrong with the disk, nothing but a file's own content comes back, and no call fails."""

from __future__ import annotations

import io
import logging
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import locket
import pytest
import tensorflow as tf

from dashboard.data import folds
from dashboard.training.compiling import program_files
from dashboard.training.compiling.environment import XLA_FOLDER
from dashboard.training.compiling.graph import Graph

CONTENT = bytes(range(256)) * 40
GRAPH = Graph(b"definition")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the machine code of this machine is kept."""
    monkeypatch.setenv("OVERFIT_LAB_PROGRAMS", str(tmp_path / "programs"))
    # Keras's own `fit`, in a test before, writes there as well.
    program_files.clear()
    yield tmp_path / "programs" / program_files.machine()
    program_files.clear()


def xla_writes(file: str) -> None:
    tf.io.gfile.makedirs(XLA_FOLDER)
    with tf.io.gfile.GFile(f"{XLA_FOLDER}/{file}", "wb") as place:
        place.write(CONTENT)


def keep(name: str) -> None:
    xla_writes("code")
    program_files.save(name, GRAPH)
    program_files.clear()


def test_what_is_kept_comes_back_where_xla_looks_for_it() -> None:
    keep("program")
    assert program_files.written() == set()
    assert program_files.load("program") == GRAPH
    assert program_files.written() == {"code"}
    with tf.io.gfile.GFile(f"{XLA_FOLDER}/code", "rb") as found:
        assert found.read() == CONTENT


def test_a_program_of_another_name_or_machine_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("program")
    assert program_files.load("another") is None
    monkeypatch.setattr(program_files, "machine", lambda: "another")
    assert program_files.load("program") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: b"\0" * len(whole),
        lambda whole: whole[:50] + b"\0\1\2\3" + whole[54:],
    ],
    ids=["empty", "half", "zeros", "four bytes"],
)
def test_a_damaged_file_counts_as_none(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    keep("program")
    (file,) = folder.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert program_files.load("program") is None
    assert program_files.written() == set()
    keep("program")
    assert program_files.load("program") == GRAPH


def test_a_folder_that_cannot_be_made_is_told_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "programs").write_text("a file in its place")
    with caplog.at_level(logging.WARNING):
        keep("program")
        keep("another")
    assert caplog.text.count("are not kept") == 1
    assert program_files.load("program") is None


def test_a_full_disk_leaves_no_part_of_a_file(
    folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with caplog.at_level(logging.WARNING):
        keep("program")
    assert "No space left on device" in caplog.text
    assert [*folder.iterdir()] == []


def test_the_least_recently_used_program_is_deleted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program_files, "MOST_FILES", 2)
    for time, name in enumerate(("first", "second")):
        keep(name)
        os.utime(program_files._path(name), (time, time))
    program_files.load("first")
    keep("third")
    assert {path.stem for path in folder.iterdir()} == {program_files._path(one).stem for one in ("first", "third")}


def test_a_folder_that_can_only_be_read_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(*_: object) -> None:
        raise PermissionError

    keep("program")
    monkeypatch.setattr(os, "utime", read_only)
    assert program_files.load("program") == GRAPH


def test_another_way_to_cut_the_validation_rows_makes_other_programs() -> None:
    assert Path(folds.__file__).read_text() in program_files._code()


def test_code_is_read_whatever_the_locale_writes_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(io, "text_encoding", lambda encoding, *_: encoding or "ascii")
    assert program_files._code()


def test_programs_of_earlier_code_are_deleted_once_nobody_has_used_them_for_long(folder: Path) -> None:
    programs = folder.parent
    unused, used, foreign = (programs / name for name in ("0" * 16, "1" * 16, "documents"))
    for other in (unused, used, foreign):
        other.mkdir(parents=True)
        for name in ("first.zip", "second.zip"):
            (other / name).touch()
            os.utime(other / name, (0, 0))
    os.utime(used / "second.zip")
    keep("program")
    assert {path.name for path in programs.iterdir()} == {used.name, foreign.name, folder.name}
    assert len([*used.iterdir()]) == 2


def test_what_a_killed_worker_left_is_deleted_after_an_hour(folder: Path) -> None:
    keep("program")
    old, new = ([folder / f"{of}.123", folder / f"{of}.lock"] for of in ("0" * 16, "1" * 16))
    for part in (*old, *new):
        part.touch()
    for part in old:
        os.utime(part, (0, 0))
    keep("another")
    assert [part.exists() for part in (*old, *new)] == [False, False, True, True]


@pytest.mark.parametrize("problem", [PermissionError(13, "Permission denied"), locket.LockError()], ids=repr)
def test_where_nothing_can_be_locked_each_compiles_its_own(problem: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(locket, "lock_file", fail)
    with program_files.locked("program"):
        keep("program")
    assert program_files.load("program") == GRAPH


def test_what_goes_wrong_while_a_program_is_locked_is_raised_and_no_lock_is_left(folder: Path) -> None:
    def fail() -> None:
        with program_files.locked("program"):
            assert [path.suffix for path in folder.iterdir()] == [".lock"]
            raise OSError("No such device")

    for _ in range(2):
        with pytest.raises(OSError, match="No such device"):
            fail()
        assert [*folder.iterdir()] == []
