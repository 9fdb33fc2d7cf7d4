"""A training written by hand in JAX: relu layers, Adam, L2, dropout, three evaluations after every epoch."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment

BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-7


def compiled_training(experiment: Experiment, splits: Splits) -> Callable[[int], None]:
    """A function that trains a number of epochs in one call; compiled at its first call with that number."""
    data = [(jnp.asarray(part.x), jnp.asarray(part.y)) for part in splits.parts]
    state = _initial(experiment)
    run = jax.jit(partial(_epochs, experiment), static_argnums=3)

    def train(epochs: int) -> None:
        nonlocal state
        state, curves = run(state, data, jax.random.key(experiment.training.seed), epochs)
        np.asarray(curves[1])

    return train


def _initial(experiment: Experiment) -> Any:
    widths = (experiment.inputs, *experiment.model.hidden_layers, experiment.outputs)
    rng = np.random.default_rng(experiment.training.seed)
    layers = []
    for before, after in pairwise(widths):
        limit = np.sqrt(6 / (before + after))
        layers.append((jnp.asarray(rng.uniform(-limit, limit, (before, after)), jnp.float32), jnp.zeros(after)))
    zeros = jax.tree.map(jnp.zeros_like, layers)
    return layers, zeros, zeros, jnp.array(0)


def _forward(experiment: Experiment, layers: Any, x: Any, key: Any = None) -> Any:
    rate = experiment.model.dropout
    for place, (kernel, bias) in enumerate(layers[:-1]):
        x = jax.nn.relu(x @ kernel + bias)
        if rate and key is not None:
            keep = jax.random.bernoulli(jax.random.fold_in(key, place), 1 - rate, x.shape)
            x = jnp.where(keep, x / (1 - rate), 0)
    kernel, bias = layers[-1]
    return x @ kernel + bias


def _losses(experiment: Experiment, outputs: Any, y: Any) -> Any:
    if experiment.dataset.task == "regression":
        return jnp.square(outputs[:, 0] - y)
    if experiment.outputs == 1:
        return jnp.maximum(outputs[:, 0], 0) - outputs[:, 0] * y + jnp.log1p(jnp.exp(-jnp.abs(outputs[:, 0])))
    return jax.nn.logsumexp(outputs, -1) - jnp.take_along_axis(outputs, y[:, None], -1)[:, 0]


def _score(experiment: Experiment, outputs: Any, y: Any) -> Any:
    if experiment.dataset.task == "regression":
        return jnp.square(outputs[:, 0] - y)
    return ((outputs[:, 0] > 0) if experiment.outputs == 1 else outputs.argmax(-1)) == y


def _step(experiment: Experiment, state: Any, x: Any, y: Any, key: Any) -> Any:
    layers, first, second, steps = state

    def objective(layers: Any) -> Any:
        penalty = sum(jnp.sum(jnp.square(kernel)) for kernel, _ in layers)
        return _losses(experiment, _forward(experiment, layers, x, key), y).mean() + experiment.model.l2 * penalty

    loss, gradients = jax.value_and_grad(objective)(layers)
    steps = steps + 1
    first = jax.tree.map(lambda m, g: m + (g - m) * (1 - BETA_1), first, gradients)
    second = jax.tree.map(lambda v, g: v + (g * g - v) * (1 - BETA_2), second, gradients)
    rate = experiment.training.learning_rate * jnp.sqrt(1 - BETA_2**steps) / (1 - BETA_1**steps)
    layers = jax.tree.map(lambda w, m, v: w - rate * m / (jnp.sqrt(v) + EPSILON), layers, first, second)
    return (layers, first, second, steps), loss


def _epochs(experiment: Experiment, state: Any, data: Any, key: Any, epochs: int) -> Any:
    (x, y), batch = data[0], min(experiment.training.batch_size, len(data[0][1]))
    full = len(y) // batch

    def epoch(state: Any, number: Any) -> Any:
        epoch_key = jax.random.fold_in(key, number)
        order = jax.random.permutation(epoch_key, len(y))

        def one(state: Any, part: Any) -> Any:
            rows, step = part
            return _step(experiment, state, x[rows], y[rows], jax.random.fold_in(epoch_key, step))

        batches = order[: full * batch].reshape(full, batch)
        state, losses = jax.lax.scan(one, state, (batches, jnp.arange(full)))
        if full * batch < len(y):
            state, _ = one(state, (order[full * batch :], full))
        outputs = [(_forward(experiment, state[0], x), y) for x, y in data]
        curves = [(_losses(experiment, o, y).mean(), _score(experiment, o, y).mean()) for o, y in outputs]
        return state, (curves, losses.mean())

    return jax.lax.scan(epoch, state, jnp.arange(epochs))
