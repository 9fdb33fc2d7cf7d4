"""The proximal step of L1 as a constraint of Keras's."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.training.model import build_model
from tests.training.keras_fit import compile_model


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
@pytest.mark.parametrize("max_norm", [0.0, 2.0])
def test_a_model_with_it_is_saved_loaded_and_trained_on_as_before(tmp_path: Path, max_norm: float) -> None:
    experiment = change(Experiment(), l1=0.1, proximal=True, max_norm=max_norm, hidden_layers=(8,))
    model = compile_model(experiment, build_model(experiment), run_eagerly=True)
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(40, 2)), rng.integers(0, 2, 40)
    model.fit(x, y, batch_size=10, verbose=0)
    model.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras")
    for one in (model, loaded):
        one.fit(x, y, batch_size=10, shuffle=False, verbose=0)
    for trained, again in zip(model.get_weights(), loaded.get_weights(), strict=True):
        np.testing.assert_array_equal(trained, again)
    constraint = loaded.layers[0].kernel_constraint
    assert type(constraint) is type(model.layers[0].kernel_constraint)
    assert isinstance(constraint.first, keras.constraints.MaxNorm) == bool(max_norm)
