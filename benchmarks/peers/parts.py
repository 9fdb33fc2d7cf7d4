"""Where the time of an epoch goes: the same loop, with one part after the other left out.

A part costs as much as the loop is faster without it. XLA drops whatever nothing depends on, so each loop leaves out
one thing that the loop before still needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise

import keras
import numpy as np
import tensorflow as tf

from benchmarks.machine import in_turn
from benchmarks.peers.side_by_side import on_one_core
from benchmarks.peers.workloads import EPOCHS, WORKLOADS
from dashboard.data.folds import FOLDS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import make_splits
from dashboard.training.loop import Loop
from dashboard.training.program import Program
from dashboard.training.tensors import MiniBatch, Strengths

CALLS = 5
REST = "bare loop, and weights handed back"
SHUFFLE = "shuffle"


class WithoutEvaluations(Loop):
    """Nothing is evaluated after an epoch."""

    def _evaluate(self, outputs: tf.Tensor, y: tf.Tensor) -> tuple[list[tf.Tensor], tf.Tensor]:
        return [tf.zeros(())] * 6, tf.zeros(2 * FOLDS)

    def _val_loss(self, outputs: tf.Tensor, y: tf.Tensor, strengths: tf.Tensor) -> tf.Tensor:
        return tf.zeros(())


class WithoutOptimizer(WithoutEvaluations):
    """A gradient is subtracted from its weights, and that is all."""

    def __init__(self, experiment: Experiment) -> None:
        super().__init__(experiment)
        self.optimizer = keras.optimizers.SGD(1e-3)
        self.optimizer.build(self.model.trainable_variables)


class WithoutBackward(WithoutEvaluations):
    """The loss of each mini-batch, and nothing learned from it."""

    def _step(self, rows: MiniBatch, valid: tf.Tensor | None, strengths: Strengths, seed: tf.Tensor) -> tf.Tensor:
        self.optimizer.iterations.assign_add(1)
        return tf.reduce_mean(self.loss.call(rows.y, self._forward(rows.x, valid, strengths, seed)))


class WithoutForward(WithoutBackward):
    """Rows are gathered, and nothing is computed from them."""

    def _step(self, rows: MiniBatch, valid: tf.Tensor | None, strengths: Strengths, seed: tf.Tensor) -> tf.Tensor:
        return tf.reduce_sum(rows.x) + tf.reduce_sum(rows.y)


class WithoutGather(WithoutForward):
    """The bare loop."""

    def _rows(self, values: tf.Tensor, indices: tf.Tensor) -> tf.Tensor:
        return tf.cast(indices, tf.float32)


LADDER: dict[str, type[Loop]] = {
    "evaluations": Loop,
    "optimizer, beyond a subtraction": WithoutEvaluations,
    "backward": WithoutOptimizer,
    "forward": WithoutBackward,
    "gather": WithoutForward,
    REST: WithoutGather,
}


def table() -> dict[str, dict[str, float]]:
    """For each workload the microseconds an epoch that each part takes, on one core."""
    on_one_core()
    return {name: parts(experiment, EPOCHS[name]) for name, experiment in WORKLOADS.items()}


def parts(experiment: Experiment, epochs: int) -> dict[str, float]:
    """The part left out first comes first; then the shuffling, the whole epoch, and its floor."""
    programs = {part: _started(experiment, loop) for part, loop in LADDER.items()}
    block = min(epochs, *(program.epochs_per_call for program in programs.values()))
    works: dict[str, Callable[[], object]] = {
        part: partial(_repeat, program.run, block) for part, program in programs.items()
    }
    works[SHUFFLE] = partial(_repeat, programs[REST].next_orders, block)
    best = {part: 1e6 * min(times) / (CALLS * block) for part, times in in_turn(works).items()}
    return {name: round(value, 1) for name, value in (_differences(best) | _bounds(experiment, best)).items()}


def _started(experiment: Experiment, loop: type[Loop]) -> Program:
    splits = make_splits(experiment)
    program = Program(experiment, loop)
    program.start(experiment, splits)
    return program


def _repeat(work: Callable[[int], object], block: int) -> None:
    for _ in range(CALLS):
        work(block)


def _differences(best: Mapping[str, float]) -> dict[str, float]:
    costs = {part: best[part] - best[following] for part, following in pairwise(LADDER)}
    # Every loop is given the order of its rows, the bare one too.
    return {**costs, REST: best[REST] - best[SHUFFLE], SHUFFLE: best[SHUFFLE]}


def _bounds(experiment: Experiment, best: Mapping[str, float]) -> dict[str, float]:
    """The whole epoch, and its matrix products alone, as fast as this core multiplies large matrices."""
    sizes = make_splits(experiment).sizes
    return {"whole epoch": best[next(iter(LADDER))], "floor": products(experiment, sizes) / _products_per_microsecond()}


def products(experiment: Experiment, sizes: tuple[int, int, int]) -> float:
    """Multiplications of an epoch: forward, twice that backward but for the first layer's inputs, and evaluations."""
    units = (experiment.inputs, *experiment.model.hidden_layers, experiment.outputs)
    layers = [a * b for a, b in pairwise(units)]
    return sizes[0] * (3 * sum(layers) - layers[0]) + sum(sizes) * sum(layers)


def _products_per_microsecond() -> float:
    a = np.ones((1024, 1024), np.float32)
    return 1024**3 / (1e6 * min(in_turn({"product": lambda: a @ a})["product"]))
