"""Event files hold the curves that were recorded, as the lab's own reader and its judge find them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from dashboard.api.judge import judge
from dashboard.training.logs.event_file import read_event_file
from dashboard.training.logs.event_writer import event_files
from tests.made import made_record

RECORD = made_record([0.5, 0.25, 0.375, 0.5])


def test_each_split_has_a_folder_with_its_curves() -> None:
    packed = zipfile.ZipFile(io.BytesIO(event_files(RECORD.history, "accuracy")))
    names = {name.partition("/")[0]: name for name in packed.namelist()}
    assert list(names) == ["train", "validation", "test"]
    log = read_event_file(packed.read(names["validation"]), "validation")
    assert log.columns["epoch_loss"].values == pytest.approx(RECORD.history.losses[:, 1])
    assert log.columns["epoch_accuracy"].values == pytest.approx(RECORD.history.metrics[:, 1])


def test_the_lab_judges_them_as_it_judges_what_tensorboard_has(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(event_files(RECORD.history, "accuracy", ("train", "validation")))) as packed:
        packed.extractall(tmp_path)
    said = judge(tmp_path)
    verdict = said.verdict
    assert said.curves.same_way
    assert verdict.best_validation_loss == pytest.approx(0.25, abs=0.1)
    assert verdict.epoch == 4
