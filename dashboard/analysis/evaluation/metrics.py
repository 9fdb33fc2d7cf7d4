"""The metrics that people report: scikit-learn's, so that they mean what its users expect.

But a network may be surer than a probability can be written: `log_loss` takes 1e-50 for 2e-16, and all rows with a
probability of 1 rank the same. So the log loss is what the network's own curve shows, and rows are ranked by log odds.
"""

from __future__ import annotations

import numpy as np

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import uses_class_weights
from language.say import mark

R2 = "R²"
# Metrics of which less is better.
RMSE, MAE, LOG_LOSS = "RMSE", "MAE", mark("log loss")
ERRORS = (RMSE, MAE, LOG_LOSS)
ACCURACY, BALANCED = mark("accuracy"), mark("balanced accuracy")
SHARES = (ACCURACY, BALANCED)
ROC, PRECISION_RECALL = mark("ROC AUC"), mark("PR AUC")
# Metrics of classification that say how well rows are ranked.
RANKING = (ROC,)


def scores(
    experiment: Experiment, y: np.ndarray, predicted: np.ndarray, *, unit: float = 1.0, positive: int = 1
) -> dict[str, float]:
    """Metrics by name, of targets (n,) and predictions: values (n,), or probabilities (n, classes).

    `unit` is what a standardized target of 1 is in the target's own unit: errors are in that. `positive` is the class
    of two that curves are about: see `rarer_class`.
    """
    if experiment.dataset.classifies:
        return _of_classes(y, predicted, positive)
    return _of_numbers(y, predicted, unit)


def deciding_metric(experiment: Experiment) -> str:
    """The metric by which models are compared: with class weights all classes count the same."""
    return BALANCED if uses_class_weights(experiment) else experiment.metric


def rarer_class(splits: Splits) -> int:
    """The class of fewest rows, in all parts together: chosen in each, it could be another one in each.

    If both have as many, it is the first.
    """
    return int(np.bincount(np.concatenate([part.y for part in splits.parts])).argmin())


def _of_numbers(y: np.ndarray, predicted: np.ndarray, unit: float) -> dict[str, float]:
    from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error

    return {
        R2: float(r2_score(y, predicted)),
        RMSE: unit * float(root_mean_squared_error(y, predicted)),
        MAE: unit * float(mean_absolute_error(y, predicted)),
    }


def _of_classes(y: np.ndarray, predicted: np.ndarray, positive: int) -> dict[str, float]:
    """For two classes the curves are those of `positive`; for more, the mean over each class against the others."""
    from sklearn.metrics import accuracy_score, average_precision_score, balanced_accuracy_score, roc_auc_score

    classes = predicted.shape[1]
    share, odds = np.eye(classes)[y], _log_odds(predicted)
    truth, said = (share[:, positive], odds[:, positive]) if classes == 2 else (share, odds)
    chosen = predicted.argmax(1)
    return {
        ACCURACY: float(accuracy_score(y, chosen)),
        BALANCED: float(balanced_accuracy_score(y, chosen)),
        ROC: float(roc_auc_score(truth, said)),
        PRECISION_RECALL: float(average_precision_score(truth, said)),
        LOG_LOSS: float(-_log(predicted[np.arange(len(y)), y]).mean()),
    }


def _log_odds(predicted: np.ndarray) -> np.ndarray:
    """Of each class against all others (n, classes), whose probabilities are added up: 1 minus its own may be 0."""
    # Not by a product of matrices, which may add up equal rows in another order.
    others = [np.delete(predicted, one, 1).sum(1) for one in range(predicted.shape[1])]
    return _log(predicted) - _log(np.column_stack(others))


def _log(probabilities: np.ndarray) -> np.ndarray:
    return np.log(np.maximum(probabilities, np.finfo(float).tiny))
