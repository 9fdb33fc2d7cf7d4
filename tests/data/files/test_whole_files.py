"""Files that several processes share: whole or not there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from dashboard.data.files.whole_files import (
    delete_oldest,
    delete_unfinished,
    fill_whole,
    newest_first,
    note_use,
    write_whole,
)


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no list of a process's open files")
def test_no_file_stays_open(tmp_path: Path) -> None:
    before = open_files()
    for _ in range(3):
        write_whole(tmp_path / "file", lambda place: place.write_text("whole"))
    assert open_files() == before
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_could_not_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("before")

    def write(place: Path) -> None:
        place.write_text("half")
        raise OSError("The disk is full.")

    with pytest.raises(OSError, match="full"):
        write_whole(tmp_path / "file", write)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]


def test_of_two_who_fill_the_same_folder_the_first_is_kept(tmp_path: Path) -> None:
    def write(place: Path) -> None:
        fill_whole(tmp_path / "folder", lambda faster: (faster / "file").write_text("first"))
        (place / "file").write_text("second")

    fill_whole(tmp_path / "folder", write)
    assert (tmp_path / "folder" / "file").read_text() == "first"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_cannot_be_filled_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        fill_whole(tmp_path / "folder", lambda place: (place / "nowhere" / "file").write_text(""))
    assert not list(tmp_path.iterdir())


def test_what_another_process_has_removed_meanwhile_is_passed_over(tmp_path: Path) -> None:
    old, new, gone = tmp_path / "old", tmp_path / "new", tmp_path / "gone"
    for folder, used in ((old, 1.0), (new, 2.0)):
        folder.mkdir()
        os.utime(folder, (used, used))
    assert newest_first([old, gone, new]) == [new, old]
    assert note_use(old)
    assert newest_first([old, gone, new]) == [old, new]
    assert not note_use(gone)
    assert not gone.exists()


def test_what_may_only_be_read_is_there_though_its_use_is_not_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "utime", read_only)
    assert note_use(tmp_path)


@pytest.mark.parametrize(
    ("most", "most_bytes", "left"),
    [(9, 99, {"1", "2", "3"}), (2, 99, {"2", "3"}), (9, 10, {"2", "3"}), (9, 9, {"3"}), (0, 0, {"3"})],
)
def test_the_folders_that_were_used_last_stay_as_far_as_they_fit(
    tmp_path: Path, most: int, most_bytes: int, left: set[str]
) -> None:
    for name in ("1", "2", "3"):
        (tmp_path / name / "inner").mkdir(parents=True)
        (tmp_path / name / "a").write_bytes(b"12")
        (tmp_path / name / "inner" / "b").write_bytes(b"345")
        os.utime(tmp_path / name, (int(name), int(name)))
    delete_oldest([*tmp_path.iterdir(), tmp_path / "gone"], most, most_bytes)
    assert {path.name for path in tmp_path.iterdir()} == left


def test_what_a_killed_process_left_is_deleted_after_a_while(tmp_path: Path) -> None:
    (tmp_path / "whole").touch()

    def killed(_: Path) -> None:
        raise SystemExit

    with pytest.MonkeyPatch.context() as patch:
        # A process that is killed tidies nothing up.
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        patch.setattr(Path, "unlink", lambda *_, **__: None)
        for attempt in (write_whole, fill_whole):
            with pytest.raises(SystemExit):
                attempt(tmp_path / "place", killed)
    assert len(list(tmp_path.iterdir())) == 3
    delete_unfinished(tmp_path)
    assert len(list(tmp_path.iterdir())) == 3
    for left in tmp_path.iterdir():
        os.utime(left, (0, 0))
    delete_unfinished(tmp_path)
    assert [left.name for left in tmp_path.iterdir()] == ["whole"]
