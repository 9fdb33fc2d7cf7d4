"""What the lesson on selecting inputs computes: of inputs of noise, those that correlate most with classes are kept."""

from __future__ import annotations

from dataclasses import dataclass

# Inputs to choose from; the last one and the setting below are those of the published example.
INPUTS = (100, 200, 500, 1000, 2000, 5000)
ROWS, KEPT = (20, 50, 100, 200), (10, 30, 100)
FOLDS = 5
NEW_ROWS = 200
SEEDS = (5, 50, 20)


@dataclass(frozen=True)
class Setting:
    """So many `rows`, half of each class, and the inputs that are `kept` of all; everything is noise."""

    rows: int = 50
    kept: int = 100


def by_hand(setting: Setting, seeds: int) -> str:
    """What the page computes with the most inputs, in NumPy and scikit-learn."""
    return f"""\
import numpy as np
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.model_selection import PredefinedSplit, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline

rows, inputs, kept = {setting.rows}, {INPUTS[-1]}, {setting.kept}
select, nearest = SelectKBest(f_classif, k=kept), KNeighborsClassifier(1)
y, folds = np.arange(rows) // {FOLDS} % 2, PredefinedSplit(np.arange(rows) % {FOLDS})
right = []
for seed in range({seeds}):
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((rows, inputs))
    best = np.argsort(-select.fit(x, y).scores_)[:kept]
    before = cross_val_score(nearest, x[:, best], y, cv=folds)
    inside = cross_val_score(make_pipeline(select, nearest), x, y, cv=folds)
    fresh = rng.standard_normal(({NEW_ROWS}, kept)), np.arange({NEW_ROWS}) % 2
    right.append((before.mean(), inside.mean(), nearest.fit(x[:, best], y).score(*fresh)))
errors = 1 - np.mean(right, 0)
print("selected before the split {{:.1%}}, inside the folds {{:.1%}}, on new rows {{:.1%}}".format(*errors))
"""
