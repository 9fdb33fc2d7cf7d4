"""The data half of a script, run alone, leaves the very rows that the lab trains on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dashboard.data.datasets import DATASETS
from dashboard.data.own_data import own_data
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits, raw_parts
from dashboard.export.standalone.keras_data import data_fragment
from pages.your_data.trials.example import FILE, TARGET, example_csv
from tests.data.tables.shapes.downloaded import DOWNLOADED
from tests.data.tables.shapes.odd import ODD

EXAMPLE = "rents"
SETTINGS: dict[str, dict[str, Any]] = {
    "noisy": {"label_noise": 0.2, "irrelevant_features": 2, "data_seed": 3, "samples": 140},
    "skewed": {"skew": 0.1},
    "at random": {"stratify": False},
}


def kept(dataset: str, folder: Path) -> str:
    """The data set's name; the example's CSV is kept, and lies where a script looks for it."""
    if dataset != EXAMPLE:
        return dataset
    (folder / FILE).write_bytes(example_csv())
    return own_data(folder / FILE, TARGET)


@pytest.mark.parametrize("dataset", [*DATASETS, EXAMPLE])
@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_the_rows_are_the_labs_to_the_last_bit(
    dataset: str, settings: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    experiment = change(Experiment(), dataset=kept(dataset, tmp_path), **settings)
    names: dict[str, Any] = {}
    exec(data_fragment(experiment).whole(), names)
    for name, part in zip(("train", "val", "test"), make_splits(experiment).parts, strict=True):
        assert np.array_equal(names[f"x_{name}"], part.x)
        assert np.array_equal(names[f"y_{name}"].ravel(), part.y)


def test_what_is_constant_in_the_training_rows_alone_is_not_blown_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    # The mean of 0.19 is not 0.19 to the last bit, so that its standard deviation is 4e-16.
    rows = (f"{i},{0.19 if i < 200 else 0.16},{i % 7},{0.19 if i < 200 else 0.16 + i / 1000}" for i in range(300))
    Path("prices.csv").write_text("\n".join(["day,vat,size,y", *rows]))
    experiment = change(Experiment(), dataset=own_data("prices.csv", "y", classes=False, order="day"))
    names: dict[str, Any] = {}
    exec(data_fragment(experiment).whole(), names)
    for name, part in zip(("train", "val", "test"), make_splits(experiment).parts, strict=True):
        assert np.array_equal(names[f"x_{name}"], part.x)
        assert np.array_equal(names[f"y_{name}"].ravel(), part.y)
        assert max(np.abs(part.x).max(), np.abs(part.y).max()) < 100


@pytest.mark.parametrize("noise", [{"target_noise": 0.5}, {"label_noise": 0.5}])
def test_a_row_that_takes_the_place_of_another_has_noise_of_its_own(
    noise: dict[str, float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kept(EXAMPLE, tmp_path)
    experiment = change(Experiment(), dataset=own_data(FILE, TARGET, untrained=range(100)), **noise)
    names: dict[str, Any] = {}
    exec(data_fragment(experiment).whole(), names)
    for name, part in zip(("train", "val", "test"), make_splits(experiment).parts, strict=True):
        assert np.array_equal(names[f"x_{name}"], part.x)
        assert np.array_equal(names[f"y_{name}"].ravel(), part.y)


TABLES: dict[str, dict[str, Any]] = {
    "by group": {"group": "address"},
    "in order": {"order": "day"},
    "in the order of a number": {"order": "size"},
    "in an order in which some rows have no place": {"order": "shift"},
    "by a group that some rows lack": {"group": "shift"},
    "in the order of money": {"order": "price"},
    "in the order of texts": {"order": "week"},
    "without copies and gaps": {"unique": True, "complete": True},
    "without near copies": {"unique": "near", "kinds": {"day": "left out"}},
    "with rows that are not trained on": {"untrained": (0, 3, 7, 200, 251)},
    "with numbers that are missing": {"missing": {"size": (float(example_csv().split(b",")[10]),)}},
    "read otherwise": {"kinds": {"address": "text", "floor": "category"}},
    "as words": {"kinds": {"title": "words", "address": "words"}},
    "as words, in order, without copies": {"kinds": {"title": "words"}, "unique": "near", "order": "day"},
    "as classes": {"target": "district", "group": "street"},
}


@pytest.mark.parametrize("choices", TABLES.values(), ids=TABLES)
def test_a_table_is_read_and_split_as_in_the_lab_whatever_is_chosen(
    choices: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    header, *rows = example_csv().decode().splitlines()
    said = "a bright flat, a view 🏠"
    shifts = [f"{i % 31 or ''},{row}" for i, row in enumerate([*rows, *rows[:30]])]
    more = [
        f'{row},{i % 28 + 1}.{i % 12 + 1}.2021,{i % 23},"${i * 7919 % 9973:,}",week {i * 31 % 53},"{said[i % 9 :]} {i}"'
        for i, row in enumerate(shifts)
    ]
    text = "\n".join([f"shift,{header},day,street,price,week,title", *more]).replace("Lime Street 1,", "Quay 2,")
    (tmp_path / "flats.csv").write_text(text, "utf-8")
    name = own_data(tmp_path / "flats.csv", **{"target": TARGET} | choices)
    experiment = change(Experiment(), dataset=name, samples=250)
    names: dict[str, Any] = {}
    exec(data_fragment(experiment).whole(), names)
    for part_name, part in zip(("train", "val", "test"), make_splits(experiment).parts, strict=True):
        assert np.array_equal(names[f"x_{part_name}"], part.x)
        assert np.array_equal(names[f"y_{part_name}"].ravel(), part.y)


def test_rows_of_json_are_counted_from_below_their_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("laps.json").write_text(
        json.dumps([["size", "kind", "y"], *([i, "ab"[i % 2], i * 7 % 31] for i in range(90))])
    )
    experiment = change(Experiment(), dataset=own_data("laps.json", "y", classes=False, untrained=[0]))
    records = experiment.dataset.records
    assert records
    assert records().tolist() == [*range(90)]
    assert experiment.dataset.untrained
    assert experiment.dataset.untrained().sum() == 1
    names: dict[str, Any] = {}
    exec(data_fragment(experiment).whole(), names)
    for name, part in zip(("train", "val", "test"), make_splits(experiment).parts, strict=True):
        assert np.array_equal(names[f"x_{name}"], part.x)


def test_a_duration_that_was_chosen_as_missing_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = (f"0:{i % 47 + 10}:{i % 59:02d},{i % 10}" if i % 9 else f"99:59:59,{i}" for i in range(90))
    Path("laps.csv").write_text("\n".join(["lap,y", *rows]))
    experiment = change(Experiment(), dataset=own_data("laps.csv", "y", classes=False, missing={"lap": (359999.0,)}))
    names: dict[str, Any] = {}
    exec(data_fragment(experiment).whole(), names)
    assert np.array_equal(names["x_train"], make_splits(experiment).train.x)
    raw = np.concatenate([part.x for part in raw_parts(experiment)])
    assert experiment.dataset.feature_names == ("lap", "lap is missing")
    assert (raw[:, 0].max() < 3600, raw[:, 1].sum()) == (True, 10)


READ_ALIKE = {
    "totals": "sales",
    "as a database prints it": "price",
    "days in four forms": "z",
    "letters of cp949": "n",
    "a column of nested records": "y",
    "Parquet with names of rows": "y",
    "Excel with a total": "price",
    "names of two words between wide blanks": "Pop",
    "backslashes before quotation marks": "y",
    "points between thousands": "z",
    "JSON as pandas splits it": "y",
    "moments of a place": "z",
    "a workbook in a zip": "price",
    "Parquet in a zip": "price",
    "free among prices": "x",
    "free among a currency's letters": "x",
    "points on a clock": "x",
    "triangles for minus signs": "前年比",
    "birthdays in two digits": "y",
    "pictures in Parquet": "y",
    "two levels of names in Parquet": "x low",
    "days that end at 24:00": "z",
    "prices of flats in Korea": "x",
    "sides of an account before its numbers": "x",
}


@pytest.mark.parametrize("shape", READ_ALIKE)
def test_what_is_no_row_or_written_elsewhere_is_read_as_in_the_lab(
    shape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "table").write_bytes((ODD | DOWNLOADED)[shape].content())
    name = own_data(tmp_path / "table", READ_ALIKE[shape], classes=False)
    experiment = change(Experiment(), dataset=name)
    names: dict[str, Any] = {}
    exec(data_fragment(experiment).whole(), names)
    for part_name, part in zip(("train", "val", "test"), make_splits(experiment).parts, strict=True):
        assert np.array_equal(names[f"x_{part_name}"], part.x)


@pytest.mark.parametrize("loss", ["categorical_hinge", "sparse_categorical_crossentropy"])
def test_targets_are_written_as_the_loss_wants_them(loss: str) -> None:
    experiment = change(Experiment(), dataset="blobs", loss=loss)
    names: dict[str, Any] = {}
    exec(data_fragment(experiment).whole(), names)
    classes = make_splits(experiment).train.y
    expected = classes if loss.startswith("sparse") else np.eye(experiment.classes)[classes]
    assert np.array_equal(names["y_train"], expected)
