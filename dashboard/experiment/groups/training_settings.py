"""The settings of the training: how the weights are fitted, and when that ends."""

from __future__ import annotations

from typing import Annotated

from dashboard.experiment.groups.controls import LARGEST_SEED, Choice, Group, Settings, Slider, Toggle
from dashboard.experiment.groups.early_stopping_settings import EarlyStopping
from dashboard.functions.losses import LOSSES, fitting
from dashboard.functions.optimizers import OPTIMIZERS
from dashboard.functions.schedules import CONSTANT, SCHEDULES
from language.say import mark

AUTO = "auto"
MOST_EPOCHS = 2000


class Training(Settings):
    """How the weights are fitted."""

    loss: Annotated[
        str,
        Choice(
            label=mark("Loss"),
            group=Group.OPTIMIZER,
            essential=True,
            extra=(AUTO,),
            options=LOSSES,
            fits=lambda e: (AUTO, *fitting(e.dataset.task)[1:]),
            title=lambda e, name: LOSSES[fitting(e.dataset.task)[0] if name == AUTO else name].title,
            help=mark("What training minimizes. Only losses that can be used for the task are offered."),
        ),
    ] = AUTO
    class_weights: Annotated[
        bool,
        Toggle(
            label=mark("Balanced class weights"),
            group=Group.OPTIMIZER,
            when=lambda e: e.dataset.classifies,
            help=mark(
                "The rarer its class in the training set, the more a training row counts, so that all classes count "
                "equally. The curves are those of the plain loss."
            ),
        ),
    ] = False
    optimizer: Annotated[
        str,
        Choice(
            label=mark("Optimizer"),
            group=Group.OPTIMIZER,
            options=OPTIMIZERS,
            title=lambda _, name: OPTIMIZERS[name].title,
            help=mark("How a gradient becomes a step."),
        ),
    ] = "adam"
    learning_rate: Annotated[
        float,
        Slider(
            label=mark("Learning rate"),
            group=Group.OPTIMIZER,
            essential=True,
            minimum=1e-5,
            maximum=10.0,
            scale="log",
            help=mark(
                "How long the steps are. Too small, and learning is slow; too large, and the loss jumps about or "
                "diverges."
            ),
        ),
    ] = 0.005
    schedule: Annotated[
        str,
        Choice(
            label=mark("Learning-rate schedule"),
            group=Group.OPTIMIZER,
            options=SCHEDULES,
            title=lambda _, name: SCHEDULES[name].title,
            help=mark(
                "How the learning rate changes from the first step to the last of all epochs. Long steps at first, "
                "short ones at the end: the weights settle."
            ),
        ),
    ] = CONSTANT
    rate_at_end: Annotated[
        float,
        Slider(
            label=mark("Rate at the end"),
            group=Group.OPTIMIZER,
            minimum=1e-3,
            maximum=1.0,
            scale="log",
            when=lambda e: e.training.schedule != CONSTANT,
            help=mark("The learning rate that is reached after the last step, as a share of the first."),
        ),
    ] = 0.01
    momentum: Annotated[
        float,
        Slider(
            label=mark("Momentum"),
            group=Group.OPTIMIZER,
            minimum=0.0,
            maximum=0.99,
            step=0.01,
            when=lambda e: "momentum" in OPTIMIZERS[e.training.optimizer].settings,
            help=mark("Share of the last step carried into the next."),
        ),
    ] = 0.9
    weight_decay: Annotated[
        float,
        Slider(
            label=mark("Weight decay"),
            group=Group.OPTIMIZER,
            minimum=1e-5,
            maximum=1.0,
            scale="log",
            off=True,
            when=lambda e: "weight_decay" in OPTIMIZERS[e.training.optimizer].settings,
            help=mark(
                "Multiplied by the learning rate, this is the share of each weight and bias that a step removes, as in "
                "Keras's AdamW."
            ),
        ),
    ] = 0.004
    decay_apart: Annotated[
        bool,
        Toggle(
            label=mark("Decay independent of the learning rate"),
            group=Group.OPTIMIZER,
            when=lambda e: "weight_decay" in OPTIMIZERS[e.training.optimizer].settings,
            help=mark(
                "A step removes this share of each weight and bias whatever the learning rate is, as in the paper on "
                "decoupled decay (Loshchilov and Hutter 2019): the best decay then moves less with the rate. A "
                "schedule scales both. Keras's AdamW removes learning rate times weight decay, so that a lower rate is "
                "a weaker decay as well; the script divides by the rate to undo that."
            ),
        ),
    ] = False
    batch_size: Annotated[
        int,
        Slider(
            label=mark("Batch size"),
            group=Group.OPTIMIZER,
            minimum=1,
            maximum=2048,
            scale="log",
            grid="doubling",
            unit=mark("samples"),
            help=mark("Samples per step. The last mini-batch of an epoch may be smaller."),
        ),
    ] = 32
    epochs: Annotated[
        int,
        Slider(
            label=mark("Epochs"),
            group=Group.OPTIMIZER,
            essential=True,
            minimum=1,
            maximum=MOST_EPOCHS,
            scale="log",
            help=mark("Passes over the training set."),
        ),
    ] = 300
    label_smoothing: Annotated[
        float,
        Slider(
            label=mark("Label smoothing"),
            group=Group.REGULARIZATION,
            minimum=0.0,
            maximum=0.5,
            step=0.01,
            when=lambda e: bool(e.loss.smoothed),
            help=mark("Moves the training targets this share of the way from 0 and 1 to an even guess."),
        ),
    ] = 0.0
    seed: Annotated[
        int,
        Slider(
            label=mark("Seed"),
            group=Group.OPTIMIZER,
            minimum=0,
            maximum=LARGEST_SEED,
            ordered=False,
            help=mark("Draws the initial weights, the order of the mini-batches and the dropout masks."),
        ),
    ] = 0
    early_stopping: EarlyStopping = EarlyStopping()

    @property
    def decay_for_keras(self) -> float:
        """The weight decay as Keras's AdamW takes it, which multiplies it by the learning rate."""
        return self.weight_decay / self.learning_rate if self.decay_apart else self.weight_decay
