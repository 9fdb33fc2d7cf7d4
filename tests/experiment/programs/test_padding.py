"""Which experiments share a compiled program."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import call
from dashboard.experiment.programs.architecture import architecture
from dashboard.experiment.programs.padding import padding, program_key
from dashboard.experiment.settings import change
from dashboard.functions.activations import ACTIVATIONS
from dashboard.functions.optimizers import OPTIMIZERS
from tests.throwaway import NADAM

DEFAULT = Experiment()


@pytest.mark.parametrize(
    "settings",
    [
        {"samples": 500},
        {"train_fraction": 0.5},
        {"batch_size": 33},
        {"hidden_layers": (33, 64)},
        {"irrelevant_features": 2},
        *({"activation": name} for name in ACTIVATIONS),
        {"loss": "hinge"},
        {"dataset": "plane", "loss": "mae"},
        {"optimizer": "sgd", "momentum": 0.5},
        {"optimizer": "adamw", "weight_decay": 0.1},
        {"kernel_initializer": "orthogonal"},
        {"max_norm": 2.0},
        {"dropout": 0.3},
        {"gaussian_noise": 0.3},
        {"input_dropout": 0.1},
        {"class_weights": True},
        {"schedule": "cosine"},
        {"l1": 0.1, "proximal": True},
        {"epochs": 2000},
    ],
    ids="-".join,
)
def test_what_is_an_input_of_the_default_s_program(settings: dict[str, Any]) -> None:
    assert padding(change(DEFAULT, **settings)) == padding(DEFAULT)


@pytest.mark.parametrize(
    "settings",
    [
        {"hidden_layers": (64, 64, 64)},
        {"hidden_layers": (65, 64)},
        {"dataset": "iris"},
        {"batch_normalization": True},
        {"irrelevant_features": 3},
        {"samples": 2000, "hidden_layers": (16, 16)},
    ],
    ids="-".join,
)
def test_what_needs_another_padded_program(settings: dict[str, Any]) -> None:
    assert padding(change(DEFAULT, **settings)) not in (None, padding(DEFAULT))


@pytest.mark.parametrize(
    "settings",
    [{"hidden_layers": (200,)}, {"samples": 20_000}, {"irrelevant_features": 100, "dataset": "digits"}],
    ids="-".join,
)
def test_what_padding_would_slow_down_or_does_not_fit_is_compiled_for_itself(settings: dict[str, Any]) -> None:
    changed = change(DEFAULT, **settings)
    assert padding(changed) is None


def test_an_optimizer_whose_step_follows_no_such_formula_is_compiled_for_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(OPTIMIZERS, NADAM.name, NADAM)
    assert padding(change(DEFAULT, optimizer="nadam")) is None


def test_arguments_that_padded_programs_do_not_know_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    clipped = call("optimizers.Adam", learning_rate=0.01, clipnorm=1.0)
    monkeypatch.setattr("dashboard.experiment.programs.padding.optimizer", lambda _: clipped)
    assert padding(DEFAULT) is None


def test_a_longer_training_begins_by_the_same_program() -> None:
    for settings in ({}, {"samples": 1000}, {"hidden_layers": (72, 72)}):
        short = change(DEFAULT, epochs=1, **settings)
        assert padding(change(short, epochs=2000)) == padding(short)


def test_programs_are_padded_only_where_asked_for_and_possible() -> None:
    assert program_key(DEFAULT, padded=False) == architecture(DEFAULT)
    assert program_key(DEFAULT, padded=True) == padding(DEFAULT)
    wide = change(DEFAULT, hidden_layers=(200,))
    assert program_key(wide, padded=True) == architecture(wide)
