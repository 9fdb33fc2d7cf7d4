"""Curves of few epochs: a fall, a drop that is over, a jump that stays, and a spike are told apart."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.verdicts.brought import told
from dashboard.analysis.verdict import Verdict, judge
from dashboard.analysis.verdict.known import Known
from dashboard.experiment.history import Ending, History

PLATEAU = [0.58, 0.48, 0.44, 0.42, 0.41, 0.402, 0.404, 0.405, 0.403, 0.402]
SEEDS = range(5000, 5102)


def said(train: list[float], validation: list[float]) -> Verdict:
    losses = np.column_stack([train, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), losses[:, 0], losses[:, 1])
    return judge(history, Ending("finished", len(train)), 1.0)


def test_most_verdicts_are_true_of_curves_as_people_bring_them() -> None:
    verdicts = [told(seed) for seed in SEEDS]
    assert sum(one.is_right for one in verdicts) >= 0.9 * len(verdicts)
    assert sum(one.verdict.kind == "can't tell" for one in verdicts) <= 0.15 * len(verdicts)


@pytest.mark.parametrize("end", [0.82, 0.8, 0.75, 0.5])
@pytest.mark.parametrize("level", [3, 5, 12])
def test_a_fall_that_speeds_up_to_the_end_goes_on(end: float, level: int) -> None:
    curve = [1.0] * level + [0.99, 0.97, 0.9, end]
    assert said(curve, curve).kind == "too few epochs"


def test_a_fall_that_slows_down_again_or_is_of_one_loss_alone_does_not_speed_up() -> None:
    slows = [1.0] * 5 + [0.99, 0.95, 0.82, 0.8, 0.795, 0.793]
    level = [1.0] * 8 + [0.99]
    assert said(slows, slows).kind != "too few epochs"
    assert said(level, [1.0] * 5 + [0.99, 0.97, 0.9, 0.8]).kind != "too few epochs"


@pytest.mark.parametrize("rate", [0.008, 0.02])
def test_a_slow_straight_fall_is_seen_through_the_noise_of_single_epochs(rate: float) -> None:
    noise = 0.3 * rate * np.random.default_rng(0).normal(size=(2, 14))
    train, validation = (1.0 - rate * np.arange(14) + noise).tolist()
    assert said(train, validation).kind == "too few epochs"


def test_a_steep_beginning_is_no_noise() -> None:
    train = (0.95 / np.arange(1, 6)).tolist()
    assert said(train, [value + 0.02 for value in train]).kind == "too few epochs"


@pytest.mark.parametrize("place", [0.5, 0.7])
def test_a_drop_that_is_over_promises_no_other(place: float) -> None:
    time = np.arange(1, 101) / 100
    train = 1.0 - 0.7 / (1.0 + np.exp(-(time - place) / 0.03))
    assert said(train.tolist(), (train + 0.02).tolist()).kind == "good fit"


@pytest.mark.parametrize(
    ("ends", "kind"),
    [([1.2, 1.21, 1.2], "overfitting"), ([0.43, 0.44, 1.2], "good fit"), ([1.2, 0.44, 0.43], "good fit")],
)
def test_a_jump_stays_and_a_spike_passes(ends: list[float], kind: str) -> None:
    train = [*PLATEAU, 0.403, 0.401, 0.402]
    assert said(train, [*(value + 0.03 for value in PLATEAU), *ends]).kind == kind


def test_a_fall_that_a_schedule_slowed_down_is_not_over() -> None:
    done = (np.arange(60) + 0.5) / 60
    rates = (1.0 + np.cos(np.pi * done)) / 2.0
    train = 0.95 - 0.4 * np.cumsum(rates) / rates.sum()
    losses = np.column_stack([train, train + 0.02, np.full(60, np.nan)])
    history = History(losses, np.full_like(losses, np.nan), losses[:, 0], losses[:, 1])
    verdict = judge(history, Ending("finished", 60), 1.0, known=Known(rates=rates))
    assert verdict.kind == "too few epochs"
    assert "as the learning rate came down" in verdict.sentence
