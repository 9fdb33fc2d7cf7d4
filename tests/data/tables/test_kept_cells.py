"""A workbook is read once: what was read is kept beside it."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pandas as pd
import pytest

from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.making import described, keep, make_table
from dashboard.data.tables.rows import read_cells
from dashboard.data.tables.storage import delete_file, file_path, rows_of
from tests.data.tables.shapes.shape import ROWS, workbook
from tests.data.tables.shapes.summed import SUMMED


def _again(*_: object, **__: object) -> NoReturn:
    raise AssertionError("It was read again.")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path))


def test_a_workbook_that_was_described_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    name = keep(workbook(), "prices.xlsx")
    monkeypatch.setattr(pd, "read_excel", _again)
    assert len(rows_of(make_table(name, TableChoices("price"))).y) == ROWS


def test_kept_cells_are_those_of_the_file(tmp_path: Path) -> None:
    content = SUMMED["totals below each group"].content()
    name = keep(content, "sales.xlsx")
    (tmp_path / "elsewhere").write_bytes(content)
    how = described(name).format
    kept, read = read_cells(file_path(name), how), read_cells(tmp_path / "elsewhere", how)
    pd.testing.assert_frame_equal(kept.fillna(""), read.fillna(""))


def test_cells_that_were_read_in_another_way_are_not_taken() -> None:
    name = keep(workbook(before=2), "prices.xlsx")
    how = described(name).format
    other = how.model_copy(update={"options": (("sheet_name", "data"), ("skiprows", 5))})
    assert len(read_cells(file_path(name), other)) < len(read_cells(file_path(name), how))


def test_rows_that_have_been_deleted_are_missed_in_a_sentence() -> None:
    name = keep(workbook(), "prices.xlsx")
    table = make_table(name, TableChoices("price"))
    delete_file(name)
    with pytest.raises(TableError, match="is not kept here: upload it again"):
        rows_of(table)
