"""The masks drawn for display are the masks of the training."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.networks.network import network
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.training.dropout import dropout_masks
from dashboard.training.programs import PROGRAMS

# So wide, it shares the default's padded program.
EXPERIMENT = change(Experiment(), samples=60, hidden_layers=(33, 5), dropout=0.4, batch_size=64, seed=3)


def shapes(masks: list[list[np.ndarray]]) -> list[list[tuple[int, ...]]]:
    return [[mask.shape for mask in layer] for layer in masks]


def test_the_first_objective_is_that_of_the_network_thinned_by_the_masks() -> None:
    splits = make_splits(EXPERIMENT)
    program = PROGRAMS.get(EXPERIMENT, padded=True)
    program.start(EXPERIMENT, splits)
    net = network(EXPERIMENT, program.initial_weights())
    order = np.random.default_rng([EXPERIMENT.training.seed, 1]).permuted(np.arange(len(splits.train))[None], axis=1)[0]
    objective = program.run(1).objective[0]
    x, y = splits.train.x[order], splits.train.y[order]
    for layer, mask in zip(net.layers, dropout_masks(EXPERIMENT, 1), strict=False):
        x = layer(x) * mask[0] / (1 - EXPERIMENT.model.dropout)
    logits = net.layers[-1](x)[:, 0]
    expected = np.mean(np.logaddexp(0.0, logits) - y * logits)
    assert objective == pytest.approx(expected, rel=1e-5)


def test_dropout_on_the_inputs_is_no_layer_of_hidden_units() -> None:
    masks = dropout_masks(change(EXPERIMENT, input_dropout=0.2), 3)
    assert shapes(masks) == [[(20, 33)] * 3, [(20, 5)] * 3]


def test_masks_have_a_row_for_each_step_and_sample_and_differ_between_them() -> None:
    masks = dropout_masks(EXPERIMENT, 3)
    assert shapes(masks) == [[(20, 33)] * 3, [(20, 5)] * 3]
    assert not np.array_equal(masks[0][0], masks[0][1])
    assert not np.array_equal(masks[0][0][0], masks[0][0][1])
    assert abs(np.mean(masks[0]) - 0.6) < 0.06


def test_the_last_mini_batch_of_an_epoch_has_no_masks_of_samples_that_there_are_not() -> None:
    masks = dropout_masks(change(EXPERIMENT, batch_size=8), 6)
    assert shapes(masks)[0] == [(8, 33), (8, 33), (4, 33)] * 2
