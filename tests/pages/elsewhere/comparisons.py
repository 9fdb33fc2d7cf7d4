"""Lessons that compare arms over seeds: their findings at settings that they were not written for."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from dashboard.analysis.networks.network import network
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.results import Results
from dashboard.data.parts import Part
from dashboard.experiment.arms import Arm
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from pages.capacity.trials import depth_arms, width_arms
from pages.data_and_splits.trials import data_arms
from pages.dropout.finding.compared import APART, MEAN, SCALED, complete, in_words, scores_at
from pages.dropout.finding.ensemble import probabilities, score, thinned_networks
from pages.dropout.trials import PLAIN, RATES, STOPPED, members, rate_arms
from pages.l1_l2.trials import STRENGTHS, names_at, penalty_arms, penalty_experiment
from pages.which_activation.trials import activation_arms
from pages.which_fix.trials import remedy_arms
from pages.your_data.trials.sizes import own_arms, own_experiment
from tests.analysis.test_best_arm import hold as hold_best
from tests.pages.capacity.test_finding import hold as hold_sizes
from tests.pages.data_and_splits.test_finding import hold_labels, hold_samples, hold_split
from tests.pages.dropout.test_finding import hold as hold_rate
from tests.pages.elsewhere.draws import BINARY, REGRESSION, experiment, results, table, wild
from tests.pages.l1_l2.test_finding import hold as hold_penalties
from tests.pages.which_fix.test_finding import hold as hold_remedies
from tests.pages.your_data.finding.test_networks import hold as hold_networks

Rng = np.random.Generator


def seeds(rng: Rng) -> int:
    return int(rng.integers(3, 7))


def moved(arms: tuple[Arm, ...], rng: Rng, **settings: object) -> list[Arm]:
    """The same arms on data of other seeds and with other settings."""
    shift = {"data_seed": int(rng.integers(1000)), "seed": int(rng.integers(1000))}
    return [Arm(arm.name, arm.title, change(arm.experiment, **settings, **shift)) for arm in arms]


def which_fix(rng: Rng) -> None:
    hold_remedies(results(remedy_arms(experiment(rng)), seeds(rng)))
    hold_remedies(results(remedy_arms(wild(experiment(rng, REGRESSION))), 3))


def which_activation(rng: Rng) -> None:
    hold_best(results(activation_arms(experiment(rng)), seeds(rng)))


def dropout(rng: Rng) -> None:
    """The rates, and the ensembles where the loss is the page's: their members give probabilities of two classes."""
    base = change(experiment(rng, BINARY), loss="binary_crossentropy")
    rate, count = float(rng.choice(RATES[1:])), seeds(rng)
    found = results(rate_arms(base), count, members(base, count))
    hold_rate(found, rate)
    hold_rate(results(rate_arms(wild(experiment(rng, REGRESSION))), 3), rate)
    _of_ensembles(found, rate)


def _of_ensembles(found: Results, rate: float) -> None:
    sound = complete(found, rate)
    scored = [scores_at(record, nets, rate, make_splits(record.experiment).test) for record, nets in sound]
    said = in_words(scored)
    if len(scored) < FEWEST_PAIRS:
        assert said.startswith("Training")
        return
    losses = {title: np.array([one[title].loss for one in scored]) for title in scored[0]}
    assert f"higher of the two for {np.sum(losses[SCALED] > losses[MEAN])} of {len(scored)} seeds" in said
    for kind, words in ((PLAIN, "Trained separately to the end"), (STOPPED, "Stopped early")):
        at = f" for {np.sum(losses[APART[kind][1]] < losses[SCALED]) or 'none'} of"
        assert at in said.partition(words)[2].partition(" seeds.")[0]
    if "pays for that where it is wrong" in said:
        assert np.mean([_cost(record, rate) for record, _ in sound]) > 0


def _cost(record: Record, rate: float) -> float:
    """By how much the weight-scaled network loses more than the thinned ones' mean, where it is wrong."""
    assert record.final is not None
    net, test = network(record.experiment, record.final), make_splits(record.experiment).test
    mean = probabilities(record.experiment, thinned_networks(net, rate), test.x).mean(0)
    scaled = probabilities(record.experiment, [net], test.x)[0]
    wrong = (scaled > 0.5) != test.y
    rows = Part(test.x[wrong], test.y[wrong])
    return score(scaled[wrong], rows).loss - score(mean[wrong], rows).loss if len(rows) else 0.0


def l1_l2(rng: Rng) -> None:
    strength = float(rng.choice(STRENGTHS))
    arms = [a for a in penalty_arms(penalty_experiment(int(rng.integers(51)))) if a.name in names_at(strength)]
    noise = float(rng.choice([0.1, 0.2, 0.4]))
    hold_penalties(results(moved(tuple(arms), rng, epochs=60, samples=300, noise=noise), seeds(rng)), strength)


def capacity(rng: Rng) -> None:
    what, arms = (("width", width_arms()), ("depth", depth_arms()))[rng.integers(2)]
    settings = {"noise": float(rng.choice([0.05, 0.15, 0.3])), "label_noise": float(rng.choice([0.0, 0.2, 0.4]))}
    hold_sizes(results(moved(arms, rng, epochs=60, **settings), seeds(rng)), what)


def data_and_splits(rng: Rng) -> None:
    skew = float(rng.choice([0.1, 0.2, 0.3, 0.45]))
    found = results(moved(data_arms(skew), rng, epochs=int(rng.choice([5, 20, 40]))), 3)
    hold_split(found)
    hold_samples(found)
    hold_labels(found)


def your_data(rng: Rng) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one = change(own_experiment(table(rng, Path(folder))), epochs=40)
        hold_networks(results(own_arms(one), 5))
