"""Lines that train with this project's package print the numbers of the page that they stand on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

import dashboard
from dashboard import Experiment, change, over_seeds
from dashboard.analysis.networks.network import network
from dashboard.experiment.record import Record
from dashboard.experiment.splits import make_splits
from dashboard.training import convolution
from dashboard.training.convolution import build_convolutional
from dashboard.ui import code
from pages.activations.finding.vanishing import gradient_sizes
from pages.activations.finding.vanishing import listing as gradients
from pages.early_stopping.finding.stopping import finding, loss_curves
from pages.early_stopping.trials import listing as early_stopping
from pages.features.tasks import convolve, separate
from pages.features.trials import bases
from pages.features.trials.approaches import INPUTS
from pages.features.trials.listing import listing as features
from pages.losses.finding.pace import pace_in_words
from pages.losses.trials import REACHED, suited_and_unsuited
from pages.losses.trials import listing as pace
from pages.test_set_once.finding import choose
from pages.test_set_once.trials import DATA_SETS, MOST, candidate_arms, loop
from tests.export.ruff import linted
from tests.made import count_weights, made_record
from tests.pages.code.test_by_hand import numbers, printed
from tests.pages.opened import opened


def replay(monkeypatch: pytest.MonkeyPatch, record_of: Callable[[Experiment], Record]) -> list[Experiment]:
    """Has the lines "train" what is made up, and returns what they ask for."""
    asked: list[Experiment] = []

    def train(experiment: Experiment) -> SimpleNamespace:
        asked.append(experiment)
        record = record_of(experiment)
        assert record.final is not None
        net = network(experiment, record.final)
        return SimpleNamespace(
            history=record.history.frame(experiment.metric_name),
            splits=make_splits(experiment),
            model=lambda x: SimpleNamespace(numpy=lambda: net(x)),
        )

    monkeypatch.setattr(dashboard, "train", train)
    return asked


def drawn_record(experiment: Experiment) -> Record:
    """Curves and weights that are drawn at random, always the same for an experiment."""
    rng = np.random.default_rng(int(experiment.digest[:8], 16))
    curve = 0.5 + np.cumsum(rng.normal(0.0, 0.02, 40)) ** 2
    weights, metrics = rng.normal(size=count_weights(experiment)), rng.uniform(size=3)
    return made_record(curve.tolist(), experiment=experiment, weight=weights, metrics=metrics.tolist())


def test_the_loop_chooses_among_the_candidates_of_the_page_as_the_page_does(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = replay(monkeypatch, drawn_record)
    said = numbers(printed(loop(2, 6)))
    arms = candidate_arms()[:6]
    columns = list(zip(*(over_seeds(arm.experiment, 2) for arm in arms), strict=True))
    assert asked == [one for arm in arms for one in over_seeds(arm.experiment, 2)]
    found = [choose([drawn_record(one) for one in column], make_splits(column[0])) for column in columns]
    pairs = np.mean([(choice.seen, choice.true) for choice in found], 0)[:, :3].T
    assert said == pytest.approx(100 * pairs.ravel(), abs=0.06)


def test_the_loop_on_the_page_has_all_candidates() -> None:
    lines = opened("test_set_once", **{code.OPEN: True}).code[0].value
    assert lines == loop(DATA_SETS).strip()
    assert f"for i in range({MOST}):" in lines
    assert lines.count("\n") < 35


@pytest.mark.parametrize("patience", [1, 4, 30, 120])
def test_patience_is_replayed_as_on_the_page(patience: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = replay(monkeypatch, drawn_record)
    share, *losses = numbers(re.sub(r"(\d+)%", r"\1.0", printed(early_stopping(patience, 7))))
    assert asked == list(over_seeds(Experiment(), 7))
    said = finding(loss_curves([drawn_record(one) for one in asked]), patience)
    (saved,) = re.findall(r"saves (\d+)%", said) or ["0"]
    kept = re.findall(r"is ([\d.]+) with the best weights restored, ([\d.]+) with the last weights, and ([\d.]+)", said)
    assert share == float(saved)
    assert losses == pytest.approx([float(one) for one in kept[0]], abs=0.0056)


@pytest.mark.parametrize("dataset", ["circles", "spirals"])
def test_both_machines_and_the_network_have_the_accuracies_of_the_page(
    dataset: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = replay(monkeypatch, drawn_record)
    said = numbers(printed(features(dataset)))
    assert tuple(asked) == over_seeds(bases.BASES[dataset], bases.SEEDS)
    machines = [np.mean([separate(one, inputs).accuracy for one in asked]) for inputs in INPUTS]
    learned = np.mean([drawn_record(one).history.metrics[-1, 2] for one in asked])
    assert said == pytest.approx([100 * share for share in (*machines, learned)], abs=0.06)


def test_on_images_the_lines_fit_what_the_page_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convolution, "fit_convolutional", lambda images, _, seed: build_convolutional(8, seed))
    said = numbers(printed(features("digits", 1)))
    (one,) = over_seeds(bases.BASES["digits"], 1)
    machines = [separate(one, inputs).accuracy for inputs in INPUTS]
    assert said == pytest.approx([100 * share for share in (*machines, convolve(one).accuracy)], abs=0.06)


def test_gradients_before_training_are_those_of_the_page() -> None:
    layered = change(Experiment(), hidden_layers=(16, 16))
    networks = [change(layered, activation=name) for name in ("sigmoid", "leaky_relu")]
    for line, one in zip(printed(gradients(networks)).splitlines(), networks, strict=True):
        found = gradient_sizes(one)
        assert line.startswith(f"{found.activation}: ")
        assert [float(size) for size in line.replace(":", "").split()[1:4]] == pytest.approx(found.sizes, rel=0.01)
        assert float(line.split()[-1]) == pytest.approx(found.ratio, rel=0.01)


@pytest.mark.parametrize(("last", "epoch"), [(1.0, "28"), (0.9, "nan")])
def test_the_pace_of_both_losses_is_that_of_the_page(last: float, epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def paced(experiment: Experiment) -> Record:
        rising = np.linspace(0.5, last, 30)
        made = made_record([1.0] * 30, experiment=experiment)
        return replace(made, history=replace(made.history, metrics=np.stack([rising, rising, rising - 0.125], 1)))

    asked = replay(monkeypatch, paced)
    pair = suited_and_unsuited("sgd")
    said = printed(pace(pair[0])).splitlines()
    assert tuple(asked) == pair
    on_page = pace_in_words([*map(paced, pair)], REACHED)
    assert [numbers(line) for line in said] == [
        [float(one)] for one in re.findall(r"final test accuracy is ([\d.]+)%", on_page)
    ]
    assert all(f"at epoch {epoch}," in line for line in said)
    assert ("at epoch 28;" in on_page) == (epoch == "28")


def test_the_lines_are_formatted_as_a_formatter_would_and_have_nothing_unused(tmp_path: Path) -> None:
    lines = {"early_stopping": early_stopping(20, 10), "loop": loop(8), "pace": pace(suited_and_unsuited("adam")[0])}
    lines |= {dataset: features(dataset) for dataset in bases.BASES}
    lines |= {"gradients": gradients([Experiment(), change(Experiment(), activation="tanh")])}
    for name, text in lines.items():
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    assert linted(tmp_path) == ""
