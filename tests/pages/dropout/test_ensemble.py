"""Thinned networks and their mean."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis.networks.network import network
from dashboard.data.parts import Part
from dashboard.experiment.settings import change
from pages.dropout.finding.ensemble import DRAWS, probabilities, score, thinned, thinned_networks
from tests.made import SMALL

EXPERIMENT = change(SMALL, hidden_layers=(40, 40), activation="linear", dropout=0.5)
RNG = np.random.default_rng(0)
NET = network(EXPERIMENT, RNG.normal(size=EXPERIMENT.parameters).astype(np.float32) / 6)
X = RNG.normal(size=(20, 2)).astype(np.float32)


def test_a_thinned_network_silences_units_and_scales_the_others_up() -> None:
    one = thinned(NET, 0.5, np.random.default_rng(1))
    ratio = one.layers[1].kernel / NET.layers[1].kernel
    rows = ratio.mean(1)
    assert set(np.round(rows, 4)) == {0.0, 2.0}
    assert np.array_equal(one.layers[0].kernel, NET.layers[0].kernel)


def test_the_mean_of_thinned_linear_networks_is_the_weight_scaled_one() -> None:
    outputs = np.stack([net(X) for net in thinned_networks(NET, 0.3)])
    error = outputs.std(0) / np.sqrt(DRAWS)
    assert np.mean(np.abs(outputs.mean(0) - NET(X)) < 3 * error) > 0.95


def test_without_dropout_nothing_is_thinned() -> None:
    assert np.array_equal(thinned(NET, 0.0, np.random.default_rng(0))(X), NET(X))


def test_a_score_is_cross_entropy_and_accuracy() -> None:
    part = Part(X[:2], np.array([1, 0], np.int32))
    found = score(np.array([0.8, 0.4]), part)
    assert found.loss == pytest.approx(-(np.log(0.8) + np.log(0.6)) / 2)
    assert found.accuracy == 1.0
    assert found.confidence == pytest.approx(0.7)


def test_a_mistake_that_is_all_but_certain_costs_what_its_logit_says() -> None:
    """As in the table of the trainings, which goes by logits: at 1e-7 its loss would be cut to 16."""
    *layers, last = NET.layers
    sure = replace(NET, layers=(*layers, replace(last, kernel=last.kernel * 25 / np.abs(NET(X)).max())))
    logits = sure(X)[:, 0].astype(float)
    part = Part(X, (logits < 0).astype(np.int32))
    found = score(probabilities(EXPERIMENT, [sure], X)[0], part)
    assert found.loss == pytest.approx(np.logaddexp(0.0, np.abs(logits)).mean(), rel=1e-4)
