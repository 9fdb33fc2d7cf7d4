"""The file of predictions holds every row, and agrees with the metric of the training."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest

from dashboard.analysis.networks.predictions_csv import predictions_csv
from dashboard.data.own_data import own_data
from dashboard.data.parts import SPLITS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits, raw_parts
from tests.trained import trained


def lines(experiment: Experiment, *shown: str) -> list[dict[str, str]]:
    record = trained(experiment)
    assert record.final is not None
    splits = make_splits(experiment)
    text = predictions_csv(experiment, record.final, splits, shown or SPLITS)
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("dataset", ["moons", "iris"])
def test_its_share_of_right_classes_is_the_accuracy(dataset: str) -> None:
    experiment = change(Experiment(), dataset=dataset, samples=100, hidden_layers=(4,), epochs=5)
    found = lines(experiment)
    assert len(found) == sum(make_splits(experiment).sizes)
    for split, accuracy in zip(("train", "validation", "test"), trained(experiment).history.metrics[-1], strict=True):
        rows = [row for row in found if row["split"] == split]
        assert np.mean([row["target"] == row["prediction"] for row in rows]) == pytest.approx(accuracy)
    names = experiment.class_names
    assert sum(float(found[0][f"probability of {name}"]) for name in names) == pytest.approx(1.0, abs=1e-4)


def test_its_rows_are_those_of_the_data_set() -> None:
    experiment = change(Experiment(), dataset="iris", samples=100, hidden_layers=(4,), epochs=1)
    _, y = experiment.dataset.make(100, 0.0, 3, 0)
    found = lines(experiment)
    assert len({row["row"] for row in found}) == len(found) == 100
    assert [row["target"] for row in found] == [experiment.class_names[y[int(row["row"]) - 1]] for row in found]


@pytest.mark.parametrize("order", ["", "day"])
def test_its_rows_are_those_of_the_table_that_was_brought(order: str, tmp_path: Path) -> None:
    table = [(f"{90 - row}", f"{row % 7}", f"{row}.5" if row % 9 else "") for row in range(1, 81)]
    (tmp_path / "days.csv").write_text("\n".join(map(",".join, [("day", "x", "y"), *table])))
    name = own_data(tmp_path / "days.csv", "y", order=order)
    found = lines(change(Experiment(), dataset=name, hidden_layers=(4,), epochs=1))
    assert sorted(int(row["row"]) for row in found) == [row for row in range(1, 81) if row % 9]
    assert [table[int(row["row"]) - 1][2] for row in found] == [row["target"] for row in found]


@pytest.mark.parametrize("between", ["\n", "\r", "\r\n", ",", '"'])
def test_a_class_s_name_of_several_lines_is_one_cell(between: str, tmp_path: Path) -> None:
    table = [("x", "y"), *((str(row), f"a{between}b" if row % 2 else "c") for row in range(40))]
    with (tmp_path / "classes.csv").open("w", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(table)
    name = own_data(tmp_path / "classes.csv", "y")
    found = lines(change(Experiment(), dataset=name, hidden_layers=(4,), epochs=1))
    assert len(found) == 40
    assert {row["target"] for row in found} == {f"a{between}b", "c"}


@pytest.mark.parametrize(("dataset", "loss"), [("moons", "hinge"), ("iris", "categorical_hinge")])
def test_with_a_hinge_loss_each_class_has_a_score(dataset: str, loss: str) -> None:
    experiment = change(Experiment(), dataset=dataset, loss=loss, samples=60, hidden_layers=(4,), epochs=2)
    assert [name for name in lines(experiment)[0] if name.startswith(("score", "probability"))] == [
        f"score of {name}" for name in experiment.class_names
    ]


def test_in_regression_it_holds_numbers_in_the_unit_of_the_data() -> None:
    experiment = change(Experiment(), dataset="diabetes", samples=100, hidden_layers=(4,), epochs=5)
    rows = [row for row in lines(experiment) if row["split"] == "validation"]
    errors = np.array([float(row["target"]) - float(row["prediction"]) for row in rows])
    train, validation, _ = raw_parts(experiment)
    in_spreads = np.mean((errors / train.y.std()) ** 2)
    assert in_spreads == pytest.approx(trained(experiment).history.losses[-1, 1], rel=1e-3)
    assert [float(row["target"]) for row in rows] == pytest.approx(validation.y, rel=1e-4)
    assert set(rows[0]) == {"split", "row", "target", "prediction"}


def large_numbers(folder: Path) -> tuple[list[str], str]:
    """Whole targets of ten digits, and the data set."""
    targets = [str(1_234_567_890 + 7 * row) for row in range(80)]
    rows = [f"{row % 9}.5,{target}" for row, target in enumerate(targets)]
    (folder / "sums.csv").write_text("\n".join(["x,y", *rows]))
    return targets, own_data(folder / "sums.csv", "y")


def test_a_target_has_all_its_digits_and_a_prediction_as_many_as_it_is_known_to(tmp_path: Path) -> None:
    targets, name = large_numbers(tmp_path)
    found = lines(change(Experiment(), dataset=name, hidden_layers=(4,), epochs=1))
    assert [row["target"] for row in found] == [targets[int(row["row"]) - 1] for row in found]
    assert len({row["prediction"] for row in found}) > 8


@pytest.mark.parametrize("noise", [{"label_noise": 0.5}, {"target_noise": 0.5}])
def test_of_a_row_that_was_changed_the_target_is_what_was_trained_on(noise: dict[str, float], tmp_path: Path) -> None:
    targets, name = large_numbers(tmp_path)
    experiment = change(Experiment(), dataset=name, hidden_layers=(4,), epochs=1, **noise)
    found, train = lines(experiment), raw_parts(experiment)[0].y
    kept: dict[bool, list[bool]] = {True: [], False: []}
    for row in found:
        kept[row["split"] == "train"].append(row["target"] == targets[int(row["row"]) - 1])
    assert all(kept[False])
    assert np.mean(kept[True]) < 0.8
    said = np.array([float(row["target"]) for row in found if row["split"] == "train"])
    trained_on = make_splits(experiment).train.y * train.std() + train.mean()
    assert said == pytest.approx(trained_on, abs=1e-3 * train.std())


def test_the_test_set_can_be_left_out() -> None:
    experiment = change(Experiment(), dataset="sine", samples=100, hidden_layers=(4,), epochs=5)
    assert {row["split"] for row in lines(experiment, "train", "validation")} == {"train", "validation"}


def test_no_class_name_is_a_formula_to_a_spreadsheet(tmp_path: Path) -> None:
    classes = ("=cmd|'/C calc'!A0", "@m4rk", "-1", "+", "plain")
    table = [f"{row}.5,{classes[row % 5]}" for row in range(100)]
    (tmp_path / "m4rk.csv").write_text("\n".join(["x,y", *table]))
    name = own_data(tmp_path / "m4rk.csv", "y")
    found = lines(change(Experiment(), dataset=name, hidden_layers=(4,), epochs=1))
    assert {row["target"] for row in found} == {"'=cmd|'/C calc'!A0", "'@m4rk", "-1", "'+", "plain"}
    assert "probability of '@m4rk" in found[0]
