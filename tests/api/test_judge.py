"""A training elsewhere is judged in Python and on the command line as it is on the page."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zipfile import ZipFile

import numpy as np
import pandas as pd
import pytest

from dashboard import judge
from dashboard.__main__ import main
from dashboard.data.curves.log import LogError
from dashboard.data.parts import SPLITS
from dashboard.engine.files import tensorboard_files
from dashboard.export.curves_csv import curves_csv
from tests.analysis.elsewhere.made_curves import FALLING, RISING
from tests.made import made_record
from tests.training.logs.test_event_file import written

HISTORY = {"loss": FALLING.tolist(), "val_loss": RISING.tolist()}


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "history.json"
    path.write_text(json.dumps(HISTORY))
    return path


@pytest.mark.parametrize(
    "curves",
    [
        HISTORY,
        {name: np.array(values, np.float32) for name, values in HISTORY.items()},
        {name: [np.array([value]) for value in values] for name, values in HISTORY.items()},
        SimpleNamespace(history=HISTORY, params={"epochs": 100}),
        pd.DataFrame(HISTORY),
    ],
    ids=["history", "arrays", "arrays of one number", "what fit returns", "a table"],
)
def test_a_history_is_judged_whatever_holds_it(curves: Any) -> None:
    assert judge(curves).verdict.kind == "overfitting"


@pytest.mark.parametrize("missing", [math.nan, None])
def test_epochs_without_validation_are_no_divergence(missing: float | None) -> None:
    every_fifth = [value if epoch % 5 == 0 else missing for epoch, value in enumerate(HISTORY["val_loss"], 1)]
    for epochs in (len(every_fifth), len(every_fifth) - 3):
        history = {"loss": HISTORY["loss"][:epochs], "val_loss": every_fifth[:epochs]}
        assert judge(history).verdict.kind == "overfitting"


@pytest.mark.parametrize("nothing", [None, ""])
def test_a_validation_loss_that_was_never_logged_is_no_divergence(nothing: str | None) -> None:
    with pytest.raises(LogError, match="No column was recognized as the validation loss"):
        judge({"loss": HISTORY["loss"], "val_loss": [nothing] * len(HISTORY["loss"])})


@pytest.mark.parametrize("curves", [[[1.0, 2.0], [3.0]], np.array(3.0)], ids=["ragged rows", "a number"])
def test_what_is_no_history_is_refused_in_the_words_of_the_lab(curves: Any) -> None:
    with pytest.raises(LogError, match="A history is a dictionary"):
        judge(curves)


def test_a_loss_that_stays_nan_is_a_divergence() -> None:
    broken = {name: [*values[:-2], math.nan, math.nan] for name, values in HISTORY.items()}
    assert judge(broken).verdict.kind == "diverged"


def test_a_shorter_list_holds_every_nth_epoch_as_keras_validates() -> None:
    fewer = judge(HISTORY | {"val_loss": HISTORY["val_loss"][4::5]})
    assert fewer.verdict.train_loss == pytest.approx(float(np.mean(FALLING[-5:])))


def test_a_file_is_judged(saved: Path) -> None:
    assert str(judge(saved)) == str(judge(str(saved))) == str(judge(HISTORY))


def test_of_the_lab_s_own_curves_nobody_says_that_training_loss_is_an_average(tmp_path: Path) -> None:
    record = made_record([0.5, 0.25, 0.375, 0.5])
    (tmp_path / "history.csv").write_text(curves_csv(record, ("train", "validation")))
    for own in (tmp_path / "history.csv", record.history.frame("accuracy")):
        assert judge(own).curves.same_way
        assert "while the weights are changing" not in str(judge(own))
    assert not judge(record.history.frame("accuracy")[["train_loss", "validation_loss"]]).curves.same_way


def test_a_folder_of_tensorboard_s_is_judged_by_its_folders(tmp_path: Path) -> None:
    written(tmp_path / "train", epoch_loss=FALLING.tolist())
    written(tmp_path / "validation", epoch_loss=RISING.tolist())
    said = judge(tmp_path)
    assert said.curves.roles.validation_loss == "validation/epoch_loss"
    assert said.verdict.kind == "overfitting"


def test_a_file_without_a_curve_beside_others_is_passed_by(tmp_path: Path) -> None:
    """As PyTorch's `add_scalars` leaves it."""
    written(tmp_path)
    with pytest.raises(LogError, match="holds no scalars"):
        judge(tmp_path)
    written(tmp_path / "loss_train", loss=FALLING.tolist())
    written(tmp_path / "loss_validation", loss=RISING.tolist())
    assert judge(tmp_path).curves.roles.validation_loss == "loss_validation/loss"


def test_what_a_run_left_in_its_folder_is_known_as_the_lab_s_own(tmp_path: Path) -> None:
    record = made_record([0.5, 0.25, 0.375, 0.5])
    with ZipFile(BytesIO(tensorboard_files(record, SPLITS))) as packed:
        packed.extractall(tmp_path / "tensorboard")
    assert judge(tmp_path).curves.same_way


def test_files_of_one_curve_each_are_one_training(tmp_path: Path) -> None:
    """As a run's metrics in MLflow's folders."""
    for name, losses in (("train/loss", FALLING), ("val/loss", RISING)):
        file = tmp_path / name
        file.parent.mkdir()
        file.write_text("".join(f"1700000000000 {loss} {step}\n" for step, loss in enumerate(losses)))
    assert judge(tmp_path).verdict.kind == "overfitting"
    (tmp_path / ".DS_Store").write_bytes(STRAY)
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "index").write_bytes(STRAY)
    assert judge(tmp_path).verdict.kind == "overfitting", "what is hidden is no log"
    (tmp_path / "train" / "stray").write_bytes(STRAY)
    with pytest.raises(LogError, match=r"train/stray can't be read\. It is neither text nor an Excel sheet"):
        judge(tmp_path)


STRAY = b"\x00\x00\x00\x01Bud1\x00\xff"


@pytest.mark.parametrize(
    "besides",
    [pd.date_range("2024", periods=len(RISING)), [np.ones(2)] * len(RISING)],
    ids=["dates", "a number for each class"],
)
@pytest.mark.parametrize("holder", [dict, pd.DataFrame])
def test_what_is_no_curve_is_left_out(holder: Callable[[Any], Any], besides: Any) -> None:
    assert str(judge(holder(HISTORY | {"besides": besides}))) == str(judge(HISTORY))


@pytest.mark.parametrize(
    "history", [None, 3, {1.0, 2.0}, b"1, 2", iter([1.0]), object()], ids=lambda one: type(one).__name__
)
def test_what_is_no_history_is_refused_in_a_sentence(history: Any) -> None:
    with pytest.raises(LogError, match="A history is a dictionary from names to lists of numbers"):
        judge(history)


@pytest.mark.parametrize(
    "losses", [RISING, RISING.tolist(), tuple(RISING), pd.Series(RISING), [{"val_loss": loss} for loss in RISING]]
)
def test_a_list_is_of_validation_losses_or_of_records(losses: Any) -> None:
    assert judge(losses).curves.validation.tolist() == RISING.tolist()


def test_in_a_notebook_a_review_is_read_without_print() -> None:
    assert repr(judge(HISTORY)).startswith("Overfitting")


def test_of_several_trainings_one_has_to_be_named(tmp_path: Path) -> None:
    path = tmp_path / "runs.json"
    path.write_text(json.dumps({"calm": HISTORY, "wild": {"loss": HISTORY["loss"], "val_loss": HISTORY["loss"]}}))
    with pytest.raises(LogError, match=r"There are 2 training runs: name one as run=..., of 'calm', 'wild'\."):
        judge(path)
    assert judge(path, "calm").verdict.kind == "overfitting"
    with pytest.raises(LogError, match=r"There is no training run 'other', but 'calm', 'wild'\."):
        judge(path, "other")


def test_a_name_that_is_not_in_a_log_of_one_training_is_refused_too() -> None:
    with pytest.raises(LogError, match="There is no training run 'other'"):
        judge(HISTORY, "other")


@pytest.mark.parametrize(("count", "said"), [(0, "holds no files"), (101, "holds more than 100 files")])
def test_a_folder_of_none_or_of_many_trainings_is_refused(tmp_path: Path, count: int, said: str) -> None:
    for place in range(count):
        (tmp_path / f"events.out.tfevents.{place}").touch()
    with pytest.raises(LogError, match=said):
        judge(tmp_path)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(LogError, match="There is no file"):
        judge(tmp_path / "none.csv")


def test_the_command_says_the_same(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", str(saved)]) == 0
    assert capsys.readouterr().out == f"{judge(saved)}\n"


def test_the_command_prints_json(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", str(saved), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "overfitting"


def test_what_can_t_be_read_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", str(tmp_path / "none.csv")]) == 2
    assert capsys.readouterr().err.startswith("There is no file ")


@pytest.mark.parametrize("besides", [3, 0.5, "adam", True, None])
def test_a_setting_among_the_curves_of_a_history_is_left_out(besides: Any) -> None:
    assert str(judge(HISTORY | {"besides": besides})) == str(judge(HISTORY))


def test_beside_event_files_no_other_file_of_a_folder_is_read(tmp_path: Path) -> None:
    written(tmp_path / "train", epoch_loss=FALLING.tolist())
    written(tmp_path / "validation", epoch_loss=RISING.tolist())
    (tmp_path / "model.ckpt").write_bytes(STRAY)
    assert judge(tmp_path).curves.roles.validation_loss == "validation/epoch_loss"


def test_a_folder_of_as_many_files_as_are_read_is_read(tmp_path: Path) -> None:
    for place in range(98):
        (tmp_path / f"metric_{place}").write_text("1700000000000 0.5 0\n1700000000001 0.25 1\n")
    for name, losses in (("loss", FALLING), ("val_loss", RISING)):
        (tmp_path / name).write_text("".join(f"1700000000000 {loss} {step}\n" for step, loss in enumerate(losses)))
    assert judge(tmp_path).verdict.kind == "overfitting"
    (tmp_path / "one_more").touch()
    with pytest.raises(LogError, match="holds more than 100 files"):
        judge(tmp_path)
