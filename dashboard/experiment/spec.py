"""The experiment: everything that decides a training, as one frozen value.

A setting is one line here. Its control gives the widget, the bounds, the name in the link and the row in the docs.
"""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from dashboard.experiment.controls import Choice, Group, Layers, Slider, Toggle
from dashboard.experiment.datasets import DATASETS, Dataset
from dashboard.experiment.losses import CLASSIFIERS, LOSSES, Loss, fitting

ACTIVATIONS = ("relu", "leaky_relu", "elu", "gelu", "silu", "tanh", "sigmoid", "linear")
INITIALIZERS = (
    "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_normal", "random_normal", "orthogonal",
)  # fmt: skip
OPTIMIZERS = ("adam", "adamw", "rmsprop", "sgd")
MONITORS = ("validation_loss", "validation_metric")
AUTO = "auto"


class Settings(BaseModel):
    """A frozen group of settings; an unknown name is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# A setting reads as a table row: what it is on one line, what it says on the next.
# fmt: off
class Data(Settings):
    """What is learned, and how it is split."""

    dataset: Annotated[str, Choice(
        label="Data set", group=Group.DATA, essential=True, options=tuple(DATASETS),
        titles=lambda name: DATASETS[name].title,
        help="Generated sets can be made as large and as noisy as you like; real ones have the rows they have.",
    )] = "moons"
    samples: Annotated[int, Slider(
        label="Samples", group=Group.DATA, essential=True, minimum=20, maximum=100_000, scale="log",
        help="Rows in all, before the split. Fewer rows overfit sooner. Real sets give at most the rows they have.",
    )] = 300
    noise: Annotated[float, Slider(
        label="Noise", group=Group.DATA, essential=True, minimum=0.0, maximum=1.0, step=0.05,
        when=lambda e: e.dataset.noisy,
        help="How far points stray from the true shape. Noise is what a network memorises when it overfits.",
    )] = 0.35
    classes: Annotated[int, Slider(
        label="Classes", group=Group.DATA, minimum=2, maximum=5, when=lambda e: e.data.dataset == "blobs",
        help="Number of clouds, each a class of its own.",
    )] = 3
    label_noise: Annotated[float, Slider(
        label="Label noise", group=Group.DATA, minimum=0.0, maximum=1.0, step=0.05,
        help="Fraction of the training labels that are redrawn at random. Validation and test keep the true ones.",
    )] = 0.0
    irrelevant_features: Annotated[int, Slider(
        label="Irrelevant features", group=Group.DATA, minimum=0, maximum=100,
        help="Inputs of pure noise added beside the real ones. L1 learns to ignore them.",
    )] = 0
    train_fraction: Annotated[float, Slider(
        label="Train fraction", group=Group.DATA, minimum=0.05, maximum=0.9, step=0.01,
        help="Share of the rows that the weights are fitted to.",
    )] = 0.34
    validation_fraction: Annotated[float, Slider(
        label="Validation fraction", group=Group.DATA, minimum=0.05, maximum=0.9, step=0.01,
        help="Share of the rows that choices are made on, early stopping among them. The rest is the test set.",
    )] = 0.33
    stratify: Annotated[bool, Toggle(
        label="Stratify", group=Group.DATA, when=lambda e: e.dataset.task in CLASSIFIERS and e.data.skew == 0,
        help="Give every split the same share of each class.",
    )] = True
    skew: Annotated[float, Slider(
        label="Skew", group=Group.DATA, minimum=0.0, maximum=1.0, step=0.05,
        help="Lets the splits differ: low classes (or targets) gather in train, high ones in test. "
             "It looks like overfitting, and is not.",
    )] = 0.0
    seed: Annotated[int, Slider(
        label="Data seed", group=Group.DATA, link="data_seed", minimum=0, maximum=9999,
        help="Another seed draws other points and another split.",
    )] = 0


def _widths(value: Any) -> Any:
    """A link writes layers as "64-64", and none as "none"."""
    if not isinstance(value, str):
        return value
    return () if value in ("", "none") else tuple(value.split("-"))


class Model(Settings):
    """The network and what holds its weights back."""

    hidden_layers: Annotated[tuple[int, ...], Layers(
        label="Hidden layers", group=Group.MODEL, essential=True, most=6, minimum=1, maximum=512,
        help="Units of each hidden layer, input side first. More weights can memorise more.",
    ), BeforeValidator(_widths)] = (64, 64)
    activation: Annotated[str, Choice(
        label="Activation", group=Group.MODEL, essential=True, options=ACTIVATIONS,
        help="The function each hidden unit applies to its sum. With linear, all layers together are one.",
    )] = "relu"
    kernel_initializer: Annotated[str, Choice(
        label="Kernel initializer", group=Group.MODEL, options=INITIALIZERS,
        help="How the weights are drawn before training.",
    )] = "glorot_uniform"
    l1: Annotated[float, Slider(
        label="L1", group=Group.REGULARIZATION, essential=True, minimum=1e-6, maximum=1.0, scale="log", off=True,
        help="Adds this times the sum of |w| to the loss: most weights vanish, few stay (sparse).",
    )] = 0.0
    l2: Annotated[float, Slider(
        label="L2", group=Group.REGULARIZATION, essential=True, minimum=1e-6, maximum=1.0, scale="log", off=True,
        help="Adds this times the sum of w² to the loss: all weights stay small.",
    )] = 0.0
    proximal: Annotated[bool, Toggle(
        label="Proximal step for L1", group=Group.REGULARIZATION, when=lambda e: e.model.l1 > 0,
        help="Takes learning rate times L1 from every |w| after each step, down to exactly 0. Without it, L1 is part "
             "of the gradient, and a weight only comes near 0. Keras has no regularizer that does this. With momentum "
             "or Adam, whose steps are longer than the gradient, the same L1 acts more weakly.",
    )] = False
    dropout: Annotated[float, Slider(
        label="Dropout", group=Group.REGULARIZATION, essential=True, minimum=0.0, maximum=0.8, step=0.05,
        help="Share of hidden units silenced at random, anew for each mini-batch. Off when the curves are evaluated.",
    )] = 0.0
    batch_normalization: Annotated[bool, Toggle(
        label="Batch normalization", group=Group.REGULARIZATION,
        help="Centres and scales each hidden layer's sums over the mini-batch, before the activation.",
    )] = False
    gaussian_noise: Annotated[float, Slider(
        label="Gaussian noise", group=Group.REGULARIZATION, minimum=0.0, maximum=1.0, step=0.05, unit="sd",
        help="Standard deviation of noise added to the inputs while training (inputs have 1).",
    )] = 0.0
    max_norm: Annotated[float, Slider(
        label="Max-norm", group=Group.REGULARIZATION, minimum=0.1, maximum=10.0, scale="log", off=True,
        help="Largest length of the weights into one hidden unit; longer ones are cut back after each step.",
    )] = 0.0


class EarlyStopping(Settings):
    """Keras's callback of that name: stop when the validation curve no longer improves."""

    enabled: Annotated[bool, Toggle(
        label="Early stopping", group=Group.EARLY_STOPPING, link="early_stopping", essential=True,
        help="End the training when the validation set no longer improves.",
    )] = False
    monitor: Annotated[str, Choice(
        label="Monitor", group=Group.EARLY_STOPPING, options=MONITORS, when=lambda e: e.training.early_stopping.enabled,
        titles=lambda name: name.replace("_", " "), help="What has to improve.",
    )] = "validation_loss"
    patience: Annotated[int, Slider(
        label="Patience", group=Group.EARLY_STOPPING, essential=True, minimum=0, maximum=500, unit="epochs",
        when=lambda e: e.training.early_stopping.enabled, help="Epochs without an improvement before it stops.",
    )] = 20
    min_delta: Annotated[float, Slider(
        label="Min delta", group=Group.EARLY_STOPPING, minimum=1e-5, maximum=0.1, scale="log", off=True,
        when=lambda e: e.training.early_stopping.enabled, help="Smaller changes do not count as an improvement.",
    )] = 0.0
    start_from_epoch: Annotated[int, Slider(
        label="Start from epoch", group=Group.EARLY_STOPPING, minimum=0, maximum=500, unit="epochs",
        when=lambda e: e.training.early_stopping.enabled, help="Epochs to wait before watching at all.",
    )] = 0
    restore_best_weights: Annotated[bool, Toggle(
        label="Restore best weights", group=Group.EARLY_STOPPING, when=lambda e: e.training.early_stopping.enabled,
        help="At the end go back to the weights of the best epoch. Without it, the last ones are kept.",
    )] = True


class Training(Settings):
    """How the weights are fitted."""

    loss: Annotated[str, Choice(
        label="Loss", group=Group.OPTIMIZER, essential=True, options=(AUTO, *LOSSES),
        fits=lambda e: (AUTO, *fitting(e.dataset.task)[1:]),
        titles=lambda name: LOSSES[name].title if name in LOSSES else "The task's own",
        help="What training makes small. Only losses that fit the task are offered.",
    )] = AUTO
    optimizer: Annotated[str, Choice(
        label="Optimizer", group=Group.OPTIMIZER, options=OPTIMIZERS,
        titles={"adam": "Adam", "adamw": "AdamW", "rmsprop": "RMSprop", "sgd": "SGD"}.__getitem__,
        help="How a gradient becomes a step.",
    )] = "adam"
    learning_rate: Annotated[float, Slider(
        label="Learning rate", group=Group.OPTIMIZER, essential=True, minimum=1e-5, maximum=10.0, scale="log",
        help="Length of a step. Too small and nothing happens; too large and the loss diverges.",
    )] = 0.005
    momentum: Annotated[float, Slider(
        label="Momentum", group=Group.OPTIMIZER, minimum=0.0, maximum=0.99, step=0.01,
        when=lambda e: e.training.optimizer == "sgd", help="Share of the last step carried into the next.",
    )] = 0.9
    weight_decay: Annotated[float, Slider(
        label="Weight decay", group=Group.OPTIMIZER, minimum=1e-5, maximum=1.0, scale="log", off=True,
        when=lambda e: e.training.optimizer == "adamw",
        help="Share of each weight taken away per step, times the learning rate.",
    )] = 0.004
    batch_size: Annotated[int, Slider(
        label="Batch size", group=Group.OPTIMIZER, minimum=1, maximum=2048, scale="log", unit="samples",
        help="Samples per step. The last mini-batch of an epoch may be smaller.",
    )] = 32
    epochs: Annotated[int, Slider(
        label="Epochs", group=Group.OPTIMIZER, essential=True, minimum=1, maximum=2000, scale="log",
        help="Passes over the training set.",
    )] = 300
    label_smoothing: Annotated[float, Slider(
        label="Label smoothing", group=Group.REGULARIZATION, minimum=0.0, maximum=0.5, step=0.01,
        when=lambda e: bool(e.loss.smoothed),
        help="Moves the training targets this far from 0 and 1 towards an even guess.",
    )] = 0.0
    seed: Annotated[int, Slider(
        label="Seed", group=Group.OPTIMIZER, minimum=0, maximum=9999,
        help="Draws the initial weights, the order of the mini-batches and the dropout masks.",
    )] = 0
    early_stopping: EarlyStopping = EarlyStopping()


# fmt: on
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
        return DATASETS[self.data.dataset]

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
