"""Networks and other models are evaluated on the same rows, by the metrics of scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.evaluation.metrics import rarer_class, scores
from dashboard.analysis.evaluation.models import (
    GUESS,
    LINEAR,
    TREES,
    _baselines,
    _predictor,
    evaluate_baselines,
    evaluate_network,
    network_predictor,
)
from dashboard.analysis.networks.network import network
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from tests.trained import trained

SETS = {"binary": "moons", "multiclass": "iris", "regression": "diabetes"}


@pytest.mark.parametrize("dataset", SETS.values(), ids=SETS)
def test_guessing_is_beaten_by_models_that_learn(dataset: str) -> None:
    experiment = change(Experiment(), dataset=dataset)
    guess, linear, trees = evaluate_baselines(experiment)
    assert [one.model for one in (guess, linear, trees)] == [GUESS, LINEAR, TREES]
    metric = experiment.metric
    assert guess.validation[metric] < min(linear.validation[metric], trees.validation[metric])
    assert set(guess.validation) == set(trees.test)


def test_trees_are_those_of_scikit_learn_on_the_rows_of_the_split() -> None:
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.metrics import roc_auc_score

    experiment = change(Experiment(), dataset="breast_cancer", samples=569)
    splits = make_splits(experiment)
    model = HistGradientBoostingClassifier(random_state=0, early_stopping=False).fit(splits.train.x, splits.train.y)
    expected = roc_auc_score(splits.test.y, model.predict_proba(splits.test.x)[:, 1])
    assert evaluate_baselines(experiment)[2].test["ROC AUC"] == pytest.approx(expected)


def test_with_class_weights_all_models_weigh_the_classes() -> None:
    rare = change(Experiment(), dataset="moons", skew=0.5)
    plain, weighted = (evaluate_baselines(change(rare, class_weights=on)) for on in (False, True))
    assert weighted[0] == plain[0]
    for before, after in zip(plain[1:], weighted[1:], strict=True):
        assert before.validation != after.validation


@pytest.mark.parametrize("dataset", SETS.values(), ids=SETS)
def test_a_network_s_metric_is_the_one_of_its_curve(dataset: str) -> None:
    record = trained(change(Experiment(), dataset=dataset, hidden_layers=(8,), epochs=20))
    assert record.final is not None
    evaluation = evaluate_network(record.experiment, record.final)
    metrics = (evaluation.validation, evaluation.test)
    for place, found in enumerate(metrics, 1):
        assert found[record.experiment.metric] == pytest.approx(record.history.metrics[-1, place], abs=1e-4)


@pytest.mark.parametrize("dataset", ["moons", "iris"])
def test_other_models_predict_scikit_learn_s_probabilities_from_their_logits(dataset: str) -> None:
    experiment = change(Experiment(), dataset=dataset)
    x, y = (splits := make_splits(experiment)).train.x, splits.train.y
    for model in _baselines(experiment).values():
        fitted = model.fit(x, y)
        assert _predictor(experiment, fitted)(x) == pytest.approx(fitted.predict_proba(x), abs=1e-6)


def test_a_model_that_is_sure_and_wrong_loses_its_logit_on_either_side() -> None:
    from sklearn.linear_model import LogisticRegression

    y = np.repeat([0, 1], 100)
    x = np.random.default_rng(0).normal(np.where(y, 1.0, -1.0), 0.3)[:, None]
    model, far = LogisticRegression().fit(x, y), np.array([[-20.0], [20.0]])
    found = scores(Experiment(), np.array([1, 0]), _predictor(Experiment(), model)(far))["log loss"]
    assert found == pytest.approx(np.abs(model.decision_function(far)).mean())


@pytest.mark.parametrize("dataset", ["moons", "breast_cancer"])
def test_a_network_that_is_too_sure_for_a_probability_is_scored_by_its_logits(dataset: str) -> None:
    from sklearn.metrics import average_precision_score, roc_auc_score

    experiment = change(Experiment(), dataset=dataset, hidden_layers=(), samples=300)
    part, drawn = make_splits(experiment).validation, np.random.default_rng(0).normal(size=experiment.parameters)
    # The probability of 100 is 1 to the last bit.
    weights = (100.0 / np.abs(part.x @ drawn[:-1] + drawn[-1]).max() * drawn).astype(np.float32)
    z = (part.x @ weights[:-1] + weights[-1]).astype(float)
    found = evaluate_network(experiment, weights).validation
    loss = experiment.loss.value(z[:, None], part.y[:, None]).mean()
    assert found["log loss"] == pytest.approx(loss)
    rarer = rarer_class(make_splits(experiment))
    order = z if rarer else -z
    assert found["ROC AUC"] == pytest.approx(roc_auc_score(part.y == rarer, order))
    assert found["PR AUC"] == pytest.approx(average_precision_score(part.y == rarer, order))


def test_probabilities_of_a_squared_error_on_a_softmax_are_those_of_the_network() -> None:
    record = trained(change(Experiment(), dataset="iris", hidden_layers=(8,), epochs=20, loss="softmax_mse"))
    assert record.final is not None
    x = make_splits(record.experiment).test.x
    outputs = network(record.experiment, record.final)(x)
    assert network_predictor(record.experiment, record.final)(x) == pytest.approx(outputs, abs=1e-6)


def test_metrics_of_classes_are_those_of_scikit_learn() -> None:
    from sklearn.metrics import average_precision_score, log_loss, roc_auc_score

    y, answer = np.arange(60) % 3, np.random.default_rng(0).dirichlet(np.ones(3), 60)
    found = scores(change(Experiment(), dataset="iris"), y, answer)
    assert found["ROC AUC"] == pytest.approx(roc_auc_score(y, answer, multi_class="ovr"))
    assert found["PR AUC"] == pytest.approx(average_precision_score(np.eye(3)[y], answer))
    assert found["log loss"] == pytest.approx(log_loss(y, answer))
    assert scores(change(Experiment(), dataset="iris"), y, np.tile(answer[:1], (60, 1)))["ROC AUC"] == 0.5


@pytest.mark.parametrize("digits", [0, 1, 15], ids=["certain", "ties", "none alike"])
def test_rows_with_equal_predictions_are_not_ranked(digits: int) -> None:
    from sklearn.metrics import average_precision_score, roc_auc_score

    y, yes = np.arange(40) % 2, np.random.default_rng(0).random(40).round(digits)
    found = scores(Experiment(), y, np.column_stack([1.0 - yes, yes]))
    assert found["ROC AUC"] == pytest.approx(roc_auc_score(y, yes))
    assert found["PR AUC"] == pytest.approx(average_precision_score(y, yes))


def test_curves_are_those_of_the_class_that_is_rarer_in_all_parts_together() -> None:
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import average_precision_score

    # Malignant tumours, class 0, are the rarer ones, but for the validation set.
    experiment = change(Experiment(), dataset="breast_cancer", samples=569, skew=0.5, train_fraction=0.1)
    train, validation, test = make_splits(experiment).parts
    assert np.bincount(validation.y).argmin() == 1
    model = LogisticRegression(max_iter=500).fit(train.x, train.y)
    linear = evaluate_baselines(experiment)[1]
    for part, found in ((validation, linear.validation), (test, linear.test)):
        said = model.predict_proba(part.x)[:, 0]
        assert found["PR AUC"] == pytest.approx(average_precision_score(part.y == 0, said))


def test_errors_are_in_the_unit_of_the_target() -> None:
    experiment = change(Experiment(), dataset="diabetes", samples=442)
    _, y = experiment.dataset.everything()
    assert evaluate_baselines(experiment)[0].validation["RMSE"] == pytest.approx(np.std(y), rel=0.15)


def test_what_a_network_rests_on_is_what_the_target_depends_on() -> None:
    record = trained(change(Experiment(), dataset="moons", irrelevant_features=2, hidden_layers=(8,), epochs=60))
    assert record.final is not None
    found = evaluate_network(record.experiment, record.final, ("x", "x", "noise", "more noise")).importances
    assert found["x"] > 0.15
    assert max(abs(found["noise"]), abs(found["more noise"])) < 0.1


def test_with_class_weights_what_a_network_rests_on_is_measured_in_what_decides() -> None:
    record = trained(change(Experiment(), dataset="moons", skew=0.5, hidden_layers=(8,), epochs=20, class_weights=True))
    assert record.final is not None
    found = evaluate_network(record.experiment, record.final, ("x", "y"))
    splits, answer = make_splits(record.experiment), network_predictor(record.experiment, record.final)
    rng, falls = np.random.default_rng(0), []
    for _ in range(3):
        shuffled = splits.validation.x.copy()
        shuffled[:, 0] = shuffled[rng.permutation(len(shuffled)), 0]
        falls.append(found.validation["balanced accuracy"] - _balanced(splits.validation.y, answer(shuffled)))
    assert found.importances["x"] == pytest.approx(np.mean(falls))


def _balanced(y: np.ndarray, answer: np.ndarray) -> float:
    return float(np.mean([(answer.argmax(1) == one)[y == one].mean() for one in np.unique(y)]))


def test_predictions_of_classes_are_probabilities() -> None:
    record = trained(change(Experiment(), dataset="iris", hidden_layers=(8,), epochs=20))
    assert record.final is not None
    answer = network_predictor(record.experiment, record.final)(make_splits(record.experiment).test.x)
    assert answer.sum(1) == pytest.approx(1.0)
