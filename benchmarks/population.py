"""Recorded trainings that trials of a few seeds are drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.kept import kept_folder
from dashboard.analysis.paired import PairedLosses, paired_losses
from dashboard.analysis.results import Results
from dashboard.experiment.arms import Arm, over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from pages.which_fix.trials import remedy_arms

SEEDS = 60
IDLE = 9


@dataclass(frozen=True)
class Population:
    """Validation losses: of the baseline and its remedies, and of the baseline and arms that do nothing."""

    remedies: PairedLosses
    idle: PairedLosses


def recorded(name: str, experiment: Experiment) -> Population:
    """Trains what is not kept from an earlier run."""
    arms = remedy_arms(experiment)
    idle = [Arm(f"idle {i}", "", change(experiment, seed=1000 * i)) for i in range(1, IDLE + 1)]
    return Population(_losses(f"{name} remedies", arms), _losses(f"{name} idle", (arms[0], *idle)))


def _losses(name: str, arms: tuple[Arm, ...]) -> PairedLosses:
    kept = kept_folder("coverage") / f"{name}.npz"
    if not kept.exists():
        rows = tuple(tuple(_trained(one) for one in over_seeds(arm.experiment, SEEDS)) for arm in arms)
        losses = paired_losses(Results(arms, rows))
        np.savez(kept, names=losses.names, logs=losses.logs, constant=losses.constant_loss)
    arrays = np.load(kept)
    return PairedLosses(tuple(map(str, arrays["names"])), arrays["logs"], float(arrays["constant"]))


def _trained(experiment: Experiment) -> Record:
    from dashboard.training.recording import record_training

    return record_training(experiment)


def drawn(losses: PairedLosses, count: int, trials: int) -> Iterator[PairedLosses]:
    """Trials of `count` seeds, all arms at the same ones."""
    rng = np.random.default_rng(count)
    for _ in range(trials):
        yield replace(losses, logs=losses.logs[:, rng.integers(losses.logs.shape[1], size=count)])


def exchanged(losses: PairedLosses, count: int, trials: int) -> Iterator[PairedLosses]:
    """The same with the arms in another order at each seed: as none does anything, that is another such trial."""
    rng = np.random.default_rng(count + 1)
    for trial in drawn(losses, count, trials):
        yield replace(trial, logs=rng.permuted(trial.logs, axis=0))


def centred(losses: PairedLosses) -> PairedLosses:
    """With the mean of each arm moved onto the baseline's: their spread stays, and none has an effect."""
    means = losses.logs.mean(1, keepdims=True)
    return replace(losses, logs=losses.logs - means + means[0])
