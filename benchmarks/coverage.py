"""Do intervals cover what they should, and how often is a claim false?

The remedies of the trial are trained over many seeds once; what was recorded is then the population that trials of a
few seeds are drawn from, with its skew, its heavy tails and its correlations. Nine arms that do nothing (the baseline
from other initial weights) show how often one of nine remedies is said to help that does not.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.population import Population, centred, drawn, exchanged, recorded
from dashboard.analysis.paired import PairedLosses
from dashboard.analysis.ranking import rank_losses
from dashboard.analysis.statistics import Interval, interval
from dashboard.experiment.arms import BASELINE, USUAL_SEEDS, over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

ANY = "an idle arm helps or harms"
TRIALS, TABLES = 4000, 60
# Finding the arms that may be the best takes a test of every pair: this many times fewer trials.
FEWER = 8
COUNTS = (5, 8, 10, 30)
EXPERIMENTS = {
    "moons": Experiment(),
    "sine": change(Experiment(), dataset="sine"),
    "wine": change(Experiment(), dataset="wine"),
    "breast cancer": change(Experiment(), dataset="breast_cancer", epochs=100),
}


def table() -> dict[str, Any]:
    population = {name: simulated(recorded(name, experiment)) for name, experiment in EXPERIMENTS.items()}
    return population | {"a model is said to beat guessing on tables that hold nothing": learned_from_nothing()}


def learned_from_nothing() -> float:
    """The share of tables of noise and two classes of which the page Your data would say so; its network guesses."""
    from dashboard.analysis.evaluation.models import GUESS, NETWORK, evaluate_baselines
    from dashboard.data.own_data import own_data
    from pages.your_data.finding.judging import NONE, outcome_beside
    from pages.your_data.trials.sizes import own_experiment

    said = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["OVERFIT_LAB_DATA"] = folder
        for seed in range(TABLES):
            file = Path(folder) / "noise.csv"
            file.write_text(_noise(np.random.default_rng(seed)))
            experiment = own_experiment(own_data(file, "y"))
            judged = [evaluate_baselines(one) for one in over_seeds(experiment, USUAL_SEEDS)]
            networks = [replace(one, model=NETWORK) for seed in judged for one in seed if one.model == GUESS]
            judged = [(*others, network) for others, network in zip(judged, networks, strict=True)]
            said.append(outcome_beside(experiment, judged) != NONE)
    return round(float(np.mean(said)), 3)


def _noise(rng: np.random.Generator) -> str:
    """A CSV of 100 to 300 rows of three or six normal columns, and of classes drawn apart from them."""
    rows, columns = rng.choice([100, 150, 300]), rng.choice([3, 6])
    cells = [
        [*(f"{value:.4f}" for value in row), rng.choice(["no", "yes"])] for row in rng.normal(size=(rows, columns))
    ]
    return "\n".join(",".join(row) for row in [[*(f"x{place}" for place in range(columns)), "y"], *cells])


def simulated(population: Population) -> dict[str, Any]:
    """For each number of seeds, what intervals of differences say, and what the pages say now."""
    return {f"{count} seeds": _one_count(population, count) for count in COUNTS}


def _one_count(population: Population, count: int) -> dict[str, Any]:
    remedies, idle, idled = population.remedies, population.idle, centred(population.remedies)
    of_remedies: dict[str, Callable[[PairedLosses], float]] = {
        "coverage of one interval, differences": differences_cover(remedies),
        "coverage of one interval": ratios_cover(remedies),
        "coverage for the picked arm, differences": _picked_difference(remedies),
        "coverage for the picked arm": picked_ratio(remedies),
        "share of the remedies that help that is found": _power(remedies),
    }
    of_idle: dict[str, Callable[[PairedLosses], float]] = {
        "coverage for the picked of idle arms, differences": _picked_idle,
        "an idle arm helps, differences": _some_difference_helps,
        "an idle arm helps": lambda trial: bool(claimed(trial, "lower")),
        ANY: lambda trial: bool(claimed(trial)),
    }
    return (
        {name: mean(drawn(remedies, count, TRIALS), value) for name, value in of_remedies.items()}
        | {name: mean(exchanged(idle, count, TRIALS), value) for name, value in of_idle.items()}
        | {"the truly best arm is said not to be": mean(drawn(remedies, count, TRIALS // FEWER), best_is_out(remedies))}
        | {"a remedy centred on no effect helps or harms": mean(drawn(idled, count, TRIALS), of_idle[ANY])}
    )


def mean(trials: Iterator[PairedLosses], value: Callable[[PairedLosses], float]) -> float:
    """Over the trials, to three digits."""
    return round(float(np.mean([value(trial) for trial in trials])), 3)


def _others(losses: PairedLosses) -> tuple[str, ...]:
    return tuple(name for name in losses.names if name != BASELINE)


def _differences(losses: PairedLosses, name: str) -> np.ndarray:
    return np.exp(losses.row(name)) - np.exp(losses.row(BASELINE))


def differences_cover(population: PairedLosses) -> Callable[[PairedLosses], float]:
    truth = {name: float(_differences(population, name).mean()) for name in _others(population)}
    return _covered(truth, lambda trial, name: interval(_differences(trial, name)))


def ratios_cover(population: PairedLosses) -> Callable[[PairedLosses], float]:
    truth = {name: float(population.ratios(name, BASELINE).mean()) for name in _others(population)}
    return _covered(truth, lambda trial, name: trial.change(name, BASELINE).logs)


def _covered(
    truth: Mapping[str, float], found: Callable[[PairedLosses, str], Interval]
) -> Callable[[PairedLosses], float]:
    """The share of the arms of a trial whose interval holds the true value."""

    def covered(trial: PairedLosses) -> float:
        intervals = {name: found(trial, name) for name in truth}
        return float(np.mean([one.low <= truth[name] <= one.high for name, one in intervals.items()]))

    return covered


def _picked_difference(population: PairedLosses) -> Callable[[PairedLosses], float]:
    def covered(trial: PairedLosses) -> float:
        best = min(_others(trial), key=lambda name: float(_differences(trial, name).mean()))
        found = interval(_differences(trial, best))
        return float(found.low <= _differences(population, best).mean() <= found.high)

    return covered


def picked_ratio(population: PairedLosses) -> Callable[[PairedLosses], float]:
    def covered(trial: PairedLosses) -> float:
        best, found = next(iter(trial.changes(BASELINE).items()))
        return float(found.logs.low <= population.ratios(best, BASELINE).mean() <= found.logs.high)

    return covered


def _picked_idle(trial: PairedLosses) -> float:
    best = min(_others(trial), key=lambda name: float(_differences(trial, name).mean()))
    found = interval(_differences(trial, best))
    return float(found.low <= 0.0 <= found.high)


def _some_difference_helps(trial: PairedLosses) -> float:
    return float(any(interval(_differences(trial, name)).high < 0 for name in _others(trial)))


def claimed(losses: PairedLosses, *kinds: str) -> list[str]:
    """The arms that are said to be lower than the baseline, or higher."""
    return [n for n, found in losses.changes(BASELINE).items() if found.kind in (kinds or ("lower", "higher"))]


def best_is_out(population: PairedLosses) -> Callable[[PairedLosses], float]:
    best = min(population.names, key=lambda name: float(population.row(name).mean()))

    def out(trial: PairedLosses) -> float:
        ranking = rank_losses(trial, BASELINE)
        return float(ranking is None or best not in ranking.contenders)

    return out


def _power(population: PairedLosses) -> Callable[[PairedLosses], float]:
    helping = [name for name in _others(population) if population.change(name, BASELINE).kind == "lower"]
    return lambda trial: len(set(helping) & set(claimed(trial, "lower"))) / max(len(helping), 1)
