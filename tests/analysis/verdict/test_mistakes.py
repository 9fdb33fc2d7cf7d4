"""Where loss rises and accuracy stays, the verdict says which rows make up the rise."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dashboard.analysis.verdict import Verdict, judge
from dashboard.analysis.verdict.known import Known
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History
from dashboard.experiment.row_losses import RowLosses
from dashboard.experiment.settings import change

EPOCHS = np.arange(60)
TRAIN = 0.05 + 0.6 * np.exp(-EPOCHS / 8)
ROWS, WRONG = 100, 10


def said(
    of_mistakes: float, of_others: float, wrong: int = WRONG, train: np.ndarray = TRAIN, accuracy: Any = np.nan
) -> Verdict:
    """Where each row that stays wrong, and each that stays right, loses so much more."""
    right = np.arange(ROWS) >= wrong
    lowest = np.where(right, 0.3, 1.5) + 0.01 * np.sin(np.arange(ROWS))
    kept = lowest + np.where(right, of_others, of_mistakes) + 0.01 * np.cos(np.arange(ROWS))
    rise = (kept - lowest).mean()
    validation = lowest.mean() + 0.4 * np.exp(-EPOCHS / 4) + rise * np.clip((EPOCHS - 20) / 39, 0, 1)
    losses = np.column_stack([train, validation, validation])
    history = History(losses, np.full_like(losses, accuracy), train, validation)
    rows = RowLosses(lowest, kept, right.astype(float), right.astype(float))
    return judge(history, Ending("finished", len(EPOCHS)), 0.69, rows, Known(10.0, drawn_alike=True))


@pytest.mark.parametrize(
    ("of_mistakes", "of_others", "words"),
    [(3.0, -0.05, "10 of them, make up all of the rise"), (3.0, 0.05, "10 of them, make up 87% of the rise")],
)
def test_rows_that_stay_wrong_are_named_where_they_make_up_most_of_it(
    of_mistakes: float, of_others: float, words: str
) -> None:
    assert words in said(of_mistakes, of_others).score


def test_where_others_make_up_most_of_it_nothing_is_said_of_mistakes() -> None:
    score = said(0.2, 0.3).score
    assert "Accuracy does not suffer: 90 of 100 rows are right; 90 were" in score
    assert "mistakes" not in score
    falls = np.where(EPOCHS < 40, 0.92, 0.9)[:, None]
    assert (
        "Accuracy does not suffer beyond chance: 90 of 100 rows are right; 92" in said(0.2, 0.3, accuracy=falls).score
    )


@pytest.mark.parametrize(("known", "name"), [(Known(), "the metric"), (Known(metric="R²"), "R²")])
def test_another_metric_is_called_by_its_name_where_that_is_known(known: Known, name: str) -> None:
    validation = 0.4 + 0.4 * np.exp(-EPOCHS / 4) + 0.3 * np.clip((EPOCHS - 20) / 39, 0, 1)
    losses = np.column_stack([TRAIN, validation, validation])
    verdict = judge(History(losses, 1 - losses, TRAIN, validation), Ending("finished", len(EPOCHS)), 1.0, known=known)
    assert f"Since the loss was lowest, {name} on validation has gone from 0.59" in verdict.score
    assert Known.of(change(Experiment(), dataset="sine")).metric == "R²"


def test_a_metric_that_is_what_it_was_at_the_lowest_loss_is_said_to_be() -> None:
    validation = 0.4 + 0.4 * np.exp(-EPOCHS / 4) + 0.3 * np.clip((EPOCHS - 20) / 39, 0, 1)
    losses = np.column_stack([TRAIN, validation, validation])
    metrics = np.column_stack([0.8 - 0.5 * np.exp(-EPOCHS / 2)] * 3)
    history = History(losses, metrics, TRAIN, validation)
    verdict = judge(history, Ending("finished", len(EPOCHS)), 1.0, known=Known(metric="R²"))
    assert verdict.score == "When the loss was lowest, R² on validation was 0.8, as it is now."


@pytest.mark.parametrize(
    ("of_others", "words"), [(-0.05, "accounts for all of the rise"), (0.05, "accounts for 86% of the rise")]
)
def test_a_single_one_is_named_as_one(of_others: float, words: str) -> None:
    assert (
        f"One row, which was wrong and still is, {words}: the network grows more confident in it."
        in said(30.0, of_others, 1, TRAIN + 0.4).score
    )


def test_the_rows_that_were_right_are_those_of_the_epoch_that_is_named_as_charts_have_it() -> None:
    verdict = said(3.0, -0.05, accuracy=0.92)
    assert "90 of 100 rows are right; 92 were right when the loss was lowest" in verdict.score


@pytest.mark.parametrize(("accuracy", "named"), [(0.9, True), (0.91, False), (1.0, False)])
def test_more_rows_than_were_wrong_at_the_epoch_that_is_named_are_not_said_to_be_wrong_still(
    accuracy: float, *, named: bool
) -> None:
    score = said(3.0, -0.05, accuracy=accuracy).score
    assert f"{round(100 * accuracy)} were right when the loss was lowest." in score
    assert ("Rows that were wrong and still are, 10 of them" in score) == named


def test_nothing_is_said_of_a_rise_where_the_sentence_leaves_it_open() -> None:
    verdict = said(30.0, 0.05, 1, TRAIN - 0.04)
    assert verdict.kind == "overfitting"
    assert "100 rows can't tell whether validation loss rose as well." in verdict.sentence
    assert not verdict.rose
    assert not any("the rise" in line for line in verdict.details)
