"""A padded program trains as a program of the experiment's own does, and what it pads with stays zero."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.padding import Padding, padding
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.training.base_program import BaseProgram
from dashboard.training.padded.program import PaddedProgram
from dashboard.training.programs import PROGRAMS
from dashboard.training.tensors import Block
from tests.cases import at_every_check
from tests.training.test_equals_fit import CASES as FITTED
from tests.training.test_equals_fit import experiment
from tests.training.test_program import BASE

EPOCHS = 25
# What `fit` can't be compared in, because it draws other numbers; and sizes at which something is left over.
OTHERS: dict[str, dict[str, Any]] = {
    "dropout, sigmoid": {"dropout": 0.3, "activation": "sigmoid", "hidden_layers": (20, 16)},
    "noise": {"gaussian_noise": 0.3, "irrelevant_features": 1, "batch_size": 9},
    "dropout on inputs": {"input_dropout": 0.2, "gaussian_noise": 0.1, "dropout": 0.2, "irrelevant_features": 1},
    "class weights": {"class_weights": True, "skew": 0.4, "batch_size": 25},
    "cosine": {"schedule": "cosine", "rate_at_end": 0.1, "optimizer": "adamw", "weight_decay": 0.1},
    "exponential": {"schedule": "exponential", "rate_at_end": 0.1, "optimizer": "sgd", "momentum": 0.9},
    "linear": {"schedule": "linear", "optimizer": "rmsprop"},
    "proximal": {"l1": 0.05, "proximal": True, "max_norm": 1.0},
    "digits": {"dataset": "digits", "samples": 200, "hidden_layers": (65,), "batch_size": 32},
    "normalized": {"samples": 600, "batch_normalization": True, "batch_size": 50, "activation": "tanh"},
}
CASES = {
    **{name: experiment(name) for name in FITTED if padding(experiment(name))},
    **{name: change(experiment("default"), **settings) for name, settings in OTHERS.items()},
    # Whose own program other tests compile, too.
    "dropout and noise": change(BASE, dropout=0.3),
}


def padded_program(asked: Experiment) -> PaddedProgram:
    needed = padding(asked)
    assert needed
    return compiled(needed)


@cache
def compiled(needed: Padding) -> PaddedProgram:
    return PaddedProgram(needed)


def trained(program: BaseProgram, asked: Experiment) -> Block:
    program.start(asked, make_splits(asked))
    return program.run(EPOCHS)


@pytest.mark.parametrize("case", at_every_check({"dropout and noise"}, CASES))
def test_curves_rows_and_weights_are_those_of_a_program_of_its_own(case: str) -> None:
    asked = CASES[case]
    padded = trained(padded_program(asked), asked)
    own = trained(PROGRAMS.get(asked), asked)
    for name in ("losses", "scores", "objective", "val_loss", "folds"):
        assert getattr(padded, name) == pytest.approx(getattr(own, name), rel=1e-4, abs=1e-6), name
    assert padded.rows == pytest.approx(own.rows, rel=1e-2, abs=1e-4)
    assert padded.weights == pytest.approx(own.weights, rel=1e-3, abs=1e-4)


@pytest.mark.long
def test_padding_stays_zero() -> None:
    # A sigmoid is not 0 at 0, and batch normalization, AdamW and max-norm touch every unit.
    asked = change(CASES["dropout, sigmoid"], batch_normalization=True, optimizer="adamw", max_norm=1.0, l2=0.01)
    program = padded_program(asked)
    trained(program, asked)
    weights = [np.array(weight.numpy()) for weight in program.loop.network.all_weights()]
    for weight, own in zip(weights, program.initial, strict=True):
        weight[tuple(slice(size) for size in own.shape)] = 0.0
        assert not weight.any()


def test_one_program_trains_experiments_of_other_shapes_and_choices() -> None:
    first = change(BASE, hidden_layers=(64, 64))
    program = padded_program(first)
    others = {
        "samples": 150,
        "batch_size": 25,
        "hidden_layers": (33, 3),
        "activation": "leaky_relu",
        "optimizer": "rmsprop",
        "loss": "hinge",
        "kernel_initializer": "he_normal",
        "max_norm": 1.0,
        "dropout": 0.0,
        "gaussian_noise": 0.0,
        "irrelevant_features": 2,
        "train_fraction": 0.3,
    }
    for name, value in others.items():
        asked = change(first, **{name: value})
        assert padded_program(asked) is program
        assert np.isfinite(trained(program, asked).losses).all()
    assert len(program._run._calls) == 1
