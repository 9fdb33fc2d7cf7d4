"""What the page on dropout says, at its default rate."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.networks.network import network
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from pages.dropout.finding.compared import APART, MEAN, THINNED, scores_at
from pages.dropout.finding.ensemble import probabilities, score, thinned_networks
from pages.dropout.finding.rates import largest_norm
from pages.dropout.trials import PLAIN, STOPPED, members_at
from tests.trained import SEEDS, holds, records, trained

RATE = 0.5


def test_dropout_lowers_validation_loss() -> None:
    pairs = zip(records(change(Experiment(), dropout=RATE)), records(Experiment()), strict=True)
    assert holds([outcome.validation_loss(some) < outcome.validation_loss(none) for some, none in pairs])


def test_training_loss_rises_with_the_rate() -> None:
    rates = [records(change(Experiment(), dropout=rate)) for rate in (0.0, RATE, 0.8)]
    for lower, higher in pairwise(rates):
        pairs = zip(lower, higher, strict=True)
        assert holds([outcome.train_loss(some) > outcome.train_loss(less) for less, some in pairs])


def test_the_largest_weight_norm_into_a_unit_falls() -> None:
    pairs = zip(records(change(Experiment(), dropout=RATE)), records(Experiment()), strict=True)
    assert holds([largest_norm(some) < largest_norm(none) for some, none in pairs])


def test_the_mean_of_thinned_networks_beats_one_of_them_and_is_close_to_the_weight_scaled_network() -> None:
    better, close = [], []
    for record in records(change(Experiment(), dropout=RATE)):
        assert record.final is not None
        experiment, test = record.experiment, make_splits(record.experiment).test
        found = scores_at(record, {}, RATE, test)
        better.append(found[MEAN].loss < found[THINNED].loss)
        net = network(experiment, record.final)
        each = probabilities(experiment, thinned_networks(net, RATE), test.x)
        whole = probabilities(experiment, [net], test.x)[0]
        close.append(float(np.mean(np.abs(each.mean(0) - whole))) < float(np.mean(np.abs(each - whole))))
    assert holds(better)
    assert holds(close)


def test_the_mean_of_networks_that_stopped_early_beats_that_of_networks_that_overfit() -> None:
    better = []
    for experiment in over_seeds(Experiment(), SEEDS):
        test, losses = make_splits(experiment).test, {}
        for kind, experiments in members_at(experiment).items():
            nets = [network(one, final) for one in experiments if (final := trained(one).final) is not None]
            losses[kind] = score(probabilities(experiment, nets, test.x).mean(0), test).loss
        better.append(losses[STOPPED] < losses[PLAIN])
    assert holds(better)


def test_dropout_is_an_ensemble_and_a_regularizer() -> None:
    """Even one thinned network is better than one without dropout, and the mean of many is better still."""
    one, many = [], []
    for record in records(change(Experiment(), dropout=RATE)):
        plain = [trained(member) for member in members_at(record.experiment)[PLAIN]]
        nets = [network(member.experiment, member.final) for member in plain if member.final is not None]
        found = scores_at(record, {PLAIN: nets}, RATE, make_splits(record.experiment).test)
        one.append(found[THINNED].loss < found[APART[PLAIN][0]].loss)
        many.append(found[MEAN].loss < min(found[title].loss for title in APART[PLAIN]))
        assert found[APART[PLAIN][1]].loss <= found[APART[PLAIN][0]].loss
    assert holds(one)
    assert holds(many)
