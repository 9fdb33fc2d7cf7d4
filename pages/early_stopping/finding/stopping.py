"""What stopping early costs and saves, over seeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.change import Change
from dashboard.analysis.outcome import TEST, kept_epoch, test_loss
from dashboard.analysis.patience import Stop
from dashboard.analysis.series import Series, sample_series
from dashboard.analysis.statistics import geometric_mean
from dashboard.analysis.words import percent, seeds_needed
from dashboard.experiment.record import Record
from pages.early_stopping.finding.rules import RULES, replay, replay_all


@dataclass(frozen=True)
class Point:
    """A rule with one parameter: mean share of epochs saved, and typical test loss of the weights that it restores."""

    rule: str
    parameter: float
    saved: float
    kept: float


def loss_curves(records: Sequence[Record]) -> list[np.ndarray]:
    """Losses (epochs, 3) of each training."""
    return [record.history.losses for record in records]


def points(curves: Sequence[np.ndarray]) -> tuple[Point, ...]:
    """Every rule at every parameter on the plane of epochs saved and test loss kept."""
    return tuple(
        Point(rule.name, parameter, float(np.mean([stop.saved for stop in stops])), _typical(curves, stops, restored))
        for rule in RULES.values()
        for parameter, stops in replay_all(rule, curves).items()
    )


def restored(losses: np.ndarray, stop: Stop) -> float:
    """Test loss with `restore_best_weights`."""
    return float(losses[stop.best - 1, TEST])


def left(losses: np.ndarray, stop: Stop) -> float:
    """Test loss without it: that of the last epoch."""
    return float(losses[stop.epoch - 1, TEST])


def to_the_end(curves: Sequence[np.ndarray]) -> float:
    """Typical test loss where nothing stops the training."""
    return geometric_mean(np.array([losses[-1, TEST] for losses in curves]))


def patience_series(curves: Sequence[np.ndarray]) -> list[Series]:
    """Test loss over Keras's patience, with and without the best weights put back."""
    stops = replay_all(RULES["patience"], curves)
    named: dict[str, Callable[[np.ndarray, Stop], float]] = {
        "best weights restored": restored,
        "last weights kept": left,
    }
    return [_series(name, curves, stops, value) for name, value in named.items()]


def finding(curves: Sequence[np.ndarray], patience: int) -> str:
    """What Keras's early stopping does with one patience, over the seeds."""
    stops = [replay(RULES["patience"], patience, losses) for losses in curves]
    end, kept, last = to_the_end(curves), _typical(curves, stops, restored), _typical(curves, stops, left)
    return (
        f"**With a patience of {patience}, training stops after {np.mean([s.epoch for s in stops]):.0f} of "
        f"{stops[0].total} epochs on average and saves {percent(float(np.mean([s.saved for s in stops])))} of them.** "
        f"Typical test loss with the best weights restored: {kept:.2f}. With the last weights instead: {last:.2f}. "
        f"Trained to the end: {end:.2f}. {_beside_the_end(restored_change(curves, stops))}"
    )


def restored_change(curves: Sequence[np.ndarray], stops: Sequence[Stop]) -> Change:
    """Test loss of the restored weights in relation to that at the end, seed by seed."""
    pairs = zip(curves, stops, strict=True)
    return Change.of(np.log([restored(losses, stop) / losses[-1, TEST] for losses, stop in pairs]))


def _beside_the_end(change: Change) -> str:
    count = change.logs.count
    beside = f"{change.beside('at the end')}, {count} seeds"
    return {
        "lower": f"Restored, it is {beside}.",
        "higher": f"Restored, it is {beside}.",
        "same": f"Restored, it is no different from the end: {beside}.",
        "unsure": f"Whether restoring lowers it, {count} seeds can't say: it is {change.beside('at the end')}; "
        f"{seeds_needed(change)} would do.",
    }[change.kind]


def kept_finding(restoring: Record, leaving: Record) -> str:
    """What `restore_best_weights` puts back, beside the same training without it."""
    return (
        f"**Training stops at epoch {leaving.epoch}. With `restore_best_weights` the network gets back the weights of "
        f"epoch {kept_epoch(restoring)}; without it, those of epoch {kept_epoch(leaving)} stay.** Test loss is "
        f"{test_loss(restoring):.3g} with the weights put back, and {test_loss(leaving):.3g} without."
    )


def _typical(curves: Sequence[np.ndarray], stops: Sequence[Stop], value: Callable[[np.ndarray, Stop], float]) -> float:
    return geometric_mean(np.array([value(losses, stop) for losses, stop in zip(curves, stops, strict=True)]))


def _series(
    name: str, curves: Sequence[np.ndarray], stops: dict[float, list[Stop]], value: Callable[[np.ndarray, Stop], float]
) -> Series:
    def values(row: list[Stop]) -> np.ndarray:
        return np.array([value(losses, stop) for losses, stop in zip(curves, row, strict=True)])

    return sample_series(name, [(parameter, values(row)) for parameter, row in stops.items()], geometric=True)
