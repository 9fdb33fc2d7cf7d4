"""What is said of a patience is what replaying it on the recorded curves shows."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from pages.early_stopping.finding.rules import RULES, replay
from pages.early_stopping.finding.stopping import finding, kept_finding
from tests.made import SMALL, made_record
from tests.recomputed import Ratio, says
from tests.trained import records

WORDS = {
    "lower": "With the best weights restored, it is ",
    "higher": "With the best weights restored, it is ",
    "same": "Restoring the best weights makes no difference: it is ",
    "unsure": "can't say whether restoring lowers it: ",
}


def random_curves(seed: int) -> list[np.ndarray]:
    """Losses that turn and rise, or only fall, with much noise or little."""
    rng = np.random.default_rng(seed)
    time = np.linspace(0.0, 1.0, int(rng.integers(20, 200)))
    rise, noise = rng.choice([0.0, 0.01, 0.3, 2.0]), rng.choice([0.005, 0.05, 0.2])
    curves = []
    for _ in range(int(rng.integers(2, 30))):
        level = np.exp(rng.normal(0.0, 0.3))
        shape = 0.3 + np.exp(-8 * time) + rise * rng.uniform(0.5, 1.5) * time**2
        validation, test = (level * shape * np.exp(noise * rng.normal(size=len(time))) for _ in range(2))
        curves.append(np.stack([level * np.exp(-3 * time), validation, test], 1))
    return curves


def hold(curves: list[np.ndarray], patience: int) -> None:
    said = finding(curves, patience)
    stops = [replay(RULES["patience"], patience, losses) for losses in curves]
    kept, last, end = (
        np.array([losses[epoch, 2] for losses, epoch in zip(curves, epochs, strict=True)])
        for epochs in ([s.best - 1 for s in stops], [s.epoch - 1 for s in stops], [s.total - 1 for s in stops])
    )
    total, stopped = len(curves[0]), sum(stop.epoch < len(curves[0]) for stop in stops)
    every = f"stops after {np.mean([s.epoch for s in stops]):.0f} of {total} epochs on average"
    assert (every in said) == (stopped == len(curves))
    assert (f"stops early for {stopped} of {len(curves)} seeds and saves" in said) == (0 < stopped < len(curves))
    assert (f"stops early for no seed:** all {total} epochs are trained" in said) == (stopped == 0)
    assert f"is {stats.gmean(kept):.2f} with the best weights restored, " in said
    assert f"{stats.gmean(last):.2f} with the last weights, " in said
    assert f"and {stats.gmean(end):.2f} after training to the end." in said
    logs = np.log(kept / end)
    if np.ptp(logs) == 0 or len(curves) < 3:
        return
    low, high = stats.t.interval(0.95, len(logs) - 1, logs.mean(), stats.sem(logs))
    found = Ratio(float(np.exp(logs.mean())), float(np.exp(low)), float(np.exp(high)), 0.0)
    assert WORDS[found.kind] in said
    says(said.partition(WORDS[found.kind])[2], found)


@pytest.mark.parametrize(
    ("patience", "turns", "said"),
    [
        (3, (4, 4), "stops after 8 of 20"),
        (12, (4, 15), "stops early for 1 of 2"),
        (20, (4, 15), "stops early for no seed"),
    ],
)
def test_a_patience_that_never_ends_a_training_does_not_stop_it(
    patience: int, turns: tuple[int, int], said: str
) -> None:
    curves = [np.abs(np.arange(20.0) - turn)[:, None] + np.ones(3) for turn in turns]
    assert said in finding(curves, patience)


def test_one_seed_is_not_said_to_need_a_thousand_more() -> None:
    said = finding(random_curves(0)[:1], 3)
    assert said.endswith("Comparing it with the end takes 3 seeds.")
    assert "1,000" not in said


@pytest.mark.parametrize(
    ("epochs", "said"), [(4, "Nothing stops training before its last epoch, 4."), (9, "Training stops at epoch 4.")]
)
def test_a_training_that_nothing_stops_is_not_said_to_stop(epochs: int, said: str) -> None:
    experiment = change(SMALL, epochs=epochs)
    restoring, leaving = (
        made_record([2.0, 1.0, 1.5, 1.6], experiment=experiment, restored=epoch) for epoch in (2, None)
    )
    words = kept_finding(restoring, leaving)
    assert said in words
    assert "the weights of epoch 2" in words
    assert "Test loss is 1.10 with the best weights restored, and 1.76 without." in words


@pytest.mark.parametrize(("turns", "whose"), [((4, 15), "the other one"), ((4, 15, 15), "the others")])
def test_a_single_seed_that_goes_on_is_not_several(turns: tuple[int, ...], whose: str) -> None:
    curves = [np.abs(np.arange(20.0) - turn)[:, None] + np.ones(3) for turn in turns]
    assert f"for {whose} it goes on to the end" in finding(curves, 12)


@pytest.mark.parametrize("seed", range(24))
def test_the_finding_holds_whatever_the_curves_show(seed: int) -> None:
    hold(random_curves(seed), (0, 3, 10, 40)[seed % 4])


@pytest.mark.parametrize("patience", [0, 1, 5, 20, 60, 120])
def test_it_holds_at_every_patience_for_the_page_s_trainings(patience: int) -> None:
    hold([record.history.losses for record in records(Experiment())], patience)
