"""No name that somebody brought is run by a spreadsheet, and no number becomes a text."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from dashboard.analysis.results import Results
from dashboard.analysis.spreadsheet import as_cell
from dashboard.analysis.table import table
from dashboard.experiment.arms import Arm
from tests.made import SMALL, made_record

FORMULAS = ["=1+1", "=HYPERLINK(0)", "@SUM(A1)", "+cmd", "-cmd", "-1+2", "\t=1", "\r=1", "=1+1.csv: y"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_would_be_run_is_a_text(text: str) -> None:
    assert as_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a", "-1", "+2.5", "1-2", "a=b", "me@m4rk.example", " =1"])
def test_all_else_is_as_it_was(text: str) -> None:
    assert as_cell(text) == text


@pytest.mark.parametrize("title", FORMULAS)
def test_an_arm_s_name_in_a_table_of_results_is_a_text_and_its_losses_stay_numbers(title: str) -> None:
    arms = (Arm("a", "A", SMALL), Arm("b", title, SMALL))
    results = Results(arms, ((made_record(1.0),), (made_record(0.5),)))
    rows = [*csv.reader(StringIO(table(results, (), baseline="a").csv(), newline=""))]
    assert [row[0] for row in rows[1:]] == [f"'{title}", "A"]
    assert float(rows[1][1]) == pytest.approx(-0.5)
