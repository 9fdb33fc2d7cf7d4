"""What a compiled program depends on, and what it does not."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.architecture import architecture
from dashboard.experiment.settings import change
from dashboard.functions.optimizers import OPTIMIZERS, Optimizer


@pytest.mark.parametrize(
    "settings",
    [
        {"l1": 0.1},
        {"l2": 0.1},
        {"dropout": 0.3},
        {"gaussian_noise": 0.4},
        {"learning_rate": 0.1},
        {"input_dropout": 0.3},
        {"kernel_initializer": "he_normal"},
        {"initial_scale": 0.0},
        {"rate_at_end": 0.1},
        {"optimizer": "adamw", "weight_decay": 0.1, "decay_apart": True},
        {"label_noise": 0.2},
        {"label_smoothing": 0.1},
        {"noise": 0.1},
        {"seed": 1},
        {"data_seed": 1},
        {"epochs": 7},
        {"early_stopping": True},
        {"dataset": "circles"},
        {"skew": 0.3},
        {"stratify": False},
    ],
)
def test_strengths_rates_first_weights_data_and_seeds_share_a_program(settings: dict[str, Any]) -> None:
    kinds = {name: settings[name] for name in ("optimizer",) if name in settings}
    base = change(Experiment(), dropout=0.1, input_dropout=0.1, gaussian_noise=0.1, schedule="cosine", **kinds)
    assert architecture(change(base, **settings)) == architecture(base)


@pytest.mark.parametrize(
    "settings",
    [
        {"hidden_layers": (64,)},
        {"activation": "tanh"},
        {"dropout": 0.1},
        {"input_dropout": 0.1},
        {"schedule": "linear"},
        {"gaussian_noise": 0.1},
        {"batch_normalization": True},
        {"max_norm": 1.0},
        {"loss": "hinge"},
        {"optimizer": "sgd"},
        {"batch_size": 16},
        {"samples": 200},
        {"train_fraction": 0.3},
        {"irrelevant_features": 1},
        {"dataset": "sine"},
        {"dataset": "blobs"},
    ],
)
def test_layers_shapes_and_rules_make_another_program(settings: dict[str, Any]) -> None:
    assert architecture(change(Experiment(), **settings)) != architecture(Experiment())


@pytest.mark.parametrize("optimizer", OPTIMIZERS.values(), ids=OPTIMIZERS)
def test_what_an_optimizer_takes_makes_another_program_for_it_alone(optimizer: Optimizer) -> None:
    base = change(Experiment(), optimizer=optimizer.name)
    same = architecture(change(base, momentum=0.5)) == architecture(base)
    assert same == ("momentum" not in optimizer.settings)


def test_a_batch_larger_than_the_training_set_is_the_whole_of_it() -> None:
    whole, larger = change(Experiment(), batch_size=102), change(Experiment(), batch_size=2048)
    assert architecture(whole) == architecture(larger)
