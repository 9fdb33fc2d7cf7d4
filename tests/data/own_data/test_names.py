"""A data set is found again by its name, and a file keeps the name that it was brought with."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from dashboard.data.files.names import safe_name
from dashboard.data.own_data import own_dataset
from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.storage import schema_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.link import from_link
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from pages.your_data.trials.example import TARGET, example_csv
from pages.your_data.trials.sizes import own_experiment
from tests.data.own_data.tables import saved, table_of


def test_the_same_choice_has_the_same_name_and_another_choice_another_name() -> None:
    assert saved() == saved()
    assert len({saved(), saved(target="size"), saved(inputs=("size",)), saved(table_of(20), "y")}) == 4


def test_a_link_opens_where_the_table_is_stored_and_asks_for_it_where_it_is_not(folder: Path) -> None:
    experiment = own_experiment(saved())
    assert from_link(to_link(experiment)) == (experiment, ())
    folder.rename(folder.with_name("moved"))
    assert from_link(to_link(experiment)) == (experiment, ())
    assert change(experiment, l2=0.1).model.l2 == 0.1
    with pytest.raises(TableError, match="is not kept here: upload it again on the page Your data"):
        make_splits(experiment)


@pytest.mark.parametrize("name", ["table-../../../../etc", "table-", "table-" + "g" * 16, "../table-" + "0" * 16])
def test_a_malformed_name_never_reaches_the_file_system(name: str) -> None:
    used, problems = from_link({"dataset": name})
    assert used == Experiment()
    assert "is not one of moons" in problems[0]


@pytest.mark.parametrize(
    ("file", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\data\\a b.csv", "a b.csv"),
        ("..", "data.csv"),
        ("<b>.csv", "_b_.csv"),
        ("rents (1).csv", "rents (1).csv"),
        ("R&D, 50% [$].csv", "R&D, 50% [$].csv"),
        ("cafe\u0301.csv", "cafe\u0301.csv"),
        ("a\u202eb\x7f\xa0\n\u2028\ud800.csv", "a_b_____.csv"),
        ('a:b"c|d?e*f.csv', "a_b_c_d_e_f.csv"),
        ("schema.json", "schema.json"),
        ("\U0001d4b3" * 200 + ".csv", "\U0001d4b3" * 19 + ".csv"),
    ],
)
def test_a_file_keeps_its_name_as_far_as_every_file_system_accepts_it(file: str, safe: str) -> None:
    assert safe_name(file) == safe
    name = make_table(keep(example_csv(), file), TableChoices(TARGET))
    assert schema_of(name).file == safe
    assert own_dataset(name).size == 240


@pytest.mark.parametrize("file", ["rents (1).csv", "a:b.csv", "x" * 90 + ".csv"])
def test_a_file_is_the_same_under_the_name_that_it_was_brought_with_and_the_one_that_it_has_here(file: str) -> None:
    assert keep(example_csv(), file) == keep(example_csv(), safe_name(file))


def test_the_name_of_a_data_set_is_that_of_earlier_versions() -> None:
    assert keep(b"x,y\n" + b"1.5,a\n2.5,b\n" * 20, "My rents-2_b.csv") == "file-06b6afc8466fa82c"


def test_a_worker_finds_the_table_by_its_name() -> None:
    experiment = own_experiment(saved())
    again = pickle.loads(pickle.dumps(experiment))
    assert make_splits(again).sizes == (144, 48, 48)
