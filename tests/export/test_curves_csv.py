"""The curves of a training as a file."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from dashboard.data.parts import SPLITS
from dashboard.export.curves_csv import curves_csv
from tests.made import made_record

RECORD = made_record([0.5, 0.25, 0.125])


def rows(shown: tuple[str, ...] = SPLITS) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(curves_csv(RECORD, shown))))


def test_a_line_holds_an_epoch_s_numbers() -> None:
    found = rows()
    assert [row["epoch"] for row in found] == ["1", "2", "3"]
    for name, curve in RECORD.history.columns(RECORD.experiment.metric_name).items():
        assert [float(row[name]) for row in found] == pytest.approx(curve.tolist())


def test_a_sealed_test_set_stays_out_of_it_and_nothing_else_does() -> None:
    open_, sealed = (list(rows(shown)[0]) for shown in (SPLITS, SPLITS[:2]))
    assert [name for name in open_ if not name.startswith("test_")] == sealed
    assert len(open_) == len(sealed) + 2
