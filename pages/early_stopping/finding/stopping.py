"""What stopping early costs and saves, over seeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.change import Change, Kind
from dashboard.analysis.comparison_words import seeds_needed
from dashboard.analysis.outcome import final_epoch, test_loss
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.patience import Stop
from dashboard.analysis.series import Series, sample_series
from dashboard.analysis.statistics import geometric_mean
from dashboard.analysis.words import loss_in_words, percent
from dashboard.data.parts import TEST
from dashboard.experiment.record import Record
from language.say import mark, t
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
    """Test loss over Keras's patience, with and without the best weights restored."""
    stops = replay_all(RULES["patience"], curves)
    named: dict[str, Callable[[np.ndarray, Stop], float]] = {t("restored"): restored, t("not restored"): left}
    return [_series(name, curves, stops, value) for name, value in named.items()]


# By whether they are of several seeds.
_LOSSES = {
    False: mark(
        "Test loss is {kept:.2f} with the best weights restored, {last:.2f} with the last weights, and {end:.2f} after "
        "training to the end."
    ),
    True: mark(
        "The geometric mean of test loss is {kept:.2f} with the best weights restored, {last:.2f} with the last "
        "weights, and {end:.2f} after training to the end."
    ),
}


def finding(curves: Sequence[np.ndarray], patience: int) -> str:
    """What Keras's early stopping does with one patience, over the seeds."""
    stops = [replay(RULES["patience"], patience, losses) for losses in curves]
    end, kept, last = to_the_end(curves), _typical(curves, stops, restored), _typical(curves, stops, left)
    losses = t(_LOSSES[len(curves) > 1], kept=kept, last=last, end=end)
    return f"{_saved(stops, patience)} {losses} {_beside_the_end(restored_change(curves, stops))}"


_EVERY = mark(
    "**With a patience of {patience}, training stops after {epochs:.0f} of {total} epochs on average and saves {saved} "
    "of them.**"
)
# By whether it goes on for more seeds than one.
_SOME = {
    False: mark(
        "**With a patience of {patience}, training stops early for {stopped} of {seeds} seeds and saves {saved} of the "
        "{total} epochs on average;** for the other one it goes on to the end."
    ),
    True: mark(
        "**With a patience of {patience}, training stops early for {stopped} of {seeds} seeds and saves {saved} of the "
        "{total} epochs on average;** for the others it goes on to the end."
    ),
}
_NONE = mark("**With a patience of {patience}, training stops early for no seed:** all {total} epochs are trained.")

# For a single seed, by whether it is stopped.
_OF_ONE = {
    False: mark(
        "**With a patience of {patience}, training does not stop early for the one seed there is:** all {total} epochs "
        "are trained."
    ),
    True: mark(
        "**With a patience of {patience}, training stops after {epochs:.0f} of {total} epochs for the one seed there "
        "is, and saves {saved} of them.**"
    ),
}


def _saved(stops: Sequence[Stop], patience: int) -> str:
    """At how many seeds anything is stopped, and what that saves."""
    stopped = sum(stop.epoch < stop.total for stop in stops)
    several = _EVERY if stopped == len(stops) else _SOME[stopped < len(stops) - 1] if stopped else _NONE
    return t(
        several if len(stops) > 1 else _OF_ONE[stopped > 0],
        patience=patience,
        stopped=stopped,
        seeds=len(stops),
        epochs=np.mean([stop.epoch for stop in stops]),
        total=stops[0].total,
        saved=percent(float(np.mean([stop.saved for stop in stops]))),
    )


def restored_change(curves: Sequence[np.ndarray], stops: Sequence[Stop]) -> Change:
    """Test loss of the restored weights in relation to that at the end, seed by seed."""
    pairs = zip(curves, stops, strict=True)
    return Change.of(np.log([restored(losses, stop) / losses[-1, TEST] for losses, stop in pairs]))


_CLEAR = mark("With the best weights restored, it is {beside}, over {count} seeds.")
# Without a constant's loss beside it, no change is too slight to count.
_BESIDE_THE_END: dict[Kind, str] = {
    "lower": _CLEAR,
    "higher": _CLEAR,
    "same": mark("Restoring the best weights makes no difference: it is {beside}, over {count} seeds."),
    "unsure": mark("{count} seeds can't say whether restoring lowers it: it is {beside}; {needed} would be enough."),
}


def _beside_the_end(change: Change) -> str:
    if change.logs.count < FEWEST_PAIRS:
        return t("Comparing it with the end takes {seeds} seeds.", seeds=FEWEST_PAIRS)
    beside, needed = change.beside(t("that at the end")), seeds_needed(change)
    return t(_BESIDE_THE_END[change.kind], beside=beside, count=change.logs.count, needed=needed)


_STOPS = mark(
    "**Training stops at epoch {epoch}. With `restore_best_weights` the network gets back the weights of epoch "
    "{restored}; without it, those of epoch {left} stay.** Test loss is {restored_loss} with the best "
    "weights restored, and {left_loss} without."
)
_GOES_ON = mark(
    "**Nothing stops training before its last epoch, {epoch}. With `restore_best_weights` the network gets back the "
    "weights of epoch {restored} all the same; without it, those of epoch {left} stay.** Test loss is "
    "{restored_loss} with the best weights restored, and {left_loss} without."
)


def kept_finding(restoring: Record, leaving: Record) -> str:
    """What `restore_best_weights` restores, beside the same training without it."""
    return t(
        _STOPS if leaving.epoch < leaving.experiment.training.epochs else _GOES_ON,
        epoch=leaving.epoch,
        restored=final_epoch(restoring),
        left=final_epoch(leaving),
        restored_loss=loss_in_words(test_loss(restoring)),
        left_loss=loss_in_words(test_loss(leaving)),
    )


def _typical(curves: Sequence[np.ndarray], stops: Sequence[Stop], value: Callable[[np.ndarray, Stop], float]) -> float:
    return geometric_mean(np.array([value(losses, stop) for losses, stop in zip(curves, stops, strict=True)]))


def _series(
    name: str, curves: Sequence[np.ndarray], stops: dict[float, list[Stop]], value: Callable[[np.ndarray, Stop], float]
) -> Series:
    def values(row: list[Stop]) -> np.ndarray:
        return np.array([value(losses, stop) for losses, stop in zip(curves, row, strict=True)])

    return sample_series(name, [(parameter, values(row)) for parameter, row in stops.items()], geometric=True)
