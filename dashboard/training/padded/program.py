"""A padded program: compiled once, to train experiments of many architectures."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import tensorflow as tf

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.padding import ROWS, Padding
from dashboard.training.base_program import BaseProgram, epochs_per_call, first_epochs
from dashboard.training.compiling.compiled_function import CompiledFunction
from dashboard.training.padded.choices import packed_choices
from dashboard.training.padded.data import pad_data
from dashboard.training.padded.loop import PaddedBlock, PaddedLoop
from dashboard.training.tensors import LOSS, SCORE, SMOOTH_LOSS, Block


class PaddedProgram(BaseProgram):
    """A program for experiments of many architectures; its results have the shapes of the experiment's own network."""

    def __init__(self, padding: Padding) -> None:
        self.padding, self.loop = padding, PaddedLoop(padding)
        self.epochs_per_call = epochs_per_call(self.loop.parameters, ROWS)
        self._run = CompiledFunction(self.loop.epochs, repr(padding), self.loop.variables, PaddedBlock)

    def start(self, experiment: Experiment, splits: Splits) -> None:
        super().start(experiment, splits)
        self.loop.network.start(self.initial)
        self.loop.optimizer.reset()
        self.data = pad_data(experiment, splits, self.padding)
        self.choices = packed_choices(experiment, self.padding)

    def run(self, epochs: int) -> Block:
        train, validation, _ = self.sizes
        order = np.zeros((self.epochs_per_call, ROWS + self.padding.batch_rows), np.int32)
        # The validation rows come first.
        order[:epochs, :train] = validation + self.next_orders(epochs)
        block = self._run(self.data, self.choices, order, tf.constant(epochs))
        means, objective, penalty = (
            first_epochs(tensor, epochs).copy() for tensor in (block.means, block.objective, block.penalty)
        )
        parts, folds = means[:, :3], means[:, 3:]
        return Block(
            losses=parts[..., LOSS],
            scores=parts[..., SCORE],
            objective=objective,
            val_loss=parts[:, 1, SMOOTH_LOSS] + penalty,
            folds=folds[..., [LOSS, SCORE]],
            rows=first_epochs(block.rows, epochs)[:, :validation].copy(),
            weights=self._unpadded(first_epochs(block.weights, epochs)),
        )

    def _unpadded(self, weights: np.ndarray) -> np.ndarray:
        """The weights (epochs, parameters) of the network itself, without the padding."""
        shapes = [tuple(weight.shape) for weight in self.loop.network.model.weights]
        ends = np.cumsum([0, *(int(np.prod(shape)) for shape in shapes)])
        kept = []
        for (start, end), shape, own in zip(pairwise(ends), shapes, self.initial, strict=True):
            whole = weights[:, start:end].reshape(-1, *shape)
            corner = whole[(slice(None), *(slice(size) for size in own.shape))]
            kept.append(corner.reshape(len(weights), -1))
        return np.concatenate(kept, 1)
