"""The lines below the basics print what the lab's own arithmetic gives, for every activation and every loss."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from dashboard.analysis.networks.backpropagation import backpropagate, descend, mean_loss
from dashboard.analysis.networks.forward import forward
from dashboard.analysis.networks.network import Network, network_of
from dashboard.export.by_hand import Dense, activation_snippet, forward_snippet, loss_snippet, step_snippet
from dashboard.functions.activations import ACTIVATIONS
from dashboard.functions.losses import LOSSES

X = np.random.default_rng(5).normal(size=(4, 2))
RATE = 0.25


def printed(lines: str) -> list[float]:
    """All numbers with a point that these lines print."""
    out, names = io.StringIO(), dict[str, Any]()
    with contextlib.redirect_stdout(out):
        exec(lines, names)
    return [float(one) for one in re.findall(r"-?\d+\.\d*(?:e[-+]\d+)?", out.getvalue())]


def network(activation: str, outputs: int = 2, output: str = "linear") -> Network:
    rng, shapes = np.random.default_rng(6), [(3, 2), (outputs, 3)]
    weights, biases = [rng.normal(size=shape) for shape in shapes], [rng.normal(size=rows) for rows, _ in shapes]
    return network_of(weights, biases, activation, output)


def dense(made: Network) -> list[Dense]:
    return [(layer.kernel, layer.bias, layer.activation) for layer in made.layers]


def flat(parts: Sequence[np.ndarray | float]) -> list[float]:
    return [float(value) for part in parts for value in np.ravel(part)]


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_forward_pass_goes_through_every_layer(activation: str) -> None:
    made = network(activation)
    expected = flat([part for step in forward(made, X[:1]) for part in (step.z, step.h)])
    assert printed(forward_snippet(X[0], dense(made))) == pytest.approx(expected, abs=0.0051)


@pytest.mark.parametrize("z", [-2.0, 1.3])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activation_comes_with_its_slope(name: str, z: float) -> None:
    known, at = ACTIVATIONS[name], np.array([z])
    assert printed(activation_snippet(name, z)) == pytest.approx(flat([known(at), known.derivative(at)]), abs=6e-4)


@pytest.mark.parametrize("name", LOSSES)
def test_a_loss_comes_with_its_gradient_by_the_first_logit(name: str) -> None:
    loss, z = LOSSES[name], np.array([0.4, -1.2, 0.7][: outputs_of(name)])
    truth = targets_of(name)[:1]
    expected = flat([loss.value(z[None], truth), loss.gradient(z[None], truth)[:, :1]])
    assert printed(loss_snippet([(loss, truth[0])], z)) == pytest.approx(expected, abs=6e-4)


@pytest.mark.parametrize("name", LOSSES)
def test_a_step_moves_every_weight_against_its_gradient(name: str) -> None:
    loss, targets = LOSSES[name], targets_of(name)
    made = network("tanh", outputs_of(name), loss.output)
    back = backpropagate(made, loss, X, targets)
    after = mean_loss(descend(made, back.gradients, RATE), loss, X, targets)
    parts = [part for gradient in back.gradients for part in (gradient.kernel, gradient.bias)]
    found = printed(step_snippet(dense(made), X, targets, loss, RATE))
    assert found == pytest.approx(flat([*parts, back.loss, after]), abs=6e-4)


def outputs_of(loss: str) -> int:
    return 3 if LOSSES[loss].targets == "one_hot" else 1


def targets_of(loss: str) -> np.ndarray:
    """Of each row of X, as the loss takes them."""
    return LOSSES[loss].encode(np.array([1, 0, 0, outputs_of(loss) - 1]), outputs_of(loss))
