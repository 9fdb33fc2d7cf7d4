"""Runs in one log stay apart, and files of one training come together."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from dashboard.data.curves.log import Log
from dashboard.data.curves.read import gather_runs, read_text
from dashboard.data.curves.roles import recognize
from tests.data.curves.logs import LOGS
from tests.data.curves.readings import the_curves


def test_several_runs_in_one_log_stay_apart() -> None:
    text = "Step,calm - loss,calm - val_loss,wild - loss,wild - val_loss\n1,1,2,3,4\n2,1,2,3,4\n"
    logs = gather_runs(read_text(text))
    assert {log.name: the_curves(log) for log in logs} == {
        "calm": [[1.0, 1.0], [2.0, 2.0]],
        "wild": [[3.0, 3.0], [4.0, 4.0]],
    }


def test_beside_losses_of_no_run_no_name_is_that_of_a_run() -> None:
    (log,) = read_text("epoch,loss,val_loss,lr - Adam\n1,0.9,1.0,0.1\n2,0.5,0.8,0.1\n")
    assert the_curves(log) == [[0.9, 0.5], [1.0, 0.8]]
    assert recognize(log).rate == "lr - Adam"


def test_beside_losses_of_runs_a_loss_of_none_is_left_out() -> None:
    logs = read_text("Step,calm - val_loss,wild - val_loss,val_loss\n1,2,4,3\n2,1,5,3\n")
    assert [(log.name, list(log.columns)) for log in logs] == [("calm", ["val_loss"]), ("wild", ["val_loss"])]


def test_runs_under_names_stay_apart() -> None:
    logs = read_text('{"calm": {"loss": [1, 1], "val_loss": [2, 2]}, "wild": {"loss": [3, 3], "val_loss": [4, 4]}}')
    assert [log.name for log in logs] == ["calm", "wild"]


@pytest.mark.parametrize("folds", [2, 3, 10])
@pytest.mark.parametrize("epochs", [2, 5, 30])
@pytest.mark.parametrize("wrap", [lambda one: one, lambda one: {"params": {"epochs": 1}, "history": one}])
@pytest.mark.parametrize("write", [json.dumps, str, lambda folds: "\n".join(map(json.dumps, folds))])
def test_a_list_of_histories_as_of_a_cross_validation_is_a_training_each(
    folds: int, epochs: int, wrap: Callable[[object], object], write: Callable[[object], str]
) -> None:
    curves = [[[1.0 + fold, *[0.5] * (epochs - 1)], [2.0 + fold, *[0.75] * (epochs - 1)]] for fold in range(folds)]
    histories = [wrap({"loss": train, "val_loss": validation, "lr": [0.1] * epochs}) for train, validation in curves]
    logs = gather_runs(read_text(write(histories)))
    assert [the_curves(log) for log in logs] == curves
    assert len({log.name for log in logs}) == folds


@pytest.mark.parametrize("record", [{"loss": [0.5], "val_loss": [0.75]}, {"epoch": 1, "loss": [0.5, 9], "val_loss": 1}])
def test_records_whose_values_are_lists_are_of_an_epoch_each(record: dict[str, object]) -> None:
    assert len(read_text(json.dumps([record | {"epoch": at} if "epoch" in record else record for at in (1, 2)]))) == 1


def test_w_and_b_s_files_of_one_metric_each_are_put_together_by_run() -> None:
    losses = read_text("Step,calm - loss,wild - loss\n1,1,3\n2,1,3\n", "loss.csv")
    validation = read_text("Step,calm - val_loss,wild - val_loss\n1,2,4\n2,2,4\n", "val.csv")
    logs = gather_runs([*losses, *validation])
    assert {log.name: the_curves(log) for log in logs} == {
        "calm": [[1.0, 1.0], [2.0, 2.0]],
        "wild": [[3.0, 3.0], [4.0, 4.0]],
    }


def test_tensorboard_s_files_of_one_tag_each_are_one_training() -> None:
    table = "Wall time,Step,Value\n1,0,{}\n2,1,{}\n"
    files = {
        "run-train-tag-epoch_loss.csv": table.format(0.9, 0.5),
        "run-validation-tag-epoch_loss.csv": table.format(1.0, 0.8),
    }
    (log,) = gather_runs([log for name, text in files.items() for log in read_text(text, name)])
    assert the_curves(log) == [[0.9, 0.5], [1.0, 0.8]]


def test_two_files_of_one_name_are_told_apart() -> None:
    logs = gather_runs([*read_text(LOGS["CSVLogger"], "log.csv"), *read_text(LOGS["tabs"], "log.csv")])
    assert [log.name for log in logs] == ["log.csv (1)", "log.csv (2)"]


def one_curve(name: str, file: str, *values: float) -> tuple[Log, ...]:
    return read_text("\n".join([name, *map(str, values)]), file)


def test_a_training_takes_no_part_of_another_whose_name_ends_in_a_number() -> None:
    logs = gather_runs([*read_text("loss,val_loss\n0.9,1.0\n0.5,0.8\n", "run"), *one_curve("loss", "run 0", 3, 2)])
    assert [(log.name, list(log.columns)) for log in logs] == [("run", ["loss", "val_loss"]), ("run 0", ["loss"])]


@pytest.mark.parametrize("name", ["loss", "val_loss"])
def test_no_curve_is_lost_where_two_files_of_one_name_hold_the_same(name: str) -> None:
    logs = gather_runs([*one_curve(name, "log.csv", 3, 2), *one_curve(name, "log.csv", 5, 4)])
    assert [one.values.tolist() for log in logs for one in log.columns.values()] == [[3, 2], [5, 4]]


def test_runs_may_log_the_same_beside_each_of_their_losses() -> None:
    table = "Step,calm - {0},wild - {0},calm - epoch,wild - epoch,calm - acc,wild - acc\n1,1,3,1,1,5,6\n2,1,3,2,2,7,8\n"
    logs = gather_runs([log for loss in ("loss", "val_loss") for log in read_text(table.format(loss), f"{loss}.csv")])
    assert {log.name: the_curves(log) for log in logs} == {"calm": [[1, 1], [1, 1]], "wild": [[3, 3], [3, 3]]}


@pytest.mark.parametrize("starts", [(3, 5), (3, 5, 7)])
def test_files_of_one_name_from_several_folders_are_as_many_trainings(starts: tuple[int, ...]) -> None:
    files = [one_curve(name, "log.csv", start, 1) for name in ("loss", "val_loss") for start in starts]
    logs = gather_runs([log for file in files for log in file])
    assert [the_curves(log) for log in logs] == [[[start, 1], [start, 1]] for start in starts]
