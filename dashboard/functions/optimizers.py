"""The optimizers, by Keras's names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class UpdateFormula:
    """One step of an optimizer, as numbers in a formula that holds for all of them; the names are Keras's for Adam.

    With the gradient g, the momentum m = `beta_1` * m + `gradient_weight` * g, and the velocity
    v = `beta_2` * v + `square_weight` * g². Then every weight loses the learning rate times
    m / (sqrt(v + `epsilon_in_root`) + `epsilon`). `bias_correction` divides m by 1 - `beta_1` ** step, and v by
    1 - `beta_2` ** step.

    `beta_2` is the rho of RMSprop, whose epsilon is within the root, and `beta_1` the momentum of SGD, whose root is 0:
    an `epsilon` of 1 leaves m. With `rate_in_momentum` each gradient is multiplied by the learning rate of its own step
    before it goes into m, as SGD does, instead of m by the present one.
    """

    beta_1: float = 0.0
    gradient_weight: float = 1.0
    beta_2: float = 0.0
    square_weight: float = 0.0
    epsilon_in_root: float = 0.0
    epsilon: float = 0.0
    bias_correction: bool = False
    rate_in_momentum: bool = False


@dataclass(frozen=True)
class Optimizer:
    """An optimizer: `keras` names the class in `keras.optimizers`, `settings` what it takes beside the learning rate.

    The settings have the same names in the experiment as in Keras. `momentum` among them is `beta_1` of its step;
    `weight_decay` times the learning rate is taken off each weight before the step. An optimizer whose step does not
    follow that formula has none; its programs are compiled for it alone.
    """

    name: str
    title: str
    keras: str
    settings: tuple[str, ...] = ()
    step: UpdateFormula | None = None


_ADAM = UpdateFormula(
    beta_1=0.9, gradient_weight=0.1, beta_2=0.999, square_weight=0.001, epsilon=1e-7, bias_correction=True
)
_ALL = (
    Optimizer("adam", "Adam", "Adam", step=_ADAM),
    Optimizer("adamw", "AdamW", "AdamW", ("weight_decay",), _ADAM),
    Optimizer("rmsprop", "RMSprop", "RMSprop", step=UpdateFormula(beta_2=0.9, square_weight=0.1, epsilon_in_root=1e-7)),
    Optimizer("sgd", "SGD", "SGD", ("momentum",), UpdateFormula(epsilon=1.0, rate_in_momentum=True)),
)

OPTIMIZERS: dict[str, Optimizer] = {optimizer.name: optimizer for optimizer in _ALL}
