"""What a padded program is told of an experiment: of any experiment that one can train."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, reject

from dashboard.data.dataset import DataError
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.padding import padding
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.functions.activations import ACTIVATIONS
from dashboard.training.padded.choices import packed_choices
from dashboard.training.padded.data import pad_data
from dashboard.training.targets import row_weights
from tests.samples import experiments


@given(experiments())
def test_every_experiment_with_a_padded_program_can_be_given_to_it(asked: Experiment) -> None:
    try:
        needed = padding(asked)
    except DataError:
        reject()
    if needed:
        choices = packed_choices(asked, needed).choices()
        assert len(choices.widths) == len(asked.model.hidden_layers)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_without_hidden_layers_every_activation_is_the_same_choice(activation: str) -> None:
    asked = change(Experiment(), hidden_layers=(), activation=activation)
    needed = padding(asked)
    assert needed
    assert int(packed_choices(asked, needed).choices().activation) == 0


def test_class_weights_are_those_of_the_training_rows() -> None:
    asked = change(Experiment(), class_weights=True, skew=0.4)
    needed, splits = padding(asked), make_splits(asked)
    assert needed
    data, (train, validation, _) = pad_data(asked, splits, needed), splits.sizes
    weights = row_weights(asked, splits.train.y)
    assert len(np.unique(weights)) == 2
    np.testing.assert_array_equal(data.weights[validation : validation + train], weights)
