"""The experiments of the page on capacity: widths, depths, and MNIST-1D past the interpolation threshold."""

from __future__ import annotations

from dashboard.experiment.arms import USUAL_SEEDS, Arm, grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from language.say import mark, t

# What grows.
WIDTH, DEPTH = mark("width"), mark("depth")
WIDTHS = (1, 4, 8, 16, 32, 64, 128)
SWEPT_WIDTHS = (1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 90, 128)
DEPTHS = (0, 1, 2, 3, 4, 5)
DEPTH_WIDTH = 32
DESCENT_WIDTHS = (8, 16, 30, 47, 80, 150, 300)
# Test error over the width: the output of deep-double-descent.ipynb in Greydanus and Kobak's repository of MNIST-1D,
# commit 9129ceb. The version before shared labels by a shallow copy: 50.1, 55.8 and 45.9 % at PUBLISHED_WIDTHS.
PUBLISHED_CURVE = {
    9: 0.4897,
    12: 0.5028,
    16: 0.4724,
    21: 0.5084,
    27: 0.5069,
    36: 0.5280,
    47: 0.5405,
    61: 0.5402,
    80: 0.5208,
    104: 0.5023,
    135: 0.4839,
    177: 0.4788,
    230: 0.4654,
    300: 0.4547,
}
# Before the peak, at it, and past it.
PUBLISHED_WIDTHS = (16, 47, 300)


def size_experiment() -> Experiment:
    """Two rings in 200 training samples, two fifths of them with a label redrawn: a pattern, and noise to memorize.

    Without wrong labels a large network's loss rises while its error hardly does: it is wrong where it was, only surer.
    """
    return change(
        Experiment(),
        dataset="circles",
        noise=0.15,
        label_noise=0.4,
        samples=1500,
        train_fraction=0.1334,
        validation_fraction=0.4333,
        epochs=300,
    )


def swept(what: str) -> Experiment:
    """What is dragged through its widths or depths, which have the names of what can be swept."""
    return change(size_experiment(), hidden_layers=(DEPTH_WIDTH,) * 2) if what == DEPTH else size_experiment()


def width_arms() -> tuple[Arm, ...]:
    base = size_experiment()
    return tuple(
        Arm(width_name(w), t("2 \N{MULTIPLICATION SIGN} {width} units", width=w), change(base, hidden_layers=(w, w)))
        for w in WIDTHS
    )


def depth_arms() -> tuple[Arm, ...]:
    base = size_experiment()
    return tuple(
        Arm(
            depth_name(d),
            t("1 hidden layer") if d == 1 else t("{count} hidden layers", count=d),
            change(base, hidden_layers=(DEPTH_WIDTH,) * d),
        )
        for d in DEPTHS
    )


def descent_arms() -> tuple[Arm, ...]:
    """As published: 4,000 training samples, 40-h-h-10, SGD 0.01, momentum 0.9, batch 100, 500 epochs, 15 % noise."""
    base = change(
        Experiment(),
        dataset="mnist1d",
        samples=6000,
        noise=0.25,
        train_fraction=0.6667,
        validation_fraction=0.1667,
        label_noise=0.15,
        optimizer="sgd",
        learning_rate=0.01,
        momentum=0.9,
        batch_size=100,
        epochs=500,
    )
    return tuple(Arm(width_name(w), f"40-{w}-{w}-10", change(base, hidden_layers=(w, w))) for w in DESCENT_WIDTHS)


def width_name(width: int) -> str:
    return f"width {width}"


def depth_name(depth: int) -> str:
    return f"depth {depth}"


def rehearsal() -> tuple[Experiment, ...]:
    return grid((*width_arms(), *depth_arms()), USUAL_SEEDS)
