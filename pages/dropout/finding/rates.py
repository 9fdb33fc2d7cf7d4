"""What dropout does to curves and weights, over the rates."""

from __future__ import annotations

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.change import Change
from dashboard.analysis.outcome import Value
from dashboard.analysis.paired import FEWEST, paired_losses
from dashboard.analysis.results import Results
from dashboard.analysis.series import Series, arm_series
from dashboard.analysis.table import Column, losses_and_metrics, mean, typical
from dashboard.analysis.words import diverged_in_words, percent, seeds_needed
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


def loss_series(results: Results) -> list[Series]:
    return [arm_series(results, name, _rates(), value, geometric=True) for name, value in SPLIT_LOSSES.items()]


def norm_series(results: Results) -> list[Series]:
    return [arm_series(results, "largest norm", _rates(), largest_norm)]


def _rates() -> list[tuple[float, str]]:
    return [(rate, arm_name(rate)) for rate in RATES]


def columns(metric: str) -> tuple[Column, ...]:
    return (*losses_and_metrics(metric), Column("largest weight norm", mean(largest_norm), ".2f"))


def finding(results: Results, rate: float) -> str:
    """Validation loss and weights with and without dropout, seed by seed; all rates are tested together."""
    if rate == 0.0:
        return "Choose a rate above 0 to compare."
    none, some = arm_name(0.0), arm_name(rate)
    losses = paired_losses(results)
    change = losses.changes(none).get(some) if none in losses.names else None
    if change is None:
        return f"Training: the comparison needs {FEWEST} seeds. {diverged_in_words(results)}".strip()
    return " ".join(filter(None, (_change(change, rate), _typical(results, none, some), diverged_in_words(results))))


def _change(change: Change, rate: float) -> str:
    """What these seeds bear out."""
    beside = f"{change.beside('without')}, {change.logs.count} seeds"
    return {
        "lower": f"**Dropout at rate {rate:g} lowers validation loss by the end:** it is {beside}.",
        "higher": f"**Dropout at rate {rate:g} raises validation loss by the end:** it is {beside}.",
        "same": f"**Dropout at rate {rate:g} makes no difference to validation loss by the end:** it is {beside}; less "
        f"than {percent(change.margin)} either way counts as none.",
        "unsure": f"**Too few seeds to say whether dropout at rate {rate:g} changes validation loss:** by the end it "
        f"is {beside}; {seeds_needed(change)} seeds would do.",
    }[change.kind]


def _typical(results: Results, *names: str) -> str:
    """The numbers without dropout and with it, of the trainings that did not diverge."""
    if not all(results[name] for name in names):
        return ""
    losses = [typical(outcome.validation_loss)(results[name]) for name in names]
    norms = [results.mean(name, largest_norm) for name in names]
    return (
        f"Its typical value goes from {losses[0]:.2f} to {losses[1]:.2f}, and the largest weight norm into a hidden "
        f"unit from {norms[0]:.1f} to {norms[1]:.1f}."
    )
