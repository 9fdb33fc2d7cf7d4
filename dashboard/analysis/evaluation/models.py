"""What networks predict for the rows of a split, and how good that is beside other models."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from dashboard.analysis.evaluation.dependence import PartialDependence, partial_dependences
from dashboard.analysis.evaluation.importance import importances
from dashboard.analysis.evaluation.metrics import rarer_class, scores
from dashboard.analysis.evaluation.predictions import Predictions
from dashboard.analysis.networks.forward import forward
from dashboard.analysis.networks.network import network
from dashboard.analysis.networks.outputs import positive_probability
from dashboard.analysis.target_scale import target_scale
from dashboard.data.parts import SPLITS, Splits
from dashboard.data.tables.storage import is_own
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import uses_class_weights
from dashboard.experiment.splits import make_splits
from dashboard.functions.activations import softmax

# From inputs (n, inputs) to values (n,), or probabilities (n, classes).
Predictor = Callable[[np.ndarray], np.ndarray]
GUESS, LINEAR, TREES, NETWORK = "guess", "linear", "trees", "network"


@dataclass(frozen=True)
class Evaluation:
    """One model at one seed: metrics on validation and test rows, and what it rests on.

    `predictions` are those for the rows of both, by their names; `partial_dependences` say how predictions depend on
    single columns.
    """

    model: str
    validation: dict[str, float]
    test: dict[str, float]
    importances: dict[str, float] = field(default_factory=dict)
    predictions: dict[str, Predictions] = field(default_factory=dict, compare=False)
    partial_dependences: dict[str, PartialDependence] = field(default_factory=dict, compare=False)


def evaluate_baselines(experiment: Experiment) -> tuple[Evaluation, ...]:
    """Guessing, a linear model and gradient-boosted trees, trained on the training rows of the same split.

    They are scikit-learn's at their defaults, but that the trees have a fixed seed and never stop early, that the
    logistic regression may take 500 iterations, and that both weigh the classes where the network does.
    """
    splits = make_splits(experiment)
    fitted = {name: model.fit(splits.train.x, splits.train.y) for name, model in _baselines(experiment).items()}
    return tuple(_evaluate(experiment, name, _predictor(experiment, one), splits) for name, one in fitted.items())


def evaluate_network(experiment: Experiment, weights: np.ndarray, inputs: tuple[str, ...] = ()) -> Evaluation:
    """A network with these weights. `inputs` say to which column each of its inputs belongs, if it is a table's."""
    splits, predict = make_splits(experiment), network_predictor(experiment, weights)
    in_units = target_scale(experiment).inverse_transform
    predictions: dict[str, Predictions] = {
        name: Predictions(in_units(part.y), in_units(predict(part.x)))
        for name, part in zip(SPLITS, splits.parts, strict=True)
        if name != "train"
    }
    found = importances(experiment, predict, splits.validation, inputs) if inputs else {}
    depends: dict[str, PartialDependence] = {}
    if is_own(experiment.data.dataset):
        names = sorted(found, key=lambda name: -found[name])
        depends = partial_dependences(experiment, lambda x: in_units(predict(x)), names)
    evaluation = _evaluate(experiment, NETWORK, predict, splits)
    return replace(evaluation, importances=found, predictions=predictions, partial_dependences=depends)


def network_predictor(experiment: Experiment, weights: np.ndarray) -> Predictor:
    """Predicts as a network with these flat weights does, without Keras."""
    trained = network(experiment, weights)

    def predict(x: np.ndarray) -> np.ndarray:
        z = forward(trained, x)[-1].z.astype(float)
        return _probabilities(experiment, z) if experiment.dataset.classifies else z[:, 0]

    return predict


def _probabilities(experiment: Experiment, z: np.ndarray) -> np.ndarray:
    """Probabilities (n, classes) from pre-activations (n, outputs)."""
    if experiment.loss.targets == "plus_minus":
        yes = positive_probability(experiment, z)
        return _clipped(np.column_stack([1.0 - yes, yes]))
    return _from_logits(z)


def _from_logits(z: np.ndarray) -> np.ndarray:
    """Each class by itself, as 1 minus the probability of the other would vanish near 0."""
    return softmax(z if z.shape[1] > 1 else np.column_stack([np.zeros(len(z)), z]))


def _clipped(probabilities: np.ndarray) -> np.ndarray:
    """Probabilities that may be 0 although no model is that sure, cut as scikit-learn's log loss cuts them."""
    return np.maximum(probabilities, np.finfo(float).eps)


def _baselines(experiment: Experiment) -> dict[str, Any]:
    from sklearn.dummy import DummyClassifier, DummyRegressor
    from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
    from sklearn.linear_model import LogisticRegression, Ridge

    if experiment.dataset.classifies:
        weights = "balanced" if uses_class_weights(experiment) else None
        return {
            GUESS: DummyClassifier(strategy="prior"),
            LINEAR: LogisticRegression(max_iter=500, class_weight=weights),
            TREES: HistGradientBoostingClassifier(random_state=0, early_stopping=False, class_weight=weights),
        }
    trees = HistGradientBoostingRegressor(random_state=0, early_stopping=False)
    return {GUESS: DummyRegressor(), LINEAR: Ridge(), TREES: trees}


def _predictor(experiment: Experiment, model: Any) -> Predictor:
    """A classifier's probabilities are taken from its logits, as a network's are, if it has any."""
    if not experiment.dataset.classifies:
        return model.predict
    if not hasattr(model, "decision_function"):
        return lambda x: _clipped(model.predict_proba(x))
    return lambda x: _from_logits(model.decision_function(x).astype(float).reshape(len(x), -1))


def _evaluate(experiment: Experiment, name: str, predict: Predictor, splits: Splits) -> Evaluation:
    classifies = experiment.dataset.classifies
    about = {"positive": rarer_class(splits)} if classifies else {"unit": target_scale(experiment).spread}
    validation, test = (
        scores(experiment, part.y, predict(part.x), **about) for part in (splits.validation, splits.test)
    )
    return Evaluation(name, validation, test)
