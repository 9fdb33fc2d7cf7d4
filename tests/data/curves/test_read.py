"""A log is read whatever tool wrote it, and one that is none is refused in a sentence."""

from __future__ import annotations

import gc
import gzip
import io
import json
from collections.abc import Callable
from contextlib import suppress
from time import thread_time
from typing import Any

import numpy as np
import pytest

from dashboard.data.curves import object_log, read
from dashboard.data.curves.literals import LONGEST_LITERAL
from dashboard.data.curves.log import LARGEST, Log, LogError
from dashboard.data.curves.numbers import number
from dashboard.data.curves.packed import workbook as packed_workbook
from dashboard.data.curves.read import gather_runs, read_file, read_text
from dashboard.data.curves.roles import recognize
from tests.cases import at_every_check
from tests.data.curves.logs import FILES, HOSTILE, LOGS
from tests.data.curves.malformed import NONE, workbook


def the_curves(log: Log) -> list[list[float]]:
    """Training and validation loss, as the names of their columns tell."""
    roles = recognize(log)
    return [log.columns[name].values.tolist() for name in (roles.loss, roles.validation_loss)]


def saved(save: Callable[..., None], **arrays: Any) -> bytes:
    """As NumPy saves them."""
    file = io.BytesIO()
    save(file, **arrays)
    return file.getvalue()


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


def test_long_names_that_begin_alike_are_columns_of_their_own() -> None:
    start = "metrics/" * 40
    names = [f"{start}loss", f"{start}val_loss", f"{start[:199]}x", "loss"]
    (log,) = read_text(",".join(names) + "\n4,3,2,1\n3,2,1,0\n")
    assert [one.values.tolist() for one in log.columns.values()] == [[4, 3], [3, 2], [2, 1], [1, 0]]
    assert max(map(len, log.columns)) == 200


def test_each_column_keeps_its_values_where_names_are_written_twice() -> None:
    (log,) = read_text("loss,loss (3),loss\n3,2,1\n2,1,0\n")
    assert [one.values.tolist() for one in log.columns.values()] == [[3, 2], [2, 1], [1, 0]]


def test_each_curve_of_a_figure_is_kept_where_two_have_one_name() -> None:
    (log,) = read_text('[{"name": "loss", "x": [1, 2], "y": [3, 2]}, {"name": "loss", "x": [1, 2], "y": [5, 4]}]')
    assert [one.values.tolist() for one in log.columns.values()] == [[3, 2], [5, 4]]


@pytest.mark.parametrize("save", [np.save, np.savez_compressed])
def test_a_pickle_within_an_array_is_not_opened(save: Callable[..., None]) -> None:
    with pytest.raises(LogError, match="A pickle can run programs"):
        read_file(saved(save, arr={"loss": [0.9, 0.5]}), "history.npy")


@pytest.mark.parametrize("cut", [20, 90, 130, 200])
def test_arrays_that_were_cut_off_are_refused(cut: int) -> None:
    for save in (np.save, np.savez):
        with pytest.raises(LogError):
            read_file(saved(save, arr=list(range(20)))[:cut], "history")


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


def test_two_columns_of_whole_numbers_are_no_decimal_fractions() -> None:
    (log,) = read_text("9,10\n5,8\n")
    assert the_curves(log) == [[9.0, 5.0], [10.0, 8.0]]


def test_points_between_thousands_are_no_decimal_points() -> None:
    (log,) = read_text("loss\tval_loss\n1.234,5\t2,0\n0,5\t0,8\n")
    assert the_curves(log) == [[1234.5, 0.5], [2.0, 0.8]]


@pytest.mark.parametrize(
    ("text", "curves"),
    [
        ('loss,val_loss\n"1,234.5","2,000"\n"1,234,000","0.8"\n', [[1234.5, 1234000.0], [2000.0, 0.8]]),
        ('loss,val_loss\n"0,9","1,0"\n"0,512","1,234"\n', [[0.9, 0.512], [1.0, 1.234]]),
        ('{"loss": ["0,9", "0,512"], "val_loss": ["1,0", "1,234"]}', [[0.9, 0.512], [1.0, 1.234]]),
        ("{'loss': ['0,9', '1.000,512'], 'val_loss': ['1,0', '1,234']}", [[0.9, 1000.512], [1.0, 1.234]]),
        ('[{"loss": "0,9", "val_loss": "1,0"}, {"loss": "0,512", "val_loss": "1,234"}]', [[0.9, 0.512], [1.0, 1.234]]),
        ('[["0,9", "1,0"], ["0,512", "1,234"]]', [[0.9, 0.512], [1.0, 1.234]]),
        ('{"loss": ["1,234.5", "2,000"], "val_loss": ["3,000", 4]}', [[1234.5, 2000.0], [3000.0, 4.0]]),
        ("loss;val_loss\n1 234,5;2\u00a0000\n0,5;0,8\n", [[1234.5, 0.5], [2000.0, 0.8]]),
        ("loss;val_loss\n1'234.5;2\u2019000\n0.5;0.8\n", [[1234.5, 0.5], [2000.0, 0.8]]),
        ("loss,val_loss\n\u22120.5,1.0\n\u22120.9,0.8\n", [[-0.5, -0.9], [1.0, 0.8]]),
        ('loss,val_loss\n"2,5","1,4"\n"1,512","1,234"\n', [[2.5, 1.512], [1.4, 1.234]]),
        ('loss,val_loss\n"2,512","1,4321"\n"1,512","1,234"\n', [[2.512, 1.512], [1.4321, 1.234]]),
        ('loss,val_loss\n"2,512","1,432"\n"1,512","1,234,567"\n', [[2512, 1512], [1432, 1234567]]),
        ("Epoch 1 loss: 0,9, val_loss: 1,0\nEpoch 2 loss: 0,512, val_loss: 1,234", [[0.9, 0.512], [1.0, 1.234]]),
        ("Epoch 1 loss: 1,234.5, val_loss: 2,000\nEpoch 2 loss: 0.5, val_loss: 0.8", [[1234.5, 0.5], [2000.0, 0.8]]),
        ("10:00:00,123 epoch 1,loss=3,val_loss=2\n10:00:09,123 epoch 2,loss=2,val_loss=1", [[3.0, 2.0], [2.0, 1.0]]),
    ],
)
def test_a_number_is_what_it_is_where_it_was_written(text: str, curves: list[list[float]]) -> None:
    (log,) = read_text(text)
    assert the_curves(log) == curves


@pytest.mark.parametrize(
    "text", ["Epoch 1 loss: \u22121.5 val_loss: \u22120.5", "loss: \u22121.5, \u22122\nval_loss: 1, 2"]
)
def test_a_minus_sign_that_is_printed_is_one(text: str) -> None:
    (log,) = read_text(text)
    assert set(log.columns) == {"loss", "val_loss"}
    assert log.columns["loss"].values[0] == -1.5


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


@pytest.mark.parametrize("content", NONE.values(), ids=list(NONE))
def test_what_is_no_log_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(LogError, match=r"[.!:]$|\.$"):
        read_file(content, "log")


@pytest.mark.parametrize("seed", range(30))
def test_random_bytes_are_read_or_refused(seed: int) -> None:
    rng = np.random.default_rng(seed)
    sign = rng.choice(list(b',;\t\n:={}[]"0123456789.eE-+ nalosv'), 300)
    for content in (bytes(sign.tolist()), rng.bytes(300)):
        try:
            logs = read_file(content, "log")
        except LogError:
            continue
        assert all(log.columns for log in logs)


def test_a_log_that_is_too_long_is_refused() -> None:
    with pytest.raises(LogError, match="characters are more than the limit of"):
        read_text("1\n" * LARGEST)


@pytest.mark.parametrize("name", at_every_check([*HOSTILE][::4], HOSTILE))
def test_reading_takes_time_in_proportion_to_the_text_whatever_it_holds(name: str) -> None:
    text = HOSTILE[name]
    short, long = seconds(text(10_000), 5), seconds(text(80_000), 1)
    # In proportion it is 8 times; with its square, 64.
    assert long < 30 * (short + 0.001)


def seconds(text: str, times: int) -> float:
    """What reading takes of a processor, the least of so many times."""
    taken = []
    # What other tests have left would be gone through in the midst of it.
    gc.collect()
    gc.disable()
    try:
        for _ in range(times):
            began = thread_time()
            with suppress(LogError):
                gather_runs(read_text(text))
            taken.append(thread_time() - began)
    finally:
        gc.enable()
    return min(taken)


def test_texts_in_a_workbook_may_have_a_decimal_comma() -> None:
    content = workbook([["loss", "val_loss"], ["0,512", "1,234"], [0.25, "0,8"]])
    (log,) = read_file(content, "log.xlsx")
    assert the_curves(log) == [[0.512, 0.25], [1.234, 0.8]]


def test_no_group_of_thousands_begins_with_0() -> None:
    with pytest.raises(LogError, match="is not a number"):
        number("0,512")
    assert number("10,512") == 10512


def test_a_workbook_that_would_unpack_to_far_too_much_is_refused_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    content = workbook([["loss", "val_loss"], [1.0, 2.0]])
    monkeypatch.setattr(packed_workbook, "LARGEST", 100)
    with pytest.raises(LogError, match="workbook is too large"):
        read_file(content, "log.xlsx")


def test_a_gzip_that_would_unpack_to_too_much_is_refused_as_such() -> None:
    with pytest.raises(LogError, match=r"larger than 20\sMB"):
        read_file(gzip.compress(b"1\n" * LARGEST), "log.csv.gz")


def test_a_dictionary_of_python_s_that_is_too_long_says_to_save_it_as_json() -> None:
    with pytest.raises(LogError, match="Save it as JSON"):
        read_text("{'loss': [" + "0.5, " * (LONGEST_LITERAL // 5))


@pytest.mark.parametrize("item", ["1,", "-1,", "(),", "a<", "a."])
def test_a_dictionary_of_python_s_with_too_many_values_says_to_save_it_as_json(item: str) -> None:
    with pytest.raises(LogError, match=r"at most 300,000 values, and this one has more\. Save it as JSON"):
        read_text("{'loss': [" + item * 620_000 + "1]}")


def test_a_dictionary_of_python_s_with_ten_thousand_epochs_fits() -> None:
    losses = ", ".join(["1.1920928955078125e-05"] * 10_000)
    (log,) = read_text("{" + ", ".join(f"'{name}': [{losses}]" for name in ("loss", "val_loss", *"abcdef")) + "}")
    assert len(log.columns) == 8


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


def test_a_loss_that_was_not_a_number_is_kept_as_such() -> None:
    (log,) = read_text("epoch,loss,val_loss\n1,0.9,1.0\n2,nan,inf\n")
    assert [np.isfinite(values.values).tolist() for values in log.columns.values()] == [[True, False], [True, False]]


@pytest.mark.parametrize(
    "text",
    [
        "epoch,loss,val_loss\n1,0.9,nan\n2,0.8,1.0\n3,0.7,nan\n4,0.5,0.8\n5,0.4,nan\n",
        "   epoch  loss  val_loss\n0  1  0.9  NaN\n1  2  0.8  1.0\n2  3  0.7  NaN\n3  4  0.5  0.8\n",
        '{"loss": [0.9, 0.8, 0.7, 0.5], "val_loss": [NaN, 1.0, NaN, 0.8]}',
        "epoch,loss,val_loss\n2,0.8,NaN\n2,NaN,1.0\n4,0.5,NaN\n4,NaN,0.8\n",
    ],
    ids=["CSV", "pandas", "JSON", "a row for each split"],
)
def test_nan_is_no_value_where_numbers_follow_it_or_lie_as_far_apart(text: str) -> None:
    (log,) = read_text(text)
    assert log.columns["val_loss"].steps.tolist() == [2.0, 4.0]
    assert np.isfinite(log.columns["loss"].values).all()


def test_a_loss_that_was_not_written_down_is_no_value() -> None:
    (log,) = read_text("epoch,loss,val_loss\n1,0.9,1.0\n2,0.5,\n3,0.4,NA\n4,0.3,0.8\n")
    assert log.columns["val_loss"].steps.tolist() == [1.0, 4.0]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a page that was not found", "download the file itself"),
        ("what Git keeps of a large file", "git lfs pull"),
        ("W&B's own record", "a chart's menu exports a CSV"),
        ("weights of PyTorch", "Save the history as JSON"),
        ("a tar in a gzip", "Unpack it"),
        ("a database", "Export the curves from it as CSV"),
        ("formulas", "words, formulas or nothing"),
        ("one number for each name", "a number for each epoch"),
        ("rows of different lengths", "from names to lists of numbers"),
    ],
)
def test_the_sentence_says_what_to_bring_instead(name: str, words: str) -> None:
    with pytest.raises(LogError, match=words):
        read_file(NONE[name], "log")


def test_half_a_letter_in_a_name_can_be_shown() -> None:
    (log,) = read_text('{"loss\\ud800": [0.9, 0.5], "val_loss": [1.0, 0.8]}')
    assert [name.encode() for name in log.columns] == [b"loss?", b"val_loss"]


def test_of_a_pickle_the_sentence_says_what_to_do_instead() -> None:
    with pytest.raises(LogError, match=r"json\.dump\(history\.history"):
        read_file(NONE["a pickle"], "history.pkl")


def test_a_word_among_losses_is_named_with_its_place() -> None:
    text = "epoch,loss,val_loss\n1,0.9,1.0\n2,0.7,0.9\n3,0.5,error\n"
    with pytest.raises(LogError, match=r"The column val_loss has “error” in row 3, among numbers"):
        read_text(text)


@pytest.mark.parametrize(
    "text", ['{"loss": [0.9, 0.5], "val_lo', '{"loss": [0.9, 0.5], // train\n "val_loss": [1.0, 0.8]}']
)
def test_json_with_a_slip_is_called_so(text: str) -> None:
    with pytest.raises(LogError, match="begins like JSON, but breaks off or contains a mistake"):
        read_text(text)


@pytest.mark.parametrize("text", ["why is my loss above 0.5?", "Traceback, most recent call: line 12, in train.py"])
def test_prose_is_no_table(text: str) -> None:
    with pytest.raises(LogError, match="There are no curves in it"):
        read_text(text)


def test_numbers_that_python_prints_without_digits_are_those_numbers() -> None:
    (log,) = read_text("{'loss': [0.9, nan, inf, -inf], 'val_loss': [1.0, NaN, Infinity, -Infinity]}")
    for values in log.columns.values():
        np.testing.assert_array_equal(values.values[1:], [np.nan, np.inf, -np.inf])


@pytest.mark.parametrize(
    "text",
    [
        '{"loss": {"x": [1, 2], "y": [0.5, %s]}, "val_loss": [0.9, 0.8]}' % ("9" * 400),
        "{'loss': [0.5, 0x%s], 'val_loss': [0.9, 0.8]}" % ("f" * 6000),
        "[{'loss': 0.5, 'val_loss': 0.9}, {'loss': 0x%s, 'val_loss': 0.8}]" % ("f" * 6000),
    ],
    ids=["in a chart", "in hexadecimal", "in a record"],
)
def test_an_integer_beyond_any_float_is_infinite(text: str) -> None:
    (log,) = read_text(text)
    assert log.columns["loss"].values.tolist() == [0.5, np.inf]


def test_records_that_stand_for_far_more_cells_than_they_hold_are_refused() -> None:
    records = [{"loss": 1}] * (object_log.MOST_CELLS // 1000) + [{f"k{i}": 1 for i in range(1000)}]
    with pytest.raises(LogError, match="lines are too many: keep one row per epoch"):
        object_log.read_object(records, "log")


def notebook_of(printed: str) -> str:
    """A notebook of one cell, which has printed this."""
    return json.dumps({"cells": [{"outputs": [{"text": [printed]}]}], "nbformat": 4})


LINES, CELLS = read.MOST_LINES + 2, read.MOST_CELLS + 1


@pytest.mark.parametrize(
    "text",
    [*(f"1{end}" * LINES for end in ("\n", "\r", "\r\n", "\x1e")), "loss\n" + "1," * CELLS, f"[{'1,' * CELLS}1]"],
    ids=["lines", "of old Macs", "of Windows", "of records", "commas", "JSON"],
)
def test_what_would_fill_the_memory_is_refused_before_it_is_taken_apart(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "_logs", lambda *_: pytest.fail("taken apart"))
    with pytest.raises(LogError, match="lines are too many: keep one row per epoch"):
        read_text(text)


def test_so_is_what_a_notebook_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(f"Epoch {epoch} loss: 0.5 val_loss: 0.6\n" for epoch in range(1, 30))
    monkeypatch.setattr(read, "MOST_LINES", 20)
    with pytest.raises(LogError, match="lines are too many: keep one row per epoch"):
        read_text(notebook_of(lines))


def test_what_a_notebook_printed_in_colours_is_read_as_it_looks() -> None:
    (log,) = read_text(notebook_of("\x1b[1mEpoch 1\x1b[0m loss:\x1b[32m 0.9\x1b[0m val_loss:\x1b[32m 1.0\x1b[0m\n"))
    assert the_curves(log) == [[0.9], [1.0]]


def test_text_that_only_colours_a_terminal_is_empty() -> None:
    with pytest.raises(LogError, match="It is empty"):
        read_text("\x1b[0m\n")


def test_a_hundred_thousand_epochs_of_json_that_is_set_out_fit() -> None:
    losses = ",\n".join(["0.5"] * 100_000)
    text = "{" + ",\n".join(f'"{name}": [\n{losses}\n]' for name in ("loss", "val_loss", *"abcdef")) + "}"
    assert len(read_text(text)[0].columns) == 8


def test_a_line_of_windows_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MOST_LINES", 3)
    assert read_text("loss,val_loss\r\n1,2\r\n0.5,1\r\n0.4,1")


def test_a_hundred_runs_of_a_thousand_epochs_fit() -> None:
    names = ",".join(f"run {run} - {split}" for run in range(100) for split in ("loss", "val_loss"))
    rows = "".join(f"{epoch},{','.join(['0.5'] * 200)}\n" for epoch in range(1000))
    assert len(read_text(f"Step,{names}\n{rows}")) == 100
