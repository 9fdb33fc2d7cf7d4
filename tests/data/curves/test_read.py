"""A log is read whatever tool wrote it."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.data.curves.read import gather_runs, read_file, read_text
from tests.data.curves.logs import FILES, LOGS
from tests.data.curves.malformed import workbook
from tests.data.curves.readings import notebook_of, saved, the_curves


@pytest.mark.parametrize("text", LOGS.values(), ids=list(LOGS))
def test_training_and_validation_loss_are_found(text: str) -> None:
    (log,) = gather_runs(read_text(text))
    assert the_curves(log) == [[0.9, 0.5], [1.0, 0.8]]


@pytest.mark.parametrize("content", FILES.values(), ids=list(FILES))
def test_a_file_is_opened_whatever_it_is_packed_in(content: bytes) -> None:
    (log,) = read_file(content, "log.csv")
    assert the_curves(log) == [[0.9, 0.5], [1.0, 0.8]]


def test_a_sheet_of_excel_is_a_table() -> None:
    content = workbook([["epoch", "loss", "val_loss"], [1, 0.9, 1.0], [2, 0.5, 0.8]])
    (log,) = read_file(content, "log.xlsx")
    assert the_curves(log) == [[0.9, 0.5], [1.0, 0.8]]


def test_the_arrays_of_numpy_are_curves_by_their_names() -> None:
    (log,) = read_file(saved(np.savez, loss=[0.9, 0.5], val_loss=[1.0, 0.8], weights=[[1.0]]), "history.npz")
    assert the_curves(log) == [[0.9, 0.5], [1.0, 0.8]]
    (log,) = read_file(saved(np.save, arr=[1.0, 0.8]), "losses.npy")
    assert log.columns["val_loss"].values.tolist() == [1.0, 0.8]


@pytest.mark.parametrize(
    "text",
    [
        "1,0\n0,9\n0,8\n0,85\n",
        "val_loss\n1,0\n0,9\n0,8\n0,85\n",
        "1.0 0.9 0.8 0.85",
        "1.0, 0.9, 0.8, 0.85",
        "[1, 0.9, 0.8, 0.85]",
    ],
)
def test_one_column_or_row_of_numbers_is_a_validation_loss(text: str) -> None:
    (log,) = read_text(text)
    assert log.columns["val_loss"].values.tolist() == [1.0, 0.9, 0.8, 0.85]


def test_three_numbers_are_one_curve() -> None:
    (log,) = read_text("1.0, 0.9, 0.8")
    assert log.columns["val_loss"].values.tolist() == [1.0, 0.9, 0.8]


@pytest.mark.parametrize("text", ["0.693\n0.693\n0.693\n0.65\n0.6", "0,693\n0,693\n0,693\n0,65\n0,6"])
def test_a_loss_that_is_the_first_once_more_is_an_epoch(text: str) -> None:
    (log,) = read_text(text)
    assert log.columns["val_loss"].values.tolist() == [0.693, 0.693, 0.693, 0.65, 0.6]


@pytest.mark.parametrize(
    "line",
    [
        "Epoch {}:",
        "epoch={}",
        "에포크 {}/9",
        "[에폭 {}]",
        "轮次 {}:",
        "第{}轮",
        "第 {}/9 轮:",
        "第{}个epoch",
        "epoch{}",
        "エポック{}:",
    ],
)
def test_printed_epochs_have_their_numbers_in_any_language(line: str) -> None:
    (log,) = read_text("\n".join(f"{line.format(epoch)} loss: 0.5 val_loss: 0.6" for epoch in (3, 5, 7)))
    assert {name: curve.steps.tolist() for name, curve in log.columns.items()} == {
        "loss": [3.0, 5.0, 7.0],
        "val_loss": [3.0, 5.0, 7.0],
    }


@pytest.mark.parametrize(
    "content", [b"1700000000000 1.0 0\n1700000001000 0.8 1\n", b"step,timestamp,value\n0,1.7,1.0\n1,1.8,0.8\n"]
)
def test_a_file_for_each_curve_is_named_by_the_curve(content: bytes) -> None:
    (log,) = read_file(content, "val_loss")
    assert log.columns["val_loss"].values.tolist() == [1.0, 0.8]


def test_a_training_loss_that_was_not_logged_yet_is_left_out() -> None:
    (log,) = read_text("Epoch\tTraining Loss\tValidation Loss\n1\tNo log\t1.0\n2\t0.5\t0.8\n")
    assert the_curves(log) == [[0.5], [1.0, 0.8]]


def test_a_header_that_is_written_again_is_no_row() -> None:
    (log,) = read_text("epoch,loss,val_loss\n0,0.9,1.0\nepoch,loss,val_loss\n1,0.5,0.8\n")
    assert the_curves(log) == [[0.9, 0.5], [1.0, 0.8]]


def test_a_workbook_may_have_titles_above_its_table() -> None:
    rows: list[list[object]] = [["Monday's run"], [None], ["Epoch", "Loss", "Val loss"], [1, 0.9, 1.0], [2, 0.5, 0.8]]
    (log,) = read_file(workbook(rows), "log.xlsx")
    assert list(log.columns) == ["Loss", "Val loss"]


@pytest.mark.parametrize(
    "rows", ["1700000000000 0.9 0\n1700000000500 0.5 20\n", "0,1700000000000.0,0.9\n20,1700000000500.0,0.5\n"]
)
def test_beside_times_and_steps_a_file_of_one_curve_has_one_column(rows: str) -> None:
    (log,) = read_text(rows, "val_loss.csv")
    assert {name: list(curve.values) for name, curve in log.columns.items()} == {"val_loss": [0.9, 0.5]}


def test_what_a_notebook_printed_in_colours_is_read_as_it_looks() -> None:
    (log,) = read_text(notebook_of("\x1b[1mEpoch 1\x1b[0m loss:\x1b[32m 0.9\x1b[0m val_loss:\x1b[32m 1.0\x1b[0m\n"))
    assert the_curves(log) == [[0.9], [1.0]]
