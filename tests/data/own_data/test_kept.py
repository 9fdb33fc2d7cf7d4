"""Which tables and files are kept, and what is left of those that are deleted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.data.tables import storage
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.making import described, keep
from dashboard.data.tables.storage import delete_file, description_of, is_kept, schema_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from pages.your_data.trials.example import FILE, example_csv
from pages.your_data.trials.sizes import own_experiment
from tests.data.own_data.tables import saved, table_of


def test_the_oldest_tables_are_removed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(storage, "MAX_KEPT", 3)
    names = [saved(table_of(rows), "y") for rows in range(20, 25)]
    assert len(list(folder.glob("table-*"))) == len(list(folder.glob("file-*"))) == 3
    assert is_kept(names[-1])


@pytest.mark.parametrize("again", ["made", "read", "read where it was read before"])
def test_a_table_that_is_used_and_its_file_are_newer_than_those_that_are_not(
    again: str, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr(storage, "MAX_KEPT", 2)
    used, unused = (saved(table_of(rows), "y") for rows in (30, 31))
    experiment = change(Experiment(), dataset=used)
    if again == "read where it was read before":
        make_splits(experiment)
    files = [schema_of(name).source for name in (used, unused)]
    for age, name in enumerate((unused, used, *reversed(files))):
        os.utime(folder / name, (1000 - age, 1000 - age))
    if again == "made":
        assert saved(table_of(30), "y") == used
    else:
        make_splits(experiment)
    saved(table_of(32), "y")
    assert [is_kept(name) for name in (used, unused, *files)] == [True, False, True, False]


def test_a_file_that_is_deleted_takes_its_data_sets_with_it(folder: Path) -> None:
    name, other = saved(), saved(table_of(20), "y")
    delete_file(schema_of(name).source)
    assert [is_kept(name), is_kept(other)] == [False, True]
    assert description_of(schema_of(other).source) is not None


def test_of_a_table_that_is_deleted_no_row_is_trained_on_though_its_rows_were_read_before() -> None:
    name = saved()
    experiment = own_experiment(name)
    assert make_splits(experiment).sizes == (144, 48, 48)
    delete_file(schema_of(name).source)
    for seed in (0, 1):
        with pytest.raises(TableError, match="is not kept here: upload it again on the page Your data"):
            make_splits(change(experiment, data_seed=seed))


def test_a_file_that_is_read_by_no_means_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("dashboard.data.tables.making.describe_opened", fail)
    with pytest.raises(ZeroDivisionError):
        keep(example_csv(), FILE)
    assert not list(folder.iterdir())


def test_a_file_that_is_no_table_is_not_kept(folder: Path) -> None:
    with pytest.raises(TableError):
        keep(b"\x89PNG", "x.csv")
    assert list(folder.iterdir()) == []


def test_a_file_can_be_deleted_beside_tables_of_another_version(folder: Path) -> None:
    name, other = saved(), saved(table_of(20), "y")
    file = schema_of(name).source
    (folder / other / "schema.json").write_text('{"columns": 3}')
    with pytest.raises(TableError, match="upload it again"):
        schema_of(other)
    delete_file(file)
    assert [is_kept(name), is_kept(other)] == [False, True]


def test_a_description_of_another_version_is_made_again(folder: Path) -> None:
    name = keep(example_csv(), FILE)
    (folder / name / "description.json").write_text("{}")
    assert description_of(name) is None
    assert described(name) == description_of(name)


@pytest.mark.parametrize("error", [OSError("No space left on device"), MemoryError(), KeyboardInterrupt()])
def test_a_file_is_kept_when_it_is_not_its_own_fault_that_it_could_not_be_read(
    monkeypatch: pytest.MonkeyPatch, folder: Path, error: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("dashboard.data.tables.making.keep_cells", fail)
    with pytest.raises(type(error)):
        keep(example_csv(), FILE)
    monkeypatch.undo()
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(folder))
    (file,) = folder.iterdir()
    assert described(file.name).columns
