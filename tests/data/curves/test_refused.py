"""What is no log is refused in a sentence that says what to bring instead."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from dashboard.data.curves.log import LogError
from dashboard.data.curves.read import read_file, read_text
from tests.data.curves.malformed import NONE
from tests.data.curves.readings import saved


@pytest.mark.parametrize("save", [np.save, np.savez_compressed])
def test_a_pickle_within_an_array_is_not_opened(save: Callable[..., None]) -> None:
    with pytest.raises(LogError, match="A pickle can run programs"):
        read_file(saved(save, arr={"loss": [0.9, 0.5]}), "history.npy")


@pytest.mark.parametrize("cut", [20, 90, 130, 200])
def test_arrays_that_were_cut_off_are_refused(cut: int) -> None:
    for save in (np.save, np.savez):
        with pytest.raises(LogError):
            read_file(saved(save, arr=list(range(20)))[:cut], "history")


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


def test_text_that_only_colours_a_terminal_is_empty() -> None:
    with pytest.raises(LogError, match="It is empty"):
        read_text("\x1b[0m\n")
