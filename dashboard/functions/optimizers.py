"""The optimizers, by Keras's names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Step:
    """What an optimizer does, as numbers in the one formula that they all follow.

    With the gradient g, the mean m = `mean_kept` * m + `gradient_taken` * g, and the squares
    v = `squares_kept` * v + `square_taken` * g². Then every weight loses the learning rate times
    m / (sqrt(v + `under_root`) + `beside_root`). `corrected` divides m and v by what they have seen so far.
    `rate_in_mean` multiplies each gradient by the learning rate of its own step, instead of m by that of the present.
    """

    mean_kept: float = 0.0
    gradient_taken: float = 1.0
    squares_kept: float = 0.0
    square_taken: float = 0.0
    under_root: float = 0.0
    beside_root: float = 0.0
    corrected: bool = False
    rate_in_mean: bool = False


@dataclass(frozen=True)
class Optimizer:
    """An optimizer: `keras` names the class in `keras.optimizers`, `settings` what it takes beside the learning rate.

    The settings have the same names in the experiment as in Keras. `momentum` among them is `mean_kept` of its step;
    `weight_decay` times the learning rate is taken off each weight before the step. An optimizer whose step does not
    follow that formula has none; its programs are compiled for it alone.
    """

    name: str
    title: str
    keras: str
    settings: tuple[str, ...] = ()
    step: Step | None = None


_ADAM = Step(
    mean_kept=0.9, gradient_taken=0.1, squares_kept=0.999, square_taken=0.001, beside_root=1e-7, corrected=True
)
_ALL = (
    Optimizer("adam", "Adam", "Adam", step=_ADAM),
    Optimizer("adamw", "AdamW", "AdamW", ("weight_decay",), _ADAM),
    Optimizer("rmsprop", "RMSprop", "RMSprop", step=Step(squares_kept=0.9, square_taken=0.1, under_root=1e-7)),
    Optimizer("sgd", "SGD", "SGD", ("momentum",), Step(beside_root=1.0, rate_in_mean=True)),
)

OPTIMIZERS: dict[str, Optimizer] = {optimizer.name: optimizer for optimizer in _ALL}
