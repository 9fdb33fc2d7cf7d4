"""What models answer to the rows of a split: networks, and others beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dashboard.analysis.judging.dependence import Dependence, dependences
from dashboard.analysis.judging.importance import importances
from dashboard.analysis.judging.metrics import class_scores, scores
from dashboard.analysis.judging.seen import Seen
from dashboard.analysis.networks.network import certainty, network
from dashboard.data.parts import SPLITS, Splits
from dashboard.data.splitting import spread_of
from dashboard.data.tables.storage import is_own
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import make_splits, raw_parts
from dashboard.functions.activations import softmax

# Answers to inputs (n, inputs): values (n,), or probabilities (n, classes).
Answer = Callable[[np.ndarray], np.ndarray]
GUESS, LINEAR, TREES, NETWORK = "guess", "linear", "trees", "network"


@dataclass(frozen=True)
class Judged:
    """One model at one seed: metrics on validation and test rows, recall and precision by class, what it rests on.

    `seen` are its answers to the rows of both, by their names; `dependences` how they depend on single columns.
    """

    model: str
    validation: dict[str, float]
    test: dict[str, float]
    classes: dict[str, tuple[float, float]] = field(default_factory=dict)
    importances: dict[str, float] = field(default_factory=dict)
    seen: dict[str, Seen] = field(default_factory=dict, compare=False)
    dependences: dict[str, Dependence] = field(default_factory=dict, compare=False)


def judge_others(experiment: Experiment) -> tuple[Judged, ...]:
    """Guessing, a linear model and gradient-boosted trees, trained on the training rows of the same split.

    The trees are scikit-learn's at their defaults, as are the others but for the iterations of the logistic regression.
    """
    splits = make_splits(experiment)
    unit = _unit(experiment)
    fitted = {name: model.fit(splits.train.x, splits.train.y) for name, model in _others(experiment).items()}
    return tuple(_judged(experiment, name, _answer(experiment, one), splits, unit) for name, one in fitted.items())


def judge_network(experiment: Experiment, weights: np.ndarray, inputs: tuple[str, ...] = ()) -> Judged:
    """A network with these weights. `inputs` say to which column each of its inputs belongs, if it is a table's."""
    splits, answer = make_splits(experiment), network_answer(experiment, weights)
    judged = _judged(experiment, NETWORK, answer, splits, _unit(experiment))
    in_units = in_units_of(experiment)
    seen = {
        name: Seen(in_units(part.y), in_units(answer(part.x)))
        for name, part in zip(SPLITS, splits.parts, strict=True)
        if name != "train"
    }
    found = importances(experiment, answer, splits.validation, inputs) if inputs else {}
    classes: dict[str, tuple[float, float]] = {}
    if experiment.dataset.classifies:
        classes = dict(class_scores(experiment, splits.validation.y, answer(splits.validation.x)))
    depends: dict[str, Dependence] = {}
    if is_own(experiment.data.dataset):
        names = sorted(found, key=lambda name: -found[name])
        depends = dependences(experiment, lambda x: in_units(answer(x)), names)
    return Judged(NETWORK, judged.validation, judged.test, classes, found, seen, depends)


def network_answer(experiment: Experiment, weights: np.ndarray) -> Answer:
    trained = network(experiment, weights)

    def answer(x: np.ndarray) -> np.ndarray:
        outputs = trained(x)
        if not experiment.dataset.classifies:
            return outputs[:, 0]
        if experiment.outputs > 1:
            return softmax(outputs.astype(float))
        yes = certainty(experiment, outputs).astype(float)
        return np.column_stack([1.0 - yes, yes])

    return answer


def _others(experiment: Experiment) -> dict[str, Any]:
    from sklearn.dummy import DummyClassifier, DummyRegressor
    from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
    from sklearn.linear_model import LogisticRegression, Ridge

    if experiment.dataset.classifies:
        return {
            GUESS: DummyClassifier(strategy="prior"),
            LINEAR: LogisticRegression(max_iter=500),
            TREES: HistGradientBoostingClassifier(random_state=0, early_stopping=False),
        }
    trees = HistGradientBoostingRegressor(random_state=0, early_stopping=False)
    return {GUESS: DummyRegressor(), LINEAR: Ridge(), TREES: trees}


def _answer(experiment: Experiment, model: Any) -> Answer:
    return model.predict_proba if experiment.dataset.classifies else model.predict


def _unit(experiment: Experiment) -> float:
    """The standard deviation of the training targets, in their own unit; of classes there is none."""
    if experiment.dataset.classifies:
        return 1.0
    return float(spread_of(raw_parts(experiment)[0].y[:, None])[0])


def in_units_of(experiment: Experiment) -> Callable[[np.ndarray], np.ndarray]:
    """From standardised values to the target's own unit; classes and probabilities stay."""
    if experiment.dataset.classifies:
        return lambda values: values
    y = raw_parts(experiment)[0].y
    mean, spread = y.mean(), float(spread_of(y[:, None])[0])
    return lambda values: values * spread + mean


def _judged(experiment: Experiment, name: str, answer: Answer, splits: Splits, unit: float) -> Judged:
    validation, test = (scores(experiment, part.y, answer(part.x), unit) for part in (splits.validation, splits.test))
    return Judged(name, validation, test)
