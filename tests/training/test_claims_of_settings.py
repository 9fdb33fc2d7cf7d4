"""What the sidebar says of a setting is so."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.networks.network import network
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import optimizer
from dashboard.experiment.settings import change
from tests.trained import trained

LINEAR = change(
    Experiment(),
    dataset="plane",
    samples=300,
    hidden_layers=(),
    optimizer="sgd",
    momentum=0.0,
    learning_rate=0.02,
    batch_size=2048,
    epochs=600,
)


def weights_of_a_linear_model(**settings: float) -> np.ndarray:
    """The mean over the second half of the epochs that were kept, as dropout makes the weights jump."""
    asked = change(LINEAR, **settings)
    kept = trained(asked, keep_weights=True).snapshots.weights.values()
    return np.mean([network(asked, flat).layers[0].kernel for flat in list(kept)[len(kept) // 2 :]], 0)


@pytest.mark.long
def test_dropout_on_the_inputs_of_a_linear_model_is_l2() -> None:
    rate = 0.4
    dropped, penalized, plain = (
        weights_of_a_linear_model(**one) for one in ({"input_dropout": rate}, {"l2": rate / (1 - rate)}, {})
    )
    # Inputs are standardized, so that each weight has the same penalty.
    assert dropped == pytest.approx(penalized, abs=0.05)
    assert np.abs(dropped - plain).max() > 0.2


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_units_that_start_alike_stay_alike_and_random_ones_do_not(activation: str) -> None:
    base = change(Experiment(), hidden_layers=(6,), activation=activation, samples=100, epochs=20, learning_rate=0.05)
    for scale, units in ((0.0, 1), (1.0, 6)):
        record = trained(change(base, initial_scale=scale))
        assert record.final is not None
        columns = network(record.experiment, record.final).layers[0].kernel.T.round(4)
        assert len(np.unique(columns, axis=0)) == units


@pytest.mark.parametrize("activation", ["relu", "tanh"])
def test_weights_of_0_under_an_activation_of_0_stay_there(activation: str) -> None:
    settings = {"hidden_layers": (6,), "activation": activation, "initial_scale": 0.0, "samples": 100, "epochs": 20}
    record = trained(change(Experiment(), **settings))
    assert record.final is not None
    hidden, output = network(record.experiment, record.final).layers
    assert not np.concatenate([hidden.kernel.ravel(), hidden.bias, output.kernel.ravel()]).any()
    assert output.bias.any()


def test_batch_normalization_undoes_the_scale_of_the_weights_before_it() -> None:
    from dashboard.training.model import build_model

    x = np.random.default_rng(0).normal(size=(40, 2)).astype(np.float32)
    for on in (True, False):
        model = build_model(change(Experiment(), hidden_layers=(6,), batch_normalization=on))
        kernel, before = model.trainable_variables[0], model(x, training=True).numpy()
        kernel.assign(3.0 * kernel)
        assert np.allclose(model(x, training=True), before, atol=0.02) == on


def test_weight_decay_acts_on_biases_and_penalties_do_not() -> None:
    from dashboard.training.model import build, build_model

    penalized = change(Experiment(), optimizer="adamw", weight_decay=0.1, learning_rate=0.1, l1=0.01, l2=0.01)
    model, adamw = build_model(penalized), build(optimizer(penalized))
    for variable in model.trainable_variables:
        variable.assign(np.full(variable.shape, float(len(variable.shape) == 1), np.float32))
    assert sum(float(loss) for loss in model.losses) == 0.0
    adamw.apply([0.0 * variable for variable in model.trainable_variables], model.trainable_variables)
    biases = [variable.numpy() for variable in model.trainable_variables if len(variable.shape) == 1]
    assert all(bias == pytest.approx(0.99) for bias in biases)


def test_too_long_steps_need_not_diverge() -> None:
    adam, sgd = (trained(change(Experiment(), learning_rate=10.0, epochs=30, optimizer=one)) for one in ("adam", "sgd"))
    assert [one.ending and one.ending.reason for one in (adam, sgd)] == ["finished", "diverged"]
    assert np.diff(adam.history.losses[:, 0]).max() > 0


def test_a_network_overfits_without_any_noise() -> None:
    record = trained(change(Experiment(), dataset="spirals", noise=0.0, samples=60))
    train, validation, _ = record.history.losses.T
    assert train[-1] == train.min()
    assert validation[-1] > 1.2 * validation.min()


@pytest.mark.parametrize("rate", [0.001, 0.1])
def test_decay_apart_is_the_share_that_a_step_removes_at_any_learning_rate(rate: float) -> None:
    asked = change(Experiment(), optimizer="adamw", weight_decay=0.02, learning_rate=rate)
    together, apart = (
        dict(optimizer(one).options)["weight_decay"] * rate for one in (asked, change(asked, decay_apart=True))
    )
    assert together == pytest.approx(0.02 * rate)
    assert apart == pytest.approx(0.02)


@pytest.mark.parametrize("schedule", ["cosine", "exponential", "linear"])
def test_a_schedule_goes_from_the_learning_rate_to_its_share(schedule: str) -> None:
    from dashboard.experiment import layers
    from dashboard.training.model import build

    asked = change(Experiment(), schedule=schedule, learning_rate=0.2, rate_at_end=0.05, samples=100, epochs=7)
    rate = build(layers.schedule(asked))
    # 34 rows in mini-batches of 32: two steps an epoch.
    first, middle, last = (float(rate(step)) for step in (0, 7, 14))
    assert first == pytest.approx(0.2)
    assert last == pytest.approx(0.01)
    assert first > middle > last
