"""The drawing of a forward pass has every number of the layer at hand."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.networks.forward import LayerPass, forward
from dashboard.analysis.networks.network import network_of
from language.numbers import in_digits
from pages.forward_pass.figures import forward_panel, layer_latex
from pages.forward_pass.trials import round_biases, round_weights
from tests.figures.as_plotly import to_plotly
from tests.language.as_read import as_read

UNITS = (2, 3, 1)


@pytest.fixture
def steps() -> tuple[LayerPass, ...]:
    return forward(network_of(round_weights(UNITS), round_biases(UNITS), "relu", "sigmoid"), np.array([[1.0, -0.5]]))


def test_weights_and_biases_of_the_layer_at_hand_are_written_out(steps: tuple[LayerPass, ...]) -> None:
    drawn = to_plotly(forward_panel(steps, 1, biased=True).figure)
    texts = [note.text.strip() for note in drawn.layout.annotations]
    assert all(in_digits(value, ".2f") in texts for value in round_weights(UNITS)[0].ravel())
    biases = [f"b = {in_digits(value, '.2f')}" for value in round_biases(UNITS)[0]]
    assert [text for text in texts if text.startswith("b = ")] == biases
    assert drawn.data[-1].hovertext == (as_read(f"bias b = {round_biases(UNITS)[1][0]:.2f}"),)


def test_the_alternative_text_names_the_inputs_as_it_names_the_layers(steps: tuple[LayerPass, ...]) -> None:
    assert ". Inputs: 1.00, " in forward_panel(steps, 1, biased=True).alt


def test_without_biases_there_is_none_in_the_drawing_or_the_formula(steps: tuple[LayerPass, ...]) -> None:
    assert "b =" not in to_plotly(forward_panel(steps, 1, biased=False).figure).to_json()
    assert "+" not in layer_latex(steps[0], 1, "z", biased=False)[0]
    assert "+" in layer_latex(steps[0], 1, "z", biased=True)[0]
