"""How well one column predicts the target, or a few, and all of them tell two kinds of rows apart: cross-validated."""

from __future__ import annotations

import numpy as np

from dashboard.data.tables.inspected import Inspected, Inspection

FOLDS = 5
LEAF, DEPTH = 0.01, 6


def tree_score(table: Inspection, *columns: Inspected) -> float:
    """R² of a tree on these columns, or how far its balanced accuracy is on the way from guessing (0) to perfect (1).

    Cross-validated over FOLDS folds that are drawn at random; where the split follows an order, of the last fold alone.
    A table with rows of one class tells nothing: 0.
    """
    from sklearn.metrics import r2_score
    from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

    x = np.column_stack([_filled(column.values) for column in columns])
    labels = np.unique(table.y)
    if table.labels and len(labels) < 2:
        return 0.0
    options = {"max_depth": DEPTH, "min_samples_leaf": max(2, round(LEAF * table.rows)), "random_state": 0}
    classes = DecisionTreeClassifier(class_weight="balanced", **options)
    tree = classes if table.labels else DecisionTreeRegressor(**options)
    said = [(table.y[test], tree.fit(x[train], table.y[train]).predict(x[test])) for train, test in _folds(table, x)]
    if not table.labels:
        return max(0.0, float(np.mean([r2_score(truth, answers) for truth, answers in said])))
    # Over all folds at once: one that has no row of a rare class would count as perfect on it.
    truth, answers = (np.concatenate(one) for one in zip(*said, strict=True))
    found = float(np.mean([np.mean(answers[truth == label] == label) for label in np.unique(truth)]))
    return max(0.0, (found - 1 / len(labels)) / (1 - 1 / len(labels)))


def _folds(table: Inspection, x: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """The places of rows that train, and of those that test."""
    from sklearn.model_selection import KFold, StratifiedKFold

    if table.sequence is not None:
        last = len(table.sequence) - len(table.sequence) // FOLDS
        return [(table.sequence[:last], table.sequence[last:])]
    enough = bool(table.labels) and np.unique(table.y, return_counts=True)[1].min() >= FOLDS
    return list((StratifiedKFold if enough else KFold)(FOLDS, shuffle=True, random_state=0).split(x, table.y))


def target_columns(table: Inspection) -> np.ndarray:
    """The target as numbers (n, 1), or as one column a class (n, classes): the numbers of classes have no order."""
    if not table.labels:
        return table.y[:, None].astype(float)
    return np.eye(int(table.y.max()) + 1)[table.y.astype(int)]


def squared_correlation(answers: np.ndarray, y: np.ndarray) -> float:
    """The squared correlation of answers (n, k) with what they answer to (n, k), all k together.

    0 where it is negative: an answer that is wrong on purpose tells nothing, as the mean of the others does where each
    group has as many of each class. 0 too where either is constant.
    """
    off, around = answers - answers.mean(0), y - y.mean(0)
    size = float(np.sum(off**2)) * float(np.sum(around**2))
    return max(float(np.sum(off * around)), 0.0) ** 2 / size if size > 0 else 0.0


def by_size(values: np.ndarray, y: np.ndarray) -> float:
    """How much of `y` (n, k) a tree says of values that it has not seen: neighbours tell of an age, not of a name.

    Over FOLDS folds, each of which holds all rows of a value.
    """
    from sklearn.model_selection import GroupKFold, cross_val_predict
    from sklearn.tree import DecisionTreeRegressor

    tree = DecisionTreeRegressor(max_depth=DEPTH, min_samples_leaf=max(2, round(LEAF * len(y))), random_state=0)
    answers = cross_val_predict(tree, values[:, None], y, groups=values, cv=GroupKFold(FOLDS))
    return squared_correlation(answers.reshape(y.shape), y)


def is_monotone(values: np.ndarray) -> bool:
    """Whether a column goes on rising or falling from row to row, as one does that only says which row it is."""
    return len(values) > 1 and bool(np.all(np.diff(values) > 0) or np.all(np.diff(values) < 0))


def residuals_in_new_groups(x: np.ndarray, y: np.ndarray, group: np.ndarray) -> np.ndarray:
    """What boosted trees on `x` (n, columns) leave of targets (n, k) in groups (n,) that they did not see: (n, k)."""
    from sklearn.ensemble import HistGradientBoostingRegressor
    from sklearn.model_selection import GroupKFold, cross_val_predict

    if not x.shape[1]:
        return y - y.mean(0)
    trees, x = HistGradientBoostingRegressor(max_iter=50, early_stopping=False, random_state=0), _all_filled(x)
    folds = {"groups": group, "cv": GroupKFold(FOLDS)}
    return y - np.column_stack([cross_val_predict(trees, x, column, **folds) for column in y.T])


def out_of_fold_residuals(x: np.ndarray, y: np.ndarray, *, classes: bool) -> np.ndarray:
    """What boosted trees on `x` (n, columns) leave of targets (n,) that they did not see: (n, 1), or (n, classes)."""
    from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
    from sklearn.model_selection import KFold, StratifiedKFold, cross_val_predict

    options, x = {"max_iter": 50, "early_stopping": False, "random_state": 0}, _all_filled(x)
    if not classes:
        folds = KFold(3, shuffle=True, random_state=0)
        return (y - cross_val_predict(HistGradientBoostingRegressor(**options), x, y, cv=folds))[:, None]
    folds = StratifiedKFold(3, shuffle=True, random_state=0)
    trees = HistGradientBoostingClassifier(**options)
    occurring, place = np.unique(y, return_inverse=True)
    return np.eye(len(occurring))[place] - cross_val_predict(trees, x, place, cv=folds, method="predict_proba")


def separation_auc(x: np.ndarray, kind: np.ndarray) -> float:
    """The ROC AUC of boosted trees that tell rows of kind 1 from those of kind 0."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    trees = HistGradientBoostingClassifier(max_iter=50, early_stopping=False, random_state=0)
    folds = StratifiedKFold(3, shuffle=True, random_state=0)
    said = cross_val_predict(trees, _all_filled(x), kind, cv=folds, method="predict_proba")[:, 1]
    return float(roc_auc_score(kind, said))


def _all_filled(x: np.ndarray) -> np.ndarray:
    """Columns (n, k) without gaps: boosted trees fail on one that is empty in all rows that they train on."""
    return np.column_stack([_filled(column) for column in x.T])


def _filled(values: np.ndarray) -> np.ndarray:
    """Empty cells hold a value that stands apart, so that emptiness itself can predict."""
    known = values[np.isfinite(values)]
    return np.nan_to_num(values, nan=float(known.min() - 1.0 - np.ptp(known)) if len(known) else 0.0)
