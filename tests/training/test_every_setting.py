"""No control is dead: whatever can be set changes the data, the network or the training."""

from __future__ import annotations

import json

import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import optimizer, trained_loss
from dashboard.experiment.programs.architecture import architecture
from dashboard.experiment.programs.padding import padding
from dashboard.experiment.settings import SETTINGS, Setting, change
from dashboard.experiment.splits import make_splits
from dashboard.training.model import build, build_model
from dashboard.training.program import Program
from tests.samples import changed, where_it_applies
from tests.training.keras_fit import equal, trained

# Small and quickly overfitting, so that each rule of early stopping decides something within these epochs.
BASE = change(
    Experiment(), samples=100, hidden_layers=(8,), batch_size=8, learning_rate=0.02, epochs=30, patience=3, seed=2
)

# One class has more training rows than the other, without which weights change nothing.
UNEVEN = change(BASE, skew=0.5)

# What has settings of its own, for the most part, in a program that is compiled once.
MORE = change(BASE, dataset="sine", schedule="cosine", optimizer="adamw")


def base_of(setting: Setting) -> Experiment:
    bases = (UNEVEN if setting.name == "class_weights" else BASE, MORE)
    return next((base for base in bases if setting.control.when(base)), None) or where_it_applies(setting, BASE)


PAIRS = {
    name: (before, changed(setting, before)) for name, setting in SETTINGS.items() for before in [base_of(setting)]
}
SHARED = [name for name, (before, after) in PAIRS.items() if architecture(before) == architecture(after)]
PADDED = [name for name, (before, after) in PAIRS.items() if padding(before) == padding(after)]
COMPILED = [name for name in SETTINGS if name not in SHARED]


def ingredients(experiment: Experiment) -> tuple[object, ...]:
    """What a program of its own is made from."""
    splits, model = make_splits(experiment), build_model(experiment)
    parts = (*model.layers, build(optimizer(experiment)), build(trained_loss(experiment)))
    # Keras numbers the names of layers and optimizers through.
    configs = [(type(part).__name__, part.get_config() | {"name": ""}) for part in parts]
    return (
        [(part.x.tobytes(), part.y.tobytes()) for part in splits.parts],
        json.dumps(configs, default=str),
        [weight.tobytes() for weight in model.get_weights()],
        Program(experiment).loop.batch,
    )


@pytest.mark.parametrize("name", SHARED)
def test_a_setting_that_compiles_nothing_changes_what_is_learned(name: str) -> None:
    before, after = PAIRS[name]
    assert not equal(trained(before), trained(after))


@pytest.mark.parametrize("name", PADDED)
def test_a_setting_that_shares_a_padded_program_changes_what_is_learned(name: str) -> None:
    before, after = PAIRS[name]
    assert not equal(trained(before, padded=True), trained(after, padded=True))


@pytest.mark.parametrize("name", COMPILED)
def test_a_setting_that_compiles_anew_changes_what_is_compiled(name: str) -> None:
    before, after = PAIRS[name]
    assert ingredients(before) == ingredients(before)
    assert ingredients(before) != ingredients(after)
