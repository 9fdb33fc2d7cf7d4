"""Whether anything was learned, and for more than the rows at hand: said as surely as rows and curves allow."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.verdict import Verdict, judge
from dashboard.analysis.verdict.known import Known
from dashboard.experiment.history import Ending, History
from dashboard.experiment.row_losses import RowLosses

EPOCHS = np.arange(100)
FALL = np.exp(-EPOCHS / 8)
ALIKE = Known(10.0, drawn_alike=True)


def said(train: np.ndarray, validation: np.ndarray, rows: int, apart: float, unit: float = 1.0) -> Verdict:
    """With so many validation rows whose losses are `apart`, or with none known; a constant's loss is the `unit`."""
    losses = unit * np.column_stack([train, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), losses[:, 0], losses[:, 1])
    each = 1.0 + apart * np.random.default_rng(0).normal(size=rows)
    each *= unit * validation[-1] / each.mean() if rows else 1.0
    known = RowLosses(each, each, np.zeros(0), np.zeros(0)) if rows else None
    return judge(history, Ending("finished" if rows else "stopped", len(EPOCHS)), unit, known, ALIKE)


@pytest.mark.parametrize("unit", [1.0, 2.0**-6, 2.0**6])
def test_a_fit_no_worse_on_validation_rows_holds_for_others_though_few_of_them_leave_their_mean_open(
    unit: float,
) -> None:
    close = said(0.8 + 0.2 * FALL, 0.82 + 0.18 * FALL, 20, 1.2, unit)
    assert (close.kind, close.between) == ("good fit", ())
    far = said(0.62 + 0.38 * FALL, 0.82 + 0.18 * FALL, 20, 1.2, unit)
    assert (far.kind, far.between) == ("can't tell", ("good fit", "overfitting"))


@pytest.mark.parametrize("unit", [1.0, 2.0**-6, 2.0**6])
def test_what_easy_rows_show_of_a_network_that_is_worse_than_a_constant_is_open_only_where_they_are_known(
    unit: float,
) -> None:
    train, validation = np.linspace(2.0, 1.9, 100), np.linspace(0.42, 0.4, 100)
    few, stopped = (said(train, validation, rows, 0.3, unit) for rows in (7, 0))
    assert few.between == ("good fit", "underfitting")
    assert "underfitting" not in stopped.between
    # It has learned, by both.
    both = said(np.linspace(0.5, 0.4, 100), validation, 7, 0.3, unit)
    assert "underfitting" not in (both.kind, *both.between)
