"""What early stopping ended, and what it put back: all of its epochs are known, and count."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.verdicts.truth import Truth, allowed, plainly
from dashboard.analysis.verdict import Verdict, judge
from dashboard.analysis.verdict.known import Known
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History, Reason
from dashboard.experiment.settings import change
from language.numbers import three_digits


def said(
    curve: np.ndarray, restored: int | None, reason: Reason = "early stopping", train: np.ndarray | None = None
) -> Verdict:
    train = curve if train is None else train
    losses = np.column_stack([train, curve, curve])
    history = History(losses, np.full_like(losses, np.nan), train, curve)
    return judge(history, Ending(reason, len(curve), restored), 0.693)


FALLS = 0.62 * np.exp(-np.arange(8) / 20.0)
LEVEL = np.concatenate([np.geomspace(0.69, 0.4, 8), 0.4 + 0.002 * np.arange(1, 13)])


def test_what_was_stopped_while_it_fell_had_too_few_epochs() -> None:
    verdict = said(FALLS, 5)
    assert verdict.kind == "too few epochs"
    # As long as it took to what is restored, whose loss that is.
    assert f"after 5, validation loss is {three_digits(FALLS[4])}" in verdict.sentence
    assert "With more patience, early stopping would have let it go on." in verdict.sentence


@pytest.mark.parametrize(("most", "goes_on"), [(8, False), (9, True)])
def test_patience_is_not_to_blame_where_the_epochs_were_over_as_well(*, most: int, goes_on: bool) -> None:
    losses = np.column_stack([FALLS, FALLS, FALLS])
    history = History(losses, np.full_like(losses, np.nan), FALLS, FALLS)
    ending = Ending("early stopping", len(FALLS), 5)
    verdict = judge(history, ending, 0.693, known=Known(most_epochs=most))
    assert verdict.kind == "too few epochs"
    assert ("With more patience" in verdict.sentence) == goes_on
    assert Known.of(change(Experiment(), epochs=7)).most_epochs == 7


@pytest.mark.parametrize("reason", ["early stopping", "finished"])
def test_epochs_after_the_restored_one_that_brought_nothing_are_no_forecast(reason: Reason) -> None:
    verdict = said(LEVEL, 8, reason)
    assert verdict.kind == "good fit"
    # The same curve without them may go on.
    assert "too few epochs" in {(cut := said(LEVEL[:8], None, "finished")).kind, *cut.between}


def test_few_epochs_that_early_stopping_leaves_have_no_shape() -> None:
    verdict = said(np.array([0.66, 0.63, 0.64]), 2)
    assert verdict.kind == "too few epochs"
    assert verdict.sentence.startswith("Too few epochs to tell: after 3, a curve has no shape yet.")


def test_few_epochs_that_only_rose_were_stopped_with_reason() -> None:
    assert said(np.array([0.5, 0.55, 0.6]), 1).kind != "too few epochs"


def test_a_restored_first_epoch_of_many_is_no_curve_of_one() -> None:
    rises = 0.4 + 0.01 * np.arange(20)
    assert "has no shape yet" not in said(rises, 1, "finished").sentence


def test_the_truth_asks_what_more_epochs_bring_after_early_stopping_too() -> None:
    fell = Truth(20, 0.69, stopped_early=True, low=0.5, end=0.5, soon=0.3, later=0.2, train=0.5, train_rise=0.0)
    assert plainly(fell) == "too few epochs"
    assert allowed(fell) == {"too few epochs"}


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({}, ""),
        ({"l2": 0.02}, "the sum of validation loss and penalty"),
        ({"l1": 0.003}, "the sum of validation loss and penalty"),
        ({"l1": 0.003, "proximal": True}, ""),
        ({"l2": 0.02, "monitor": "validation_metric"}, ""),
        ({"label_smoothing": 0.2}, "validation loss on smoothed labels"),
        ({"label_smoothing": 0.2, "l1": 0.01}, "the sum of validation loss on smoothed labels and penalty"),
        ({"label_smoothing": 0.2, "dataset": "sine"}, ""),
    ],
)
@pytest.mark.parametrize("restored", [12, 17])
def test_weights_of_another_epoch_than_the_lowest_are_explained_by_what_is_watched(
    settings: dict[str, object], why: str, restored: int
) -> None:
    curve = np.concatenate([np.geomspace(0.69, 0.4, 12), 0.4 + 0.002 * np.arange(1, 13)])
    losses = np.column_stack([curve, curve, curve])
    known = Known.of(change(Experiment(), early_stopping=True, **settings))
    history = History(losses, np.full_like(losses, np.nan), curve, curve)
    sentence = judge(history, Ending("early stopping", len(curve), restored), 0.693, known=known).sentence
    said = sentence.partition(f"Early stopping restored the weights of epoch {restored}")[2]
    assert said == (f": as in Keras, it watches {why}." if why and restored != 12 else ".")
