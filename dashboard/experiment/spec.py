"""The experiment: everything that decides a training, as one frozen value.

A setting is one line in `data.py`, `model.py` or `training.py`. Its control gives the widget, the bounds, the name in
the link and the row in the docs.
"""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise

from pydantic import model_validator

from dashboard.experiment.controls import Settings
from dashboard.experiment.data import Data
from dashboard.experiment.dataset import Dataset
from dashboard.experiment.datasets import dataset_named
from dashboard.experiment.losses import CLASSIFIERS, LOSSES, Loss, fitting
from dashboard.experiment.model import Model
from dashboard.experiment.training import AUTO, Training


class Experiment(Settings):
    """A complete experiment. Two equal ones give the same curves on one machine, to the last bit."""

    data: Data = Data()
    model: Model = Model()
    training: Training = Training()

    @model_validator(mode="after")
    def _loss_fits(self) -> Experiment:
        allowed = fitting(self.dataset.task)
        if self.training.loss not in (AUTO, *allowed):
            raise ValueError(f"loss {self.training.loss!r} does not fit {self.dataset.task}: use {', '.join(allowed)}")
        return self

    @property
    def dataset(self) -> Dataset:
        return dataset_named(self.data.dataset)

    @property
    def loss(self) -> Loss:
        name = self.training.loss
        return LOSSES[fitting(self.dataset.task)[0] if name == AUTO else name]

    @property
    def classes(self) -> int:
        return self.data.classes if self.data.dataset == "blobs" else self.dataset.classes

    @property
    def inputs(self) -> int:
        return self.dataset.features + self.data.irrelevant_features

    @property
    def input_names(self) -> tuple[str, ...]:
        numbered = tuple(f"input {i + 1}" for i in range(self.dataset.features))
        irrelevant = tuple(f"irrelevant {i + 1}" for i in range(self.data.irrelevant_features))
        return (self.dataset.feature_names or numbered) + irrelevant

    @property
    def class_names(self) -> tuple[str, ...]:
        return self.dataset.class_names or tuple(str(label) for label in range(self.classes))

    @property
    def outputs(self) -> int:
        return self.classes if self.dataset.task == "multiclass" else 1

    @property
    def metric(self) -> str:
        """What is read beside the loss: accuracy, or R² in regression."""
        return "accuracy" if self.dataset.task in CLASSIFIERS else "R²"

    @property
    def parameters(self) -> int:
        """Trainable parameters, as `keras.Model.summary` counts them."""
        widths = (self.inputs, *self.model.hidden_layers, self.outputs)
        dense = sum((before + 1) * after for before, after in pairwise(widths))
        # Batch normalization trades each hidden bias for a scale and a shift.
        return dense + self.model.batch_normalization * sum(self.model.hidden_layers)

    @property
    def digest(self) -> str:
        """A short name that is the same for equal experiments."""
        text = json.dumps(self.model_dump(mode="json"), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]
