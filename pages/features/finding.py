"""Features by hand against features that a network finds: scores over seeds, and what the features look like."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis.networks.forward import forward
from dashboard.analysis.networks.network import Network
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.planes.plane import Plane
from dashboard.analysis.statistics import LEVEL, Interval, interval
from dashboard.analysis.words import end_in_words, listed, points_apart, quoted
from language.say import Marked, mark, t
from pages.features.trials.approaches import Convolutional
from pages.features.trials.handmade import HANDMADE, blocks, edges, gradient_histograms

# Cells of a feature's map over two inputs, along each axis.
CELLS = 40
# Of a share of rows: no two that differ agree in so many, and beyond them are what 32 bits and sums leave.
DECIMALS = 5
# Some of the sectors of a histogram of gradients, by the direction in which it gets brighter.
TOWARDS = {"→": 0, "↘": 1, "↓": 2, "↙": 3, "←": 4}


@dataclass(frozen=True)
class Approach:
    """One way to a classifier: its name, its steps, and its accuracy on test at each seed, NaN while there is none.

    The name is in English, by which it is known everywhere; the steps are said already.
    """

    name: Marked
    steps: tuple[str, ...]
    at_seeds: tuple[float, ...] = ()

    @property
    def scores(self) -> tuple[float, ...]:
        """Those that are there."""
        return tuple(score for score in self.at_seeds if not math.isnan(score))

    @property
    def title(self) -> str:
        """The name as it is shown."""
        return t(self.name)

    @property
    def in_words(self) -> str:
        low, high = min(self.scores), max(self.scores)
        return t(
            "{name} {mean:.1%} (from {low:.1%} to {high:.1%})", name=self.title, mean=self.mean, low=low, high=high
        )

    @property
    def mean(self) -> float:
        """Of scores that are those of as many rows, the same number."""
        return round(float(np.mean(self.scores)), DECIMALS)


_AHEAD = mark(
    "**{first}** is {mean:.1f} points (95% interval {low} to {high}) ahead of **{second}**, more than chance "
    "would explain."
)
_UNSURE = mark(
    "**{first}** and **{second}** differ by {mean:.1f} points (95% interval {low} to {high}): these seeds "
    "can't tell them apart."
)
# Where the two means are written alike.
_LEVEL = mark(
    "**{first}** and **{second}** are level (95% interval {low} to {high} points): these seeds can't tell them apart."
)
# An interval without width would call any such lead sure, were it a single row at each of three seeds.
_ALIKE = mark(
    "**{first}** is {mean:.1f} points ahead of **{second}** at each of these seeds: without a spread there is no "
    "interval, and more seeds would tell."
)

# By whether seeds are left out.
_SCORES = {
    False: mark("Mean test accuracy over {seeds} seeds: {scores}."),
    True: mark("Mean test accuracy over {shown} of {seeds} seeds: {scores}."),
}


def in_words(approaches: Sequence[Approach]) -> str:
    """Mean and range of each approach, and whether the best is ahead of the second beyond chance.

    All of it is over the seeds at which every approach has a score that has one anywhere; empty without two of these.
    """
    shared = at_shared_seeds(approaches)
    if len(shared) < 2:
        return ""
    scores = _scores(approaches, shared)
    first, second, *others = sorted(shared, key=lambda approach: -approach.mean)
    found = _lead(first, second, *others)
    if found is None:
        return f"{scores} {t('It takes {seeds} seeds of each to say which is ahead.', seeds=FEWEST_PAIRS)}"
    mean = points_apart(first.mean, second.mean)
    ends = {"low": end_in_words(found.low, ".1f"), "high": end_in_words(found.high, ".1f")}
    said = t(_sentence(found, mean), first=first.title, second=second.title, mean=mean, **ends)
    return f"{scores} {said}"


def _sentence(found: Interval, mean: float) -> Marked:
    if found.mean and round(found.high - found.low, DECIMALS) == 0:
        return _ALIKE if mean else _LEVEL
    return _AHEAD if found.low > 0 else _UNSURE if mean else _LEVEL


def at_shared_seeds(approaches: Sequence[Approach]) -> list[Approach]:
    """Those that have a score, with the scores of the seeds at which each of them has one."""
    some = [approach for approach in approaches if approach.scores]
    seeds = [
        seed for seed in zip(*(approach.at_seeds for approach in some), strict=True) if not any(map(math.isnan, seed))
    ]
    return [replace(one, at_seeds=scores) for one, scores in zip(some, zip(*seeds, strict=True), strict=False)]


def _scores(approaches: Sequence[Approach], shared: Sequence[Approach]) -> str:
    told, seeds, shown = "; ".join(one.in_words for one in shared), len(approaches[0].at_seeds), len(shared[0].scores)
    said = t(_SCORES[shown < seeds], shown=shown, seeds=seeds, scores=told)
    lacking = [quoted(one.title) for one in approaches if len(one.scores) < seeds]
    return f"{said} {t('Scores of {approaches} are missing.', approaches=listed(lacking))}" if lacking else said


def _lead(first: Approach, second: Approach, *others: Approach) -> Interval | None:
    """How many points the best is ahead of the second, seed by seed; these two were chosen among all pairs."""
    count = 2 + len(others)
    pairs = count * (count - 1) / 2
    if len(first.scores) < FEWEST_PAIRS:
        return None
    return interval(100 * np.subtract(first.scores, second.scores), 1.0 - (1.0 - LEVEL) / pairs)


@dataclass(frozen=True)
class FeatureMap:
    """A feature as a picture: its values (rows, columns), over two inputs or over an image."""

    name: str
    values: np.ndarray


def square(x: np.ndarray) -> Plane:
    """The plane around zero that covers points (n, 2) and reaches as far along both inputs."""
    reach = float(np.abs(x).max()) + 0.25
    axis = np.linspace(-reach, reach, CELLS)
    return Plane(axis, axis)


def handmade_maps(dataset: str, plane: Plane) -> tuple[FeatureMap, ...]:
    """The hand-made features over a plane."""
    made = HANDMADE[dataset]
    columns = made.make(plane.points).T
    return tuple(FeatureMap(t(name), plane.table(column)) for name, column in zip(made.names, columns, strict=True))


def learned_maps(net: Network, x: np.ndarray, plane: Plane, count: int) -> tuple[FeatureMap, ...]:
    """The units of the last hidden layer that move the output most over points `x` (n, 2), drawn over a plane."""
    hidden = forward(net, x)[-2].h
    strength = hidden.std(0) * np.abs(net.layers[-1].kernel[:, 0])
    strongest = np.argsort(-strength)[:count]
    values = forward(net, plane.points)[-2].h[:, strongest]
    return tuple(
        FeatureMap(t("unit {number}", number=unit + 1), plane.table(column))
        for unit, column in zip(strongest, values.T, strict=True)
    )


def handmade_image_maps(image: np.ndarray) -> tuple[FeatureMap, ...]:
    """An image (8, 8), and what is computed from it by hand."""
    one = image[None]
    directions = gradient_histograms(one)[0]
    return (
        FeatureMap(t("the image"), image),
        FeatureMap(t("edges"), edges(one)[0][0]),
        FeatureMap(t("averages"), blocks(one)[0]),
        *(
            FeatureMap(t("brighter {towards}", towards=towards), directions[place])
            for towards, place in TOWARDS.items()
        ),
    )


def convolved_maps(network: Convolutional, image: np.ndarray, count: int) -> tuple[FeatureMap, ...]:
    """What the first filters of the first layer make of one image (8, 8): as Keras's Conv2D with padding, then relu."""
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, 1), (3, 3))
    sums = np.moveaxis(np.tensordot(windows, network.kernel, 2) + network.bias, -1, 0)
    return tuple(
        FeatureMap(t("filter {number}", number=place + 1), values)
        for place, values in enumerate(np.maximum(sums, 0.0)[:count])
    )
