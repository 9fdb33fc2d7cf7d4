"""A training without a page: what it leaves in a folder, and the command line."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dashboard import TrainedRun, judge, train
from dashboard.__main__ import main
from dashboard.api.saving import save
from dashboard.data.own_data import own_data
from dashboard.figures.report.report import About
from tests.made import SMALL

# Keras's own, where it writes weights to a file.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")


@pytest.fixture(scope="module")
def run() -> TrainedRun:
    return train(SMALL)


@pytest.fixture(scope="module")
def folder(run: TrainedRun, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved")
    run.save(path)
    return path


def test_the_saved_curves_are_the_run_s(run: TrainedRun, folder: Path) -> None:
    header, *rows = (folder / "history.csv").read_text().splitlines()
    columns = dict(zip(header.split(","), np.array([row.split(",") for row in rows], float).T, strict=True))
    for name in run.history.columns:
        assert columns[name] == pytest.approx(run.history[name].to_numpy())


def test_all_that_the_page_offers_is_saved(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {
        "history.csv",
        "model.keras",
        "predictions.csv",
        "report.html",
        "settings.json",
        "tensorboard",
        "train_in_keras.py",
        "training.ipynb",
    }
    assert {path.name for path in (folder / "tensorboard").iterdir()} == {"train", "validation", "test"}


def test_of_a_training_that_was_saved_there_before_nothing_is_left(
    run: TrainedRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.save(tmp_path)
    # As it was called before 0.1.0.
    (tmp_path / "tensorboard" / "train" / "events.out.tfevents.1.overfit-lab").touch()
    monkeypatch.setattr(time, "time", lambda: 1.0)
    without_weights = replace(run.record, final=None)
    save(without_weights, run.verdict, tmp_path, About())
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    save(without_weights, run.verdict, tmp_path / "alone", About())
    assert left == {path.relative_to(tmp_path / "alone").as_posix() for path in (tmp_path / "alone").rglob("*.*")}


def test_they_can_be_judged(folder: Path) -> None:
    assert judge(folder / "history.csv").curves.roles.loss == "train_loss"


def test_the_saved_model_takes_raw_rows_in_a_process_without_this_project(run: TrainedRun, folder: Path) -> None:
    from dashboard.experiment.splits import raw_parts

    rows = raw_parts(SMALL)[2].x
    program = (
        "import json, sys, keras, numpy\n"
        f"rows = numpy.array(json.loads({json.dumps(rows.tolist())!r}))\n"
        f"model = keras.models.load_model({str(folder / 'model.keras')!r})\n"
        "assert 'dashboard' not in sys.modules\n"
        "print(json.dumps(model.predict(rows, verbose=0).tolist()))"
    )
    fresh = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd="/")
    logits = run.model.predict(run.splits.test.x, verbose=0)
    assert json.loads(fresh.stdout.splitlines()[-1]) == pytest.approx(1 / (1 + np.exp(-logits)), abs=1e-5)


def test_the_command_trains_what_its_options_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--hidden-layers", "3", "--epochs", "4", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["settings"] == {"hidden_layers": "3", "epochs": "4"}
    assert said["epochs"] == 4


@pytest.mark.long
def test_nothing_but_the_verdict_is_on_the_terminal() -> None:
    command = [sys.executable, "-m", "dashboard", "train", "--hidden-layers", "3", "--epochs", "4"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (run.stdout.count("\n"), run.stderr) == (1, "")


def test_a_bad_value_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--l2", "five"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("No training with these options: l2: 'five' is refused")
    assert said.count("\n") == 1


def test_a_loss_that_does_not_fit_a_table_of_one_s_own_is_said_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "classes.csv"
    table.write_text("x,y\n" + "".join(f"{i}.5,{'ab'[i % 2]}\n" for i in range(60)))
    assert main(["train", "--dataset", own_data(table, "y"), "--loss", "mse"]) == 2
    assert capsys.readouterr().err == "loss 'mse' does not fit binary: use binary_crossentropy, hinge, sigmoid_mse\n"


@pytest.mark.parametrize("command", [["train", "--save"], ["report", "--output"]])
def test_a_file_that_can_t_be_written_is_named_before_anything_is_trained(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("dashboard.api.train.train", None)
    (tmp_path / "file").write_text("kept")
    place = tmp_path / "file" / "below"
    assert main([*command, str(place)]) == 2
    assert capsys.readouterr().err == f"{place}: Not a directory.\n"
    assert (tmp_path / "file").read_text() == "kept"


@pytest.mark.parametrize("before", [None, "an earlier report"])
def test_a_report_that_fails_leaves_what_there_was(
    before: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dashboard.api.train.train", stopped)
    file = tmp_path / "report.html"
    if before:
        file.write_text(before)
    with pytest.raises(KeyboardInterrupt):
        main(["report", "--output", str(file)])
    assert (file.read_text() if file.exists() else None) == before


def test_the_report_command_writes_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "report.html"
    assert main(["report", "--hidden-layers", "3", "--epochs", "4", "--output", str(file)]) == 0
    assert capsys.readouterr().out.endswith(f"{file}\n")
    assert "Hidden layers: <strong>3</strong>" in file.read_text(encoding="utf-8")
