"""What a folder gets of a training, whatever that left, and what it keeps of what somebody else put there."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.analysis.verdict import judge_record
from dashboard.api import saving
from dashboard.api.saving import save, summary
from dashboard.data.dataset import DataError
from dashboard.data.parts import SPLITS
from dashboard.data.tables.storage import delete_file, schema_of
from dashboard.experiment.history import Ending
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.figures.report.report import About
from tests.data.own_data.tables import saved
from tests.made import SMALL, made_record

WITHOUT_WEIGHTS = replace(made_record((0.75, 0.5)), final=None)
DIVERGED = Record.of(SMALL).with_ending(Ending("diverged", 0))


# All that needs no weights.
FILES = {saving.CURVES, saving.SETTINGS, saving.SCRIPT, saving.NOTEBOOK, saving.REPORT, saving.TENSORBOARD}


def write(record: Record, folder: Path, note: str = "") -> None:
    save(record, judge_record(record), folder, About(note))


def test_a_summary_has_the_last_losses_of_each_set_and_the_settings_that_were_changed() -> None:
    verdict = judge_record(WITHOUT_WEIGHTS)
    assert summary(WITHOUT_WEIGHTS, verdict) == {
        "settings": {"hidden_layers": "3", "epochs": "4"},
        "kind": verdict.kind,
        "verdict": verdict.sentence,
        "epochs": 2,
        "losses": {"train": 0.25, "validation": 0.5, "test": pytest.approx(0.55)},
    }


def test_of_what_diverged_at_once_there_are_no_losses() -> None:
    found = summary(DIVERGED, judge_record(DIVERGED))
    assert (found["kind"], found["epochs"], found["losses"]) == ("diverged", 0, dict.fromkeys(SPLITS))


@pytest.mark.parametrize("record", [WITHOUT_WEIGHTS, DIVERGED], ids=["without weights", "diverged at once"])
def test_a_folder_is_made_with_those_above_it_and_has_all_that_needs_no_weights(record: Record, tmp_path: Path) -> None:
    folder = tmp_path / "mine" / "first"
    write(record, folder)
    assert {path.name for path in folder.iterdir()} == FILES
    settings = json.loads((folder / saving.SETTINGS).read_text("utf-8"))
    assert settings == summary(record, judge_record(record))
    with (folder / saving.CURVES).open(newline="", encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == record.epoch


def test_its_report_says_what_was_noted_of_it(tmp_path: Path) -> None:
    write(WITHOUT_WEIGHTS, tmp_path, "the <best> of ten")
    assert "the &lt;best&gt; of ten" in (tmp_path / saving.REPORT).read_text("utf-8")


def test_what_is_not_the_lab_s_stays_there(tmp_path: Path) -> None:
    write(WITHOUT_WEIGHTS, tmp_path)
    other = (tmp_path / "notes.txt", tmp_path / saving.TENSORBOARD / "train" / "events.out.tfevents.1.mine")
    for path in other:
        path.write_text("mine")
    write(WITHOUT_WEIGHTS, tmp_path)
    assert [path.read_text() for path in other] == ["mine", "mine"]


def test_of_a_table_that_is_gone_nothing_is_written_and_nothing_that_was_there_is_lost(tmp_path: Path) -> None:
    own = made_record(0.5, experiment=change(SMALL, dataset=saved()))
    verdict = judge_record(own)
    delete_file(schema_of(own.experiment.data.dataset).source)
    (tmp_path / saving.MODEL).write_bytes(b"another's")
    with pytest.raises(DataError):
        save(own, verdict, tmp_path, About())
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [saving.MODEL]
