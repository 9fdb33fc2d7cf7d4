"""The first half of a standalone script: the data, split, standardised and written as the loss wants them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.data.dataset import CLASSIFIERS
from dashboard.data.splitting import redraw, skewed, spread_of, stratified
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import takes_class_numbers
from dashboard.experiment.splits import split_sizes
from dashboard.export.source import helpers, source


def functions(experiment: Experiment) -> str:
    """The functions of this project that the data need, as they stand."""
    needed: list[Callable[..., Any]] = [*helpers(experiment.dataset.make), experiment.dataset.make]
    if _skewed(experiment):
        needed.append(skewed)
    elif _stratified(experiment):
        needed.append(stratified)
    needed.append(spread_of)
    if experiment.data.label_noise:
        needed.append(redraw)
    return "\n\n\n".join(source(function).text for function in needed)


def data_code(experiment: Experiment) -> str:
    """Leaves `x` and `y`, and the row numbers `train`, `validation` and `test`."""
    parts = (_draw(experiment), _split(experiment), _standardise(experiment), _redraw(experiment), _encode(experiment))
    return "\n".join(line for part in parts for line in part)


def _draw(experiment: Experiment) -> list[str]:
    data = experiment.data
    call = source(experiment.dataset.make).call(
        samples=data.samples, noise=data.noise, classes=experiment.classes, seed=data.seed
    )
    lines = [
        f"x, y = {call}",
        f"rng = np.random.default_rng([{data.seed}, 0])",
        f"order = rng.permutation(len(y))[:{data.samples}]",
        "x, y = x[order], y[order]",
    ]
    if data.irrelevant_features:
        lines.append(f"x = np.hstack([x, rng.standard_normal((len(y), {data.irrelevant_features}))])")
    return lines


def _split(experiment: Experiment) -> list[str]:
    data = experiment.data
    train, validation, _ = split_sizes(experiment)
    lines = ["", f"place = np.random.default_rng([{data.seed}, 1]).permutation(len(y)) / len(y)"]
    if _skewed(experiment):
        lines.append(f"place = skewed(place, y, skew={data.skew})")
    elif _stratified(experiment):
        lines.append("place = stratified(place, y)")
    parts = f'np.split(np.argsort(place, kind="stable"), [{train}, {train + validation}])'
    return [*lines, f"train, validation, test = {parts}"]


def _standardise(experiment: Experiment) -> list[str]:
    lines = [
        "",
        "# Standardised on the training set alone.",
        "x = ((x - x[train].mean(0)) / spread_of(x[train])).astype(np.float32)",
    ]
    if experiment.dataset.task not in CLASSIFIERS:
        lines.append("y = ((y - y[train].mean()) / spread_of(y[train])).astype(np.float32)")
    return lines


def _redraw(experiment: Experiment) -> list[str]:
    data = experiment.data
    if not data.label_noise:
        return []
    labels = f"np.arange({experiment.classes})" if experiment.dataset.task in CLASSIFIERS else "y[train]"
    return [
        "# Only now, so that validation and test stay true.",
        f"y[train], _ = redraw(y[train], {labels}, {data.label_noise}, np.random.default_rng([{data.seed}, 2]))",
    ]


def _encode(experiment: Experiment) -> list[str]:
    if takes_class_numbers(experiment):
        return []
    if experiment.loss.targets == "one_hot":
        return [f"y = np.eye({experiment.outputs}, dtype=np.float32)[y]"]
    hinge = ["# Keras's hinge turns 0 and 1 into -1 and +1 itself."] if experiment.loss.targets == "plus_minus" else []
    return [*hinge, "y = y[:, None].astype(np.float32)"]


def _skewed(experiment: Experiment) -> bool:
    return experiment.data.skew > 0


def _stratified(experiment: Experiment) -> bool:
    return experiment.data.stratify and experiment.dataset.task in CLASSIFIERS
