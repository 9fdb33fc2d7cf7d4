"""What would take too much memory or time is refused as such, and what a long training writes fits."""

from __future__ import annotations

import gc
import gzip
from contextlib import suppress
from time import thread_time

import pytest

from dashboard.data.curves import object_log, read
from dashboard.data.curves.literals import LONGEST_LITERAL
from dashboard.data.curves.log import LARGEST, LogError
from dashboard.data.curves.packed import workbook as packed_workbook
from dashboard.data.curves.read import gather_runs, read_file, read_text
from tests.cases import at_every_check
from tests.data.curves.logs import HOSTILE
from tests.data.curves.malformed import workbook
from tests.data.curves.readings import notebook_of


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


def test_records_that_stand_for_far_more_cells_than_they_hold_are_refused() -> None:
    records = [{"loss": 1}] * (object_log.MOST_CELLS // 1000) + [{f"k{i}": 1 for i in range(1000)}]
    with pytest.raises(LogError, match="lines are too many: keep one row per epoch"):
        object_log.read_object(records, "log")


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
