"""The settings of the training: how the weights are fitted, and when that ends."""

from __future__ import annotations

from typing import Annotated

from dashboard.experiment.controls import LARGEST_SEED, Choice, Group, Settings, Slider, Toggle
from dashboard.experiment.history import MONITORS
from dashboard.functions.losses import LOSSES, fitting
from dashboard.functions.optimizers import OPTIMIZERS

AUTO = "auto"


class EarlyStopping(Settings):
    """Keras's callback of that name: stop when the validation curve no longer improves."""

    enabled: Annotated[
        bool,
        Toggle(
            label="Early stopping",
            group=Group.EARLY_STOPPING,
            link="early_stopping",
            essential=True,
            help="End the training when the validation set no longer improves.",
        ),
    ] = False
    monitor: Annotated[
        str,
        Choice(
            label="Monitor",
            group=Group.EARLY_STOPPING,
            options=MONITORS,
            when=lambda e: e.training.early_stopping.enabled,
            title=lambda _, name: name.replace("_", " "),
            help="What has to improve.",
        ),
    ] = "validation_loss"
    patience: Annotated[
        int,
        Slider(
            label="Patience",
            group=Group.EARLY_STOPPING,
            essential=True,
            minimum=0,
            maximum=500,
            unit="epochs",
            when=lambda e: e.training.early_stopping.enabled,
            help="Epochs without an improvement before it stops.",
        ),
    ] = 20
    min_delta: Annotated[
        float,
        Slider(
            label="Min delta",
            group=Group.EARLY_STOPPING,
            minimum=1e-5,
            maximum=0.1,
            scale="log",
            off=True,
            when=lambda e: e.training.early_stopping.enabled,
            help="Smaller changes do not count as an improvement.",
        ),
    ] = 0.0
    start_from_epoch: Annotated[
        int,
        Slider(
            label="Start from epoch",
            group=Group.EARLY_STOPPING,
            minimum=0,
            maximum=500,
            unit="epochs",
            when=lambda e: e.training.early_stopping.enabled,
            help="Epochs to wait before watching at all.",
        ),
    ] = 0
    restore_best_weights: Annotated[
        bool,
        Toggle(
            label="Restore best weights",
            group=Group.EARLY_STOPPING,
            when=lambda e: e.training.early_stopping.enabled,
            help="At the end go back to the weights of the best epoch. Without it, the last ones are kept.",
        ),
    ] = True


class Training(Settings):
    """How the weights are fitted."""

    loss: Annotated[
        str,
        Choice(
            label="Loss",
            group=Group.OPTIMIZER,
            essential=True,
            extra=(AUTO,),
            options=LOSSES,
            fits=lambda e: (AUTO, *fitting(e.dataset.task)[1:]),
            title=lambda e, name: LOSSES[fitting(e.dataset.task)[0] if name == AUTO else name].title,
            help="What training makes small. Only losses that can be used for the task are offered.",
        ),
    ] = AUTO
    optimizer: Annotated[
        str,
        Choice(
            label="Optimizer",
            group=Group.OPTIMIZER,
            options=OPTIMIZERS,
            title=lambda _, name: OPTIMIZERS[name].title,
            help="How a gradient becomes a step.",
        ),
    ] = "adam"
    learning_rate: Annotated[
        float,
        Slider(
            label="Learning rate",
            group=Group.OPTIMIZER,
            essential=True,
            minimum=1e-5,
            maximum=10.0,
            scale="log",
            help="Length of a step. Too small and nothing happens; too large and the loss diverges.",
        ),
    ] = 0.005
    momentum: Annotated[
        float,
        Slider(
            label="Momentum",
            group=Group.OPTIMIZER,
            minimum=0.0,
            maximum=0.99,
            step=0.01,
            when=lambda e: "momentum" in OPTIMIZERS[e.training.optimizer].settings,
            help="Share of the last step carried into the next.",
        ),
    ] = 0.9
    weight_decay: Annotated[
        float,
        Slider(
            label="Weight decay",
            group=Group.OPTIMIZER,
            minimum=1e-5,
            maximum=1.0,
            scale="log",
            off=True,
            when=lambda e: "weight_decay" in OPTIMIZERS[e.training.optimizer].settings,
            help="Share of each weight taken away per step, times the learning rate.",
        ),
    ] = 0.004
    batch_size: Annotated[
        int,
        Slider(
            label="Batch size",
            group=Group.OPTIMIZER,
            minimum=1,
            maximum=2048,
            scale="log",
            unit="samples",
            help="Samples per step. The last mini-batch of an epoch may be smaller.",
        ),
    ] = 32
    epochs: Annotated[
        int,
        Slider(
            label="Epochs",
            group=Group.OPTIMIZER,
            essential=True,
            minimum=1,
            maximum=2000,
            scale="log",
            help="Passes over the training set.",
        ),
    ] = 300
    label_smoothing: Annotated[
        float,
        Slider(
            label="Label smoothing",
            group=Group.REGULARIZATION,
            minimum=0.0,
            maximum=0.5,
            step=0.01,
            when=lambda e: bool(e.loss.smoothed),
            help="Moves the training targets this far from 0 and 1 towards an even guess.",
        ),
    ] = 0.0
    seed: Annotated[
        int,
        Slider(
            label="Seed",
            group=Group.OPTIMIZER,
            minimum=0,
            maximum=LARGEST_SEED,
            help="Draws the initial weights, the order of the mini-batches and the dropout masks.",
        ),
    ] = 0
    early_stopping: EarlyStopping = EarlyStopping()
