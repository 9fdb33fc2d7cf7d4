"""What each drawn hidden unit gives over both inputs, at each frame of the drawing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.networks.forward import forward
from dashboard.analysis.networks.network import Network
from dashboard.analysis.planes.plane import Plane
from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.sweeps.sweep import both
from dashboard.figures.panel import UnitMaps, compact, shortened
from dashboard.figures.predicted.boundary import MARGIN
from dashboard.figures.theme import NEGATIVE, NEUTRAL, POSITIVE, class_colour
from language.say import t

# All maps together have at most so many cells, and each at least and at most so many along an axis.
ALL_CELLS = 350_000
FEWEST, MOST = 8, 24
MOST_POINTS = 150
# A byte with a sign goes from -127 to 127.
WHOLE = 127


def unit_maps(
    experiment: Experiment, splits: Splits, networks: Sequence[Network], shown: Sequence[np.ndarray]
) -> UnitMaps | None:
    """Of the units `shown` in each hidden layer, input side first; None where the data have no plane of two inputs."""
    count = sum(len(units) for units in shown)
    if experiment.inputs != 2 or not count:
        return None
    cells = int(np.clip(np.sqrt(ALL_CELLS / (count * len(networks))), FEWEST, MOST))
    plane = Plane.around(np.concatenate([part.x for part in splits.parts]), MARGIN, cells)
    outputs = [_outputs(net, plane.points.astype(np.float32), shown) for net in networks]
    scales = np.max([np.abs(one).max(1) for one in outputs], 0)
    whole = np.where(scales > 0, scales, 1.0)[:, None]
    return UnitMaps(
        names=tuple(
            t("{layer}, unit {unit}", layer=t("hidden layer {layer}", layer=layer), unit=unit + 1)
            for layer, units in enumerate(shown, 1)
            for unit in units
        ),
        maps=tuple(np.round(WHOLE * one / whole).astype(np.int8).reshape(count, cells, cells) for one in outputs),
        scales=compact(scales),
        points=_points(splits, plane),
        colours=_colours(experiment, splits),
        negative=NEGATIVE,
        positive=POSITIVE,
        plane=both([shortened(name) for name in experiment.input_names]),
    )


def _outputs(net: Network, points: np.ndarray, shown: Sequence[np.ndarray]) -> np.ndarray:
    """The outputs (units, n) of the shown units for points (n, 2)."""
    hidden = forward(net, points)[:-1]
    return np.concatenate([step.h[:, units].T for step, units in zip(hidden, shown, strict=True)])


def _points(splits: Splits, plane: Plane) -> np.ndarray:
    low, high = np.array([plane.x[0], plane.y[0]]), np.array([plane.x[-1], plane.y[-1]])
    return compact((splits.train.x[:MOST_POINTS] - low) / (high - low))


def _colours(experiment: Experiment, splits: Splits) -> tuple[str, ...]:
    if not experiment.dataset.classifies:
        return (NEUTRAL,) * min(MOST_POINTS, len(splits.train))
    return tuple(class_colour(int(label)) for label in splits.train.y[:MOST_POINTS])
