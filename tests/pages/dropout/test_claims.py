"""What the page on dropout says, at its default rate."""

from __future__ import annotations

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.networks.network import network
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from pages.dropout.finding.ensemble import probabilities, scores, thinned_networks
from pages.dropout.finding.rates import largest_norm
from tests.trained import holds, records

RATE = 0.5


def test_dropout_lowers_validation_loss() -> None:
    pairs = zip(records(change(Experiment(), dropout=RATE)), records(Experiment()), strict=True)
    assert holds([outcome.validation_loss(some) < outcome.validation_loss(none) for some, none in pairs])


def test_the_largest_weight_norm_into_a_unit_falls() -> None:
    pairs = zip(records(change(Experiment(), dropout=RATE)), records(Experiment()), strict=True)
    assert holds([largest_norm(some) < largest_norm(none) for some, none in pairs])


def test_the_mean_of_thinned_networks_beats_one_of_them_and_is_close_to_the_weight_scaled_network() -> None:
    better, close = [], []
    for record in records(change(Experiment(), dropout=RATE)):
        assert record.final is not None
        experiment, splits = record.experiment, make_splits(record.experiment)
        net = network(experiment, record.final)
        many = thinned_networks(net, RATE)
        one, mean, _ = scores(experiment, net, many, (), splits.test)
        better.append(mean.loss < one.loss)
        each = probabilities(experiment, many, splits.test.x)
        whole = probabilities(experiment, [net], splits.test.x)[0]
        close.append(float(np.mean(np.abs(each.mean(0) - whole))) < float(np.mean(np.abs(each - whole))))
    assert holds(better)
    assert holds(close)
