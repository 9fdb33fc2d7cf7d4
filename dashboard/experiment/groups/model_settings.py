"""The settings of the network, and of what holds its weights back."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from dashboard.experiment.groups.controls import Choice, Group, Layers, Settings, Slider, Toggle
from dashboard.functions.activations import ACTIVATIONS
from dashboard.functions.initializers import INITIALIZERS
from dashboard.functions.schedules import CONSTANT
from language.say import mark


def _widths(value: Any) -> Any:
    """A link writes layers as "64-64", and none as "none"."""
    if not isinstance(value, str):
        return value
    return () if value in ("", "none") else tuple(value.split("-"))


class Model(Settings):
    """The network and what holds its weights back."""

    hidden_layers: Annotated[
        tuple[int, ...],
        Layers(
            label=mark("Hidden layers"),
            group=Group.MODEL,
            essential=True,
            max_layers=6,
            min_units=1,
            max_units=512,
            help=mark("Units of each hidden layer, input side first. More weights can memorize more."),
        ),
        BeforeValidator(_widths),
    ] = (64, 64)
    activation: Annotated[
        str,
        Choice(
            label=mark("Activation"),
            group=Group.MODEL,
            essential=True,
            when=lambda e: bool(e.model.hidden_layers),
            options=ACTIVATIONS,
            help=mark(
                "The function each hidden unit applies to its pre-activation. With linear, all layers together are one."
            ),
        ),
    ] = "relu"
    kernel_initializer: Annotated[
        str,
        Choice(
            label=mark("Kernel initializer"),
            group=Group.MODEL,
            options=INITIALIZERS,
            help=mark("How the weights are drawn before training."),
        ),
    ] = "glorot_uniform"
    initial_scale: Annotated[
        float,
        Slider(
            label=mark("Scale of initial weights"),
            group=Group.MODEL,
            minimum=0.0,
            maximum=5.0,
            step=0.1,
            help=mark(
                "Multiplies the weights that are drawn. At 0 all units of a hidden layer start alike and get the "
                "same gradient, so that without dropout they stay alike, as one unit would: random weights break this "
                "symmetry. In hidden layers whose activation is 0 at 0, such as relu or tanh, that gradient is 0, and "
                "only the output's bias is ever learned."
            ),
        ),
    ] = 1.0
    l1: Annotated[
        float,
        Slider(
            label=mark("L1"),
            group=Group.REGULARIZATION,
            essential=True,
            minimum=1e-6,
            maximum=1.0,
            scale="log",
            off=True,
            help=mark(
                "Adds this times the sum of |w| over all weights (not biases) to the loss: many weights shrink to "
                "nearly zero, few stay (sparse)."
            ),
        ),
    ] = 0.0
    l2: Annotated[
        float,
        Slider(
            label=mark("L2"),
            group=Group.REGULARIZATION,
            essential=True,
            minimum=1e-6,
            maximum=1.0,
            scale="log",
            off=True,
            help=mark(
                "Adds this times the sum of w² over all weights (not biases) to the loss: all weights stay small."
            ),
        ),
    ] = 0.0
    proximal: Annotated[
        bool,
        Toggle(
            label=mark("Proximal step for L1"),
            group=Group.REGULARIZATION,
            when=lambda e: e.model.l1 > 0 and e.training.schedule == CONSTANT,
            help=mark(
                "Takes learning rate times L1 from every |w| after each step, down to exactly 0. Without it, L1 is "
                "part of the gradient, and a weight only comes near 0. Keras has no regularizer that does this. With "
                "momentum or Adam, whose steps are longer than the gradient, the same L1 acts more weakly. It needs a "
                "constant learning rate."
            ),
        ),
    ] = False
    dropout: Annotated[
        float,
        Slider(
            label=mark("Dropout"),
            group=Group.REGULARIZATION,
            when=lambda e: bool(e.model.hidden_layers),
            essential=True,
            minimum=0.0,
            maximum=0.8,
            step=0.05,
            help=mark(
                "Share of hidden units switched off at random, different ones for each sample; the others are scaled "
                "up by 1 / (1 − share) meanwhile. Off when the curves are evaluated."
            ),
        ),
    ] = 0.0
    input_dropout: Annotated[
        float,
        Slider(
            label=mark("Dropout on the inputs"),
            group=Group.REGULARIZATION,
            minimum=0.0,
            maximum=0.8,
            step=0.05,
            help=mark(
                "Share of inputs set to 0, their mean, at random, different ones for each sample. In a linear model it "
                "acts as L2 on each weight times its input: with squared error exactly, with cross-entropy to first "
                "order and most where the prediction is unsure (Wager, Wang and Liang 2013)."
            ),
        ),
    ] = 0.0
    batch_normalization: Annotated[
        bool,
        Toggle(
            label=mark("Batch normalization"),
            group=Group.REGULARIZATION,
            when=lambda e: bool(e.model.hidden_layers),
            help=mark(
                "Centres and scales each hidden layer's pre-activations over the mini-batch. The curves are evaluated "
                "with moving averages of the mini-batches, which lag behind for the first few hundred steps."
            ),
        ),
    ] = False
    gaussian_noise: Annotated[
        float,
        Slider(
            label=mark("Gaussian noise"),
            group=Group.REGULARIZATION,
            minimum=0.0,
            maximum=1.0,
            step=0.05,
            unit=mark("sd"),
            help=mark("Standard deviation of noise added to the inputs while training (inputs have 1)."),
        ),
    ] = 0.0
    max_norm: Annotated[
        float,
        Slider(
            label=mark("Max-norm"),
            group=Group.REGULARIZATION,
            when=lambda e: bool(e.model.hidden_layers),
            minimum=0.1,
            maximum=10.0,
            scale="log",
            off=True,
            help=mark("Largest norm of the weights into one hidden unit; larger ones are scaled back after each step."),
        ),
    ] = 0.0
