"""A network whose first weights were a little better than guessing has learned nothing by that."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.verdict import Verdict, judge
from dashboard.analysis.verdict.known import Known
from dashboard.experiment.history import Ending, History
from dashboard.experiment.row_losses import RowLosses

EPOCHS = np.arange(300)
ROWS = 0.05 * np.random.default_rng(0).normal(size=400)


def said(curve: np.ndarray, train: np.ndarray | None = None) -> Verdict:
    train = curve if train is None else train
    losses = np.column_stack([train, curve, curve])
    history = History(losses, np.full_like(losses, np.nan), train, curve)
    kept = ROWS - ROWS.mean() + curve[-1]
    rows = RowLosses(kept, kept, np.zeros(0), np.zeros(0))
    return judge(history, Ending("finished", len(curve)), 0.69, rows, Known(10.0, drawn_alike=True))


@pytest.mark.parametrize("first", [0.62, 0.64, 0.655])
@pytest.mark.parametrize("fall", [0.008, 0.015, 0.03])
def test_a_slow_steady_fall_from_there_is_no_good_fit(first: float, fall: float) -> None:
    verdict = said(first - fall * EPOCHS / len(EPOCHS))
    assert "good fit" not in {verdict.kind, *verdict.between}


@pytest.mark.parametrize(
    "curve",
    [
        0.60 + 0.03 * np.exp(-EPOCHS / 10),
        0.62 + 0.002 * np.random.default_rng(0).normal(size=300),
        0.62 - 0.005 * EPOCHS / 300 + 0.01 * np.random.default_rng(1).normal(size=300),
        0.4 - 0.01 * EPOCHS / 300,
    ],
)
def test_what_was_learned_in_the_first_epochs_is_a_good_fit_once_it_has_settled(curve: np.ndarray) -> None:
    assert said(curve).kind == "good fit"


def test_what_training_loss_alone_still_gains_takes_nothing_from_what_was_learned() -> None:
    level = np.full(len(EPOCHS), 0.61)
    assert said(level, 0.62 - 0.025 * EPOCHS / len(EPOCHS)).kind == "good fit"
