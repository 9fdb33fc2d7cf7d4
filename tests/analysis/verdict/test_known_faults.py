"""What an earlier verdict said wrongly; each is told by what was true there."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.results import Results
from dashboard.analysis.verdict import Verdict, judge, judge_record
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History
from dashboard.experiment.row_losses import RowLosses
from dashboard.experiment.settings import change
from pages.your_data.finding.networks import finding
from pages.your_data.trials.sizes import own_arms
from tests.made import made_record
from tests.trained import trained

EPOCHS = np.arange(1, 301)
RNG = np.random.default_rng(0)


def said(train: np.ndarray, validation: np.ndarray, constant: float, rows: RowLosses | None = None) -> Verdict:
    losses = np.column_stack([train, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), losses[:, 0], losses[:, 1])
    return judge(history, Ending("finished", len(train)), constant, rows)


def fall(start: float, end: float, epochs: float = 20.0) -> np.ndarray:
    return end + (start - end) * np.exp(-EPOCHS / epochs)


def test_a_gap_is_told_with_where_validation_stands_beside_a_constant() -> None:
    wine = said(fall(1.1, 0.001), fall(1.1, 0.25), 1.09)
    assert wine.kind == "overfitting"
    assert "for the training set alone" not in wine.sentence
    assert "holds for new rows too: validation loss is 77% below a constant prediction's (1.09)" in wine.sentence
    assert wine.standing.startswith("Gap 0.249, which opened during training.")


def test_where_validation_is_no_better_than_a_constant_it_is_said_so() -> None:
    assert (
        "nothing shows that what was learned holds for new rows: validation loss is no lower than a constant "
        "prediction's (0.690)" in said(fall(0.7, 0.01), np.full(300, 0.69), 0.69).sentence
    )


@pytest.mark.parametrize(("train", "validation"), [(0.66, 0.45), (0.655, 0.65)], ids=["redrawn labels", "noisy XOR"])
def test_a_training_loss_near_a_constant_is_no_underfitting_where_something_was_learned(
    train: float, validation: float
) -> None:
    assert said(fall(0.69, train), fall(0.69, validation), 0.69).kind == "good fit"


def test_a_loss_that_has_all_but_vanished_is_not_called_too_short_because_it_still_falls() -> None:
    tiny = 4e-5 * np.exp(-EPOCHS / 100) + fall(1.0, 0.0, 10.0)
    assert said(tiny, 1.5 * tiny, 0.69).kind == "good fit"


@pytest.mark.parametrize("epochs", [100, 300])
def test_a_straight_decline_is_too_short_however_long_it_is(epochs: int) -> None:
    decline = 0.72 - 0.0003 * EPOCHS[:epochs]
    assert said(decline, decline + 0.01, 0.69).kind == "too few epochs"


@pytest.mark.parametrize("noise", [0.05, 0.15])
@pytest.mark.parametrize("seed", range(5))
def test_one_lucky_minimum_makes_no_overfitting(noise: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    validation = fall(1.1, 0.15) * np.exp(rng.normal(0.0, noise, 300))
    validation[150] *= 0.5
    assert said(fall(1.1, 0.12), validation, 1.09).kind == "good fit"


@pytest.mark.parametrize("seed", range(5))
def test_a_shallow_u_is_overfitting(seed: int) -> None:
    noise = np.exp(np.random.default_rng(seed).normal(0.0, 0.005, 300))
    validation = np.interp(EPOCHS, [1, 60, 300], [0.98, 0.84, 0.91]) * noise
    assert said(np.linspace(0.8, 0.58, 300), validation, 1.0).kind == "overfitting"


def test_a_gap_from_the_start_is_no_overfitting() -> None:
    train = fall(0.6, 0.2)
    shifted = said(train, train + 0.4, 0.69)
    assert shifted.kind == "shift"
    assert "there from the first epochs" in shifted.sentence


def test_three_weights_on_skewed_data_do_not_overfit() -> None:
    record = trained(change(Experiment(), hidden_layers=(), skew=0.7, samples=1000, epochs=100))
    verdict = judge_record(record)
    assert verdict.kind == "shift"
    assert "so few weights" in verdict.sentence


@pytest.mark.parametrize("times", [316.0, 1e6])
def test_a_loss_of_many_times_a_constant_has_diverged(times: float) -> None:
    grown = 0.5 + 0.69 * times * EPOCHS / 300
    assert said(grown, 1.1 * grown, 0.69).kind == "diverged"


def test_the_lowest_epoch_is_chosen_on_other_rows_than_the_rise_is_measured_on() -> None:
    record = trained(change(Experiment(), epochs=120))
    assert record.rows
    assert record.rows.lowest.mean() > record.history.losses[:, 1].min()


@pytest.mark.parametrize(("spread", "kind"), [(0.02, "overfitting"), (1.5, "can't tell")])
def test_a_rise_that_the_rows_do_not_bear_out_cannot_be_told(spread: float, kind: str) -> None:
    validation = np.interp(EPOCHS, [1, 100, 300], [0.7, 0.3, 0.4])
    change_of_rows = RNG.normal(0.0, spread, 99)
    lowest = RNG.exponential(0.3, 99)
    rows = RowLosses(lowest, lowest + 0.1 + change_of_rows - change_of_rows.mean(), np.zeros(0), np.zeros(0))
    verdict = said(fall(0.7, 0.28), validation, 0.69, rows)
    assert verdict.kind == kind
    assert verdict.sentence.startswith("Can't tell good fit from overfitting with 99 rows: ") == (kind == "can't tell")


@pytest.mark.parametrize("last", [0.0005, 0.00056])
def test_your_data_says_what_the_lab_says(last: float) -> None:
    record = made_record([*np.linspace(1.0, 0.0005, 40), *np.linspace(0.0005, last, 60)], constant_loss=1.0)
    assert judge_record(record).kind == "good fit"
    (large, *_) = own_arms(record.experiment)
    assert "does not overfit this data" in finding(Results.of((large,), [record]))
