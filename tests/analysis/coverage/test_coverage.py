"""Intervals cover what they say, and hardly ever is something claimed that is not so.

A quick version of `python -m benchmarks coverage`, drawn from validation losses that its trainings on two moons left:
the remedies of the trial and nine arms that do nothing, 60 seeds each. Bounds are two standard errors wider than what
the benchmark holds.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from benchmarks import coverage, population
from dashboard.analysis.paired import PairedLosses
from dashboard.experiment.arms import BASELINE

TRIALS = 200
COUNTS = (5, 10, 30)


def recorded(kind: str) -> PairedLosses:
    """The baseline and its remedies, or the baseline and the arms that are `idle`."""
    with (Path(__file__).parent / "recorded_losses.csv").open() as file:
        names, *rows = csv.reader(file)
    losses = dict(zip(names, np.array(rows, float).T, strict=True))
    kept = [name for name in names if name == BASELINE or name.startswith("idle") == (kind == "idle")]
    return PairedLosses(tuple(kept), np.log([losses[name] for name in kept]), float(np.log(2)))


REMEDIES, IDLE = recorded("remedies"), recorded("idle")


@pytest.mark.parametrize("count", COUNTS)
def test_an_interval_covers_the_truth_as_often_as_it_says(count: int) -> None:
    assert coverage.mean(population.drawn(REMEDIES, count, TRIALS), coverage.ratios_cover(REMEDIES)) >= 0.92


@pytest.mark.parametrize("count", COUNTS)
def test_the_interval_of_the_arm_that_was_picked_as_best_does_so_too(count: int) -> None:
    assert coverage.mean(population.drawn(REMEDIES, count, TRIALS), coverage.picked_ratio(REMEDIES)) >= 0.93


@pytest.mark.parametrize("count", COUNTS)
def test_of_nine_arms_that_do_nothing_one_is_said_to_do_something_in_at_most_one_trial_of_twenty(count: int) -> None:
    claims = coverage.mean(population.exchanged(IDLE, count, TRIALS), lambda trial: bool(coverage.claimed(trial)))
    assert claims <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / TRIALS)


@pytest.mark.parametrize("count", COUNTS)
def test_the_arm_that_is_truly_the_best_is_among_those_that_may_be(count: int) -> None:
    out = coverage.mean(population.drawn(REMEDIES, count, TRIALS // 4), coverage.best_is_out(REMEDIES))
    assert out <= 0.05


def test_intervals_of_differences_would_not_cover_it() -> None:
    assert coverage.mean(population.drawn(REMEDIES, 5, TRIALS), coverage.differences_cover(REMEDIES)) < 0.88
