"""An experiment in words names what differs from the default."""

from __future__ import annotations

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.export.describe import describe


def test_the_default_is_said_without_its_defaults() -> None:
    assert describe(Experiment()) == "Two moons, 300 samples; 64-64 hidden units (relu); Adam at 0.005; 300 epochs"


def test_one_epoch_and_one_unit_are_in_the_singular() -> None:
    assert describe(change(Experiment(), hidden_layers=(1,), epochs=1)).endswith(
        "; 1 hidden unit (relu); Adam at 0.005; 1 epoch"
    )
    assert describe(change(Experiment(), epochs=2000)).endswith("; 2,000 epochs")


def test_what_differs_is_named() -> None:
    said = describe(change(Experiment(), l2=0.01, batch_normalization=True))
    assert "L2\N{NO-BREAK SPACE}0.01" in said
    assert "batch normalization\N{NO-BREAK SPACE}on" in said
    assert "no hidden layer" in describe(change(Experiment(), hidden_layers=()))


def test_a_setting_that_does_not_apply_is_not_named() -> None:
    assert "patience" not in describe(change(Experiment(), patience=3))
    assert "dropout" not in describe(change(Experiment(), hidden_layers=(), dropout=0.5))
