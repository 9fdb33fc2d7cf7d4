"""What has ended lies in a file until it is in the database, so that a server that is killed loses none of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dashboard.analysis.verdict import judge_record
from dashboard.data.files import whole_files
from dashboard.store.keeping import waiting
from dashboard.store.keeping.keeper import MOST_LEFT, Keeper
from dashboard.store.keeping.shelf import Shelf, discard
from dashboard.store.kept import FinishedRun
from dashboard.store.listing import EVERYTHING, Query
from dashboard.store.store import RunStore
from tests.store.runs import ANNA, finished, trial, with_rows

# Trials that end one after the other, none of which is written at once; says so of each.
SERVER = """
import itertools, sys
from pathlib import Path
from dashboard.store.keeping.keeper import Keeper
from dashboard.store.keeping.shelf import Shelf
from dashboard.store.store import RunStore
from tests.store.runs import ANNA, trial

keeper = Keeper(RunStore(sys.argv[1]), shelf=Shelf(Path(sys.argv[2])))
for place in itertools.count():
    run = trial(place)
    keeper.keep(ANNA, run.record, run.trial)
    print(place, flush=True)
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "unwritten")


def without_weights(run: FinishedRun) -> FinishedRun:
    return replace(run, record=replace(run.record, final=None))


@pytest.mark.parametrize(
    "run",
    [trial(3, at=2.5), with_rows(finished(0.5, 0.25, 0.75, at=1.5)), finished(np.nan), without_weights(finished())],
)
def test_what_lies_there_is_the_run_that_was_put_there(shelf: Shelf, run: FinishedRun) -> None:
    shelf.put(run)
    ((found, _),) = shelf.left(MOST_LEFT)
    assert (found.owner, found.created, found.code, found.trial) == (run.owner, run.created, run.code, run.trial)
    assert found.record.experiment == run.record.experiment
    assert found.record.ending == run.record.ending
    np.testing.assert_allclose(found.record.history.losses, run.record.history.losses, rtol=1e-6)
    np.testing.assert_equal(found.record.final, run.record.final)
    assert (found.record.rows is None) == (run.record.rows is None)
    if found.record.rows is not None and run.record.rows is not None:
        np.testing.assert_allclose(found.record.rows.ahead, run.record.rows.ahead, rtol=1e-6)
    assert judge_record(found.record).sentence == judge_record(run.record).sentence


def test_what_is_taken_is_left_no_more(shelf: Shelf) -> None:
    discard(shelf.put(finished()))
    assert list(shelf.left(MOST_LEFT)) == []


def test_what_was_cut_off_is_thrown_away(shelf: Shelf, tmp_path: Path) -> None:
    path = shelf.put(finished())
    assert path is not None
    path.write_bytes(path.read_bytes()[:700])
    (tmp_path / "unwritten" / "other.run").write_bytes(b"")
    whole = shelf.put(trial(0))
    assert [path for _, path in shelf.left(MOST_LEFT)] == [whole]
    assert not path.exists()


def test_its_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "not" / "there yet")
    path = shelf.put(finished())
    assert [left for _, left in shelf.left(MOST_LEFT)] == [path]


def test_what_a_killed_server_left_half_written_is_deleted_once_nobody_can_be_writing_it(
    shelf: Shelf, tmp_path: Path
) -> None:
    shelf.put(finished())
    half = tmp_path / "unwritten" / f"{whole_files._UNFINISHED}half"
    half.touch()
    assert len(shelf.left(MOST_LEFT)) == 1
    assert half.exists()
    os.utime(half, (0, 0))
    assert len(shelf.left(MOST_LEFT)) == 1
    assert not half.exists()


def test_a_folder_that_can_not_be_written_costs_nothing_but_the_safety(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    shelf = Shelf(tmp_path / "file" / "unwritten")
    assert shelf.put(finished()) is None
    assert list(shelf.left(MOST_LEFT)) == []


def test_what_is_written_leaves_no_file(store: RunStore, shelf: Shelf) -> None:
    keeper = Keeper(store, shelf=shelf)
    for one in (finished(), trial(0), trial(1)):
        keeper.keep(ANNA, one.record, one.trial)
    assert keeper.wait(60)
    keeper.close()
    assert list(shelf.left(MOST_LEFT)) == []


def test_a_killed_server_loses_no_trial_that_had_ended(tmp_path: Path, shelf: Shelf) -> None:
    url, folder = f"sqlite:///{tmp_path / 'runs.sqlite'}", tmp_path / "unwritten"
    with subprocess.Popen([sys.executable, "-c", SERVER, url, folder], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        for _ in range(20):
            server.stdout.readline()
        server.send_signal(signal.SIGKILL)
        ended = 20 + len(server.stdout.readlines())
    keeper = Keeper(RunStore(url), shelf=shelf)
    assert keeper.wait(60)
    (study,) = keeper.store.studies(ANNA)
    assert ended <= study.runs <= ended + 1
    assert keeper.store.find(Query(ANNA, lesson=EVERYTHING)).total == study.runs
    keeper.close()
    assert list(shelf.left(MOST_LEFT)) == []


def test_a_server_that_starts_while_another_one_writes_throws_nothing_away(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_in_parts(place: Path, content: bytes) -> int:
        with place.open("wb") as file:
            file.write(content[:700])
            file.flush()
            assert list(shelf.left(MOST_LEFT)) == []
            return file.write(content[700:])

    monkeypatch.setattr(Path, "write_bytes", write_in_parts)
    written = shelf.put(trial(0))
    assert [path for _, path in shelf.left(MOST_LEFT)] == [written]


def test_what_can_not_be_read_at_the_moment_stays(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.put(finished())

    def unreadable(path: Path) -> bytes:
        raise PermissionError(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", unreadable)
        assert list(shelf.left(MOST_LEFT)) == []
    assert len(list(shelf.left(MOST_LEFT))) == 1


def test_a_run_of_a_newer_version_stays_and_is_not_taken_for_another_one(shelf: Shelf) -> None:
    path = shelf.put(finished())
    assert path is not None
    content = path.read_bytes()
    path.write_bytes(content.replace(b'"settings": {', b'"settings": {"warmth": "9", '))
    assert list(shelf.left(MOST_LEFT)) == []
    path.write_bytes(content)
    assert len(list(shelf.left(MOST_LEFT))) == 1


def test_of_too_many_that_are_left_the_oldest_are_deleted(shelf: Shelf) -> None:
    paths = [shelf.put(trial(place, at=float(place))) for place in range(4)]
    for place, path in enumerate(paths):
        assert path is not None
        os.utime(path, (place, place))
    assert [path for _, path in shelf.left(2)] == paths[2:]
    assert [path for path in paths if path is not None and path.exists()] == paths[2:]


def test_of_a_run_that_is_dropped_no_file_stays(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "MOST_TRIALS", 2)
    # It waits in vain for a database that is not there.
    monkeypatch.setattr("dashboard.store.keeping.keeper.CLOSE_SECONDS", 0.1)
    keeper = Keeper(RunStore("postgresql://nobody@127.0.0.1:1/none"), shelf=shelf)
    for place in range(4):
        keeper.keep(ANNA, trial(place).record, trial(place).trial)
    assert len(list(shelf.left(MOST_LEFT))) == 2
    keeper.close()
