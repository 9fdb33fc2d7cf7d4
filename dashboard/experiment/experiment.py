"""The experiment: everything that decides a training, as one frozen value.

A setting is one field of a group in `experiment.groups`. Its control gives the widget, the bounds and the name in a
link.
"""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
from pydantic import model_validator

from dashboard.data.dataset import DataError, Dataset
from dashboard.data.datasets import dataset_named
from dashboard.data.digest import digest
from dashboard.data.tables.storage import is_own
from dashboard.experiment.groups.controls import Settings
from dashboard.experiment.groups.data_settings import Data
from dashboard.experiment.groups.model_settings import Model
from dashboard.experiment.groups.training_settings import AUTO, Training
from dashboard.functions.losses import LOSSES, Loss, fitting
from language.say import later, mark, t

_UNFIT = {
    "binary": mark("loss {name} does not fit binary: use {names}"),
    "multiclass": mark("loss {name} does not fit multiclass: use {names}"),
    "regression": mark("loss {name} does not fit regression: use {names}"),
}


class Experiment(Settings):
    """A complete experiment. Two equal ones give the same curves on one machine, to the last bit."""

    data: Data = Data()
    model: Model = Model()
    training: Training = Training()

    @model_validator(mode="after")
    def _loss_fits(self) -> Experiment:
        # A visitor's own table is looked up when it is trained on: until then any loss may fit it.
        if not is_own(self.data.dataset):
            _ = self.loss
        return self

    @property
    def dataset(self) -> Dataset:
        """Raises DataError if it is a visitor's own and not kept here."""
        return dataset_named(self.data.dataset)

    @property
    def loss(self) -> Loss:
        """The loss of the training. Raises DataError if it does not fit the task."""
        allowed, name = fitting(self.dataset.task), self.training.loss
        if name not in (AUTO, *allowed):
            raise DataError(later(_UNFIT[self.dataset.task], name=repr(name), names=", ".join(allowed)))
        return LOSSES[allowed[0] if name == AUTO else name]

    @property
    def rows(self) -> int:
        """How many rows there are: of a real data set at most its own, however many samples are asked for."""
        return min(self.data.samples, self.dataset.size or self.data.samples)

    @property
    def classes(self) -> int:
        return self.data.classes if self.dataset.choosable_classes else self.dataset.classes

    @property
    def inputs(self) -> int:
        return self.dataset.features + self.data.irrelevant_features

    @property
    def input_names(self) -> tuple[str, ...]:
        numbered = tuple(t("input {number}", number=i + 1) for i in range(self.dataset.features))
        irrelevant = tuple(t("irrelevant {number}", number=i + 1) for i in range(self.data.irrelevant_features))
        return (self.dataset.feature_names or numbered) + irrelevant

    @property
    def class_names(self) -> tuple[str, ...]:
        return self.dataset.class_names or tuple(str(label) for label in range(self.classes))

    @property
    def outputs(self) -> int:
        return self.classes if self.dataset.task == "multiclass" else 1

    @property
    def metric(self) -> str:
        """What is reported beside the loss, as `t` says it: accuracy, or R² in regression."""
        return mark("accuracy") if self.dataset.classifies else "R²"

    @property
    def metric_name(self) -> str:
        """The metric in names of columns and in the logs of Keras."""
        return "accuracy" if self.dataset.classifies else "r2"

    @property
    def parameters(self) -> int:
        """Trainable parameters, as `keras.Model.summary` counts them."""
        widths = (self.inputs, *self.model.hidden_layers, self.outputs)
        dense = sum((before + 1) * after for before, after in pairwise(widths))
        # Batch normalization trades each hidden bias for a scale and a shift.
        return dense + self.model.batch_normalization * sum(self.model.hidden_layers)

    def encode(self, y: np.ndarray) -> np.ndarray:
        """Targets (n,) as the loss takes them: (n, outputs)."""
        return self.loss.encode(y, self.outputs)

    def constant_loss(self, y: np.ndarray) -> float:
        """The smallest mean loss over targets (n,) that a constant output can reach: the loss of knowing nothing."""
        return self.loss.constant(y, self.classes)

    @property
    def digest(self) -> str:
        """A short name that is the same for equal experiments."""
        text = json.dumps(self.model_dump(mode="json"), sort_keys=True)
        return digest(text)
