"""What dropout does to curves and weights, over the rates."""

from __future__ import annotations

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.bands import interval
from dashboard.analysis.outcome import Value
from dashboard.analysis.results import Results
from dashboard.analysis.series import Series, arm_series
from dashboard.analysis.table import Column, losses_and_metrics
from dashboard.experiment.record import Record
from pages.dropout.trials import RATES, arm_name

SPLIT_LOSSES: dict[str, Value] = {
    "train": outcome.train_loss,
    "validation": outcome.validation_loss,
    "test": outcome.test_loss,
}


def largest_norm(record: Record) -> float:
    """The largest length of the weights into one hidden unit."""
    return float(max(np.linalg.norm(kernel, axis=0).max() for kernel in outcome.final_kernels(record)[:-1]))


def rate_series(results: Results, name: str, value: Value) -> Series:
    return arm_series(results, name, [(rate, arm_name(rate)) for rate in RATES], value)


def loss_series(results: Results) -> list[Series]:
    return [rate_series(results, name, value) for name, value in SPLIT_LOSSES.items()]


def norm_series(results: Results) -> list[Series]:
    return [rate_series(results, "largest norm", largest_norm)]


def columns(metric: str) -> tuple[Column, ...]:
    return (*losses_and_metrics(metric), Column("largest weight norm", largest_norm, ".2f"))


def finding(results: Results, rate: float) -> str:
    """Validation loss and weights with and without dropout, seed by seed."""
    none, some = arm_name(0.0), arm_name(rate)
    differences = results.differences(some, none, outcome.validation_loss)
    if rate == 0.0 or len(differences) < 2:
        return "Choose a rate above 0 to compare." if rate == 0.0 else "Training: the comparison needs two seeds."
    gain = interval(differences)
    clearly = "lowers" if gain.high < 0 else "raises" if gain.low > 0 else "does not clearly change"
    norms = [results.mean(name, largest_norm) for name in (none, some)]
    return (
        f"**Dropout at rate {rate:g} {clearly} validation loss** by the end: from "
        f"{results.mean(none, outcome.validation_loss):.2f} to {results.mean(some, outcome.validation_loss):.2f} "
        f"(paired difference {gain.mean:+.2f}, 95 % interval {gain.low:+.2f} to {gain.high:+.2f}, {gain.count} seeds). "
        f"The largest weight norm into a hidden unit goes from {norms[0]:.1f} to {norms[1]:.1f}."
    )
