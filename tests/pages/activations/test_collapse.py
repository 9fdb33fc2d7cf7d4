"""Linear layers are one layer, also in Keras; other activations are not."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.activations import ACTIVATIONS
from dashboard.training.model import build_model
from pages.activations.finding.collapse import CURVE, UNITS, X, collapse, fitted, merged
from tests.language.as_read import as_read

BENT = [name for name in ACTIVATIONS if name != "linear"]


@pytest.mark.parametrize("hidden", [1, 3, 6])
def test_linear_layers_are_their_product(hidden: int) -> None:
    result = collapse(hidden, "relu")
    np.testing.assert_allclose(result.line(X)[:, 0], result.straight.outputs, atol=1e-12)
    assert result.difference < 1e-12


def test_keras_computes_the_same_line() -> None:
    straight = fitted(3, "linear", 0).network
    model = build_model(change(Experiment(), dataset="sine", hidden_layers=(UNITS,) * 3, activation="linear"))
    model.set_weights([array for layer in straight.layers for array in (layer.kernel, layer.bias)])
    np.testing.assert_allclose(model(X.astype(np.float32)), merged(straight)(X), atol=1e-5)


def test_more_linear_layers_come_no_closer_to_the_curve() -> None:
    errors = [collapse(hidden, "relu").straight.error for hidden in (1, 3, 6)]
    best_line = np.polynomial.Polynomial.fit(X[:, 0], CURVE[:, 0], 1)(X[:, 0])
    np.testing.assert_allclose(errors, np.mean((best_line - CURVE[:, 0]) ** 2), rtol=1e-9)


@pytest.mark.parametrize("activation", BENT)
def test_with_any_other_activation_the_network_comes_closer_than_a_line(activation: str) -> None:
    result = collapse(3, activation)
    assert result.bent.error < 0.1 * result.straight.error


@pytest.mark.parametrize("hidden", [1, 3])
def test_all_weights_and_biases_of_the_linear_layers_are_counted(hidden: int) -> None:
    inner = (hidden - 1) * UNITS * (UNITS + 1)
    said = collapse(hidden, "relu").in_words
    assert f"the {hidden + 1} linear layers with their {2 * UNITS + inner + UNITS + 1:,} parameters" in as_read(said)
