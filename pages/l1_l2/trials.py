"""The experiment of the page on L1 and L2: few inputs matter, many do not, and a path of strengths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.experiment.arms import USUAL_SEEDS, Arm, grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from language.say import Marked, mark, t

# At 0.1 the penalty outweighs anything that can be learned here, and a gradient step of L1 jumps past NEARLY_ZERO.
STRENGTHS = (0.0003, 0.001, 0.003, 0.01, 0.03)
# Here L1 and L2 differ most in the inputs that they keep.
USUAL = 0.01
NONE = "none"
IRRELEVANT = 18


@dataclass(frozen=True)
class Penalty:
    """A penalty on the weights, and its settings at a strength."""

    name: str
    title: Marked
    settings: Callable[[float], Mapping[str, Any]]


PENALTIES = (
    Penalty("l1", mark("L1"), lambda s: {"l1": s}),
    Penalty("proximal", mark("L1, proximal"), lambda s: {"l1": s, "proximal": True}),
    Penalty("l2", mark("L2"), lambda s: {"l2": s}),
    Penalty("both", mark("L1 + L2"), lambda s: {"l1": s / 2, "l2": s / 2}),
)


# Penalties with one strength, which can be dragged through, by the number that it is.
SWEPT = {mark("L1, proximal"): "l1", "L1": "l1", "L2": "l2"}
SWEPT_STRENGTHS = (0.0, *(digit * 10.0**power for power in (-4, -3, -2) for digit in (1, 1.5, 2, 3, 5, 7)), 0.1)


def swept_experiment(experiment: Experiment, penalty: str) -> Experiment:
    """With the step that the penalty takes; its strength is varied."""
    return change(experiment, proximal=penalty == next(iter(SWEPT)))


def penalty_experiment(irrelevant: int) -> Experiment:
    """Two moons in two inputs, among inputs of noise.

    Plain gradient descent, so that a strength means the same to the gradient and to the proximal step.
    """
    return change(
        Experiment(),
        samples=1000,
        noise=0.2,
        train_fraction=0.6,
        validation_fraction=0.2,
        irrelevant_features=irrelevant,
        hidden_layers=(32,),
        optimizer="sgd",
        momentum=0.0,
        learning_rate=0.2,
        batch_size=128,
        epochs=300,
    )


def arm_name(penalty: str, strength: float) -> str:
    return f"{penalty} {strength:g}"


def penalty_arms(experiment: Experiment) -> tuple[Arm, ...]:
    """Without a penalty, and with each one at each strength."""
    arms = [
        Arm(arm_name(p.name, s), t(p.title), change(experiment, **p.settings(s))) for s in STRENGTHS for p in PENALTIES
    ]
    return (Arm(NONE, t("No penalty"), experiment), *arms)


def names_at(strength: float) -> tuple[str, ...]:
    """The arms without a penalty and with each one at one strength, in the order of PENALTIES."""
    return (NONE, *(arm_name(penalty.name, strength) for penalty in PENALTIES))


def rehearsal() -> tuple[Experiment, ...]:
    return grid(penalty_arms(penalty_experiment(IRRELEVANT)), USUAL_SEEDS)
