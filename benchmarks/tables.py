"""Tables that packages ship, read as files: the scores of the page's network beside those of a scikit-learn pipeline.

Both get the same rows for training and testing, the same sizes of layers, and as many epochs. With few rows a score
differs by 0.1 from one split to the next, and by half as much if a network is trained again: means are compared over
seeds, pair by pair, and it is said where these seeds can't tell.
"""

from __future__ import annotations

import os
import tempfile
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

# Seeds are added, up to MOST_SEEDS, as long as the interval leaves open whether two scores are close.
SEEDS, MOST_SEEDS = 20, 80
# How far apart two close scores are at most, on average.
CLOSE = 0.02
CLOSE_TO, UNKNOWN = f"within {CLOSE}", "these seeds can't tell"
Frame = pd.DataFrame


def _bundled(name: str) -> Callable[[], Frame]:
    def load() -> Frame:
        from sklearn import datasets

        frame: Frame = getattr(datasets, f"load_{name}")(as_frame=True).frame
        return frame

    return load


def _of_plotly(name: str) -> Callable[[], Frame]:
    def load() -> Frame:
        import plotly.data

        frame: Frame = getattr(plotly.data, name)()
        return frame.reset_index()

    return load


# Each with its target, whether that is a class, and the columns that are left out.
TABLES: dict[str, tuple[Callable[[], Frame], str, bool, tuple[str, ...]]] = {
    "iris": (_bundled("iris"), "target", True, ()),
    "wine": (_bundled("wine"), "target", True, ()),
    "breast cancer": (_bundled("breast_cancer"), "target", True, ()),
    "digits": (_bundled("digits"), "target", True, ()),
    "diabetes": (_bundled("diabetes"), "target", False, ()),
    "tips, the tip": (_of_plotly("tips"), "tip", False, ("index",)),
    "tips, who smokes": (_of_plotly("tips"), "smoker", True, ("index",)),
    "gapminder": (_of_plotly("gapminder"), "lifeExp", False, ("index", "iso_alpha", "iso_num")),
    "car sharing": (_of_plotly("carshare"), "car_hours", False, ("index",)),
    "experiment": (_of_plotly("experiment"), "experiment_3", False, ("index",)),
    "wine, the alcohol": (_bundled("wine"), "alcohol", False, ()),
    "diabetes, the BMI": (_bundled("diabetes"), "bmi", False, ()),
    "gapminder, product per head": (_of_plotly("gapminder"), "gdpPercap", False, ("index", "iso_alpha", "iso_num")),
    "experiment, who": (_of_plotly("experiment"), "gender", True, ("index",)),
}


def table() -> Any:
    """Test scores over seeds, and how long a file of 20,000 rows takes to be read."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["OVERFIT_LAB_DATA"] = folder
        rows = [_row(name) for name in TABLES]
        return {"tables": rows, "20,000 rows": _reading(20_000)}


def _row(name: str) -> dict[str, Any]:
    from dashboard.data.tables.choices import TableChoices
    from dashboard.data.tables.making import keep, make_table
    from pages.your_data.trials.sizes import own_experiment

    load, target, classes, left_out = TABLES[name]
    frame = load().drop(columns=list(left_out), errors="ignore")
    source = keep(frame.to_csv(index=False).encode(), f"{name}.csv")
    experiment = own_experiment(make_table(source, TableChoices(target, classes=classes)))
    pairs, found = np.zeros((0, 2)), {CLOSE_TO: UNKNOWN}
    while found[CLOSE_TO] == UNKNOWN and len(pairs) < MOST_SEEDS:
        seeds = range(len(pairs), len(pairs) + SEEDS)
        pairs = np.vstack([pairs, [_scores(experiment, frame, target, seed) for seed in seeds]])
        found = _compared(pairs[:, 0] - pairs[:, 1])
    ours, theirs = pairs.mean(0).round(4).tolist()
    about = {"table": name, "rows": len(frame), "metric": experiment.metric, "seeds": len(pairs)}
    row = {**about, "lab": ours, "scikit-learn": theirs, **found}
    print(row, flush=True)
    return row


def _compared(differences: np.ndarray) -> dict[str, Any]:
    """The mean lead of the lab, its 95 % interval, and whether the two are close."""
    from scipy import stats

    mean, error = float(differences.mean()), float(stats.sem(differences))
    low, high = (mean + sign * float(stats.t.ppf(0.975, len(differences) - 1)) * error for sign in (-1, 1))
    close = "yes" if max(-low, high) <= CLOSE else "no" if low > CLOSE or high < -CLOSE else UNKNOWN
    return {"difference": round(mean, 4), "interval": [round(low, 4), round(high, 4)], CLOSE_TO: close}


def _scores(experiment: Any, frame: Frame, target: str, seed: int) -> tuple[float, float]:
    """Test scores of the large network, early stopping on, and of the pipeline, at one seed."""
    from dashboard.analysis import outcome
    from dashboard.experiment import splits
    from dashboard.experiment.settings import change
    from dashboard.training.recording import record_training

    one = change(experiment, data_seed=seed, seed=seed, early_stopping=True)
    record = record_training(one)
    train, _, test = splits.row_places(one)
    x, targets = frame.drop(columns=target), frame[target]
    epochs = outcome.final_epoch(record)
    with warnings.catch_warnings():
        # scikit-learn warns that it has not converged after as many epochs as the lab's network kept.
        warnings.simplefilter("ignore")
        pipeline = _pipeline(one, epochs).fit(x.iloc[train], targets.iloc[train])
    return outcome.test_metric(record), float(pipeline.score(x.iloc[test], targets.iloc[test]))


def _pipeline(experiment: Any, epochs: int) -> Any:
    from sklearn.compose import TransformedTargetRegressor, make_column_selector, make_column_transformer
    from sklearn.impute import SimpleImputer
    from sklearn.neural_network import MLPClassifier, MLPRegressor
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    training = experiment.training
    options = {
        "hidden_layer_sizes": experiment.model.hidden_layers,
        "learning_rate_init": training.learning_rate,
        "batch_size": training.batch_size,
        "max_iter": epochs,
        "alpha": 0.0,
        "n_iter_no_change": epochs + 1,
        "random_state": training.seed,
    }
    if experiment.metric == "R²":
        model = TransformedTargetRegressor(MLPRegressor(**options), transformer=StandardScaler())
    else:
        model = MLPClassifier(**options)
    numbers = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    encode = make_column_transformer(
        (numbers, make_column_selector(dtype_include="number")),
        (OneHotEncoder(handle_unknown="ignore", sparse_output=False), make_column_selector(dtype_exclude="number")),
    )
    return make_pipeline(encode, StandardScaler(), model)


def _reading(rows: int) -> dict[str, float]:
    """Seconds to describe a file with money, dates, gaps and texts, and to make a data set of it."""
    from dashboard.data.tables.choices import TableChoices
    from dashboard.data.tables.making import keep, make_table

    rng = np.random.default_rng(0)
    frame = pd.DataFrame(
        {
            "wage": [f"${wage:,.2f}" for wage in rng.normal(50_000, 9_000, rows)],
            "district": rng.choice(["north", "south", "east"], rows),
            "when": pd.Timestamp("2020-01-01") + pd.to_timedelta(rng.integers(0, 900, rows), unit="D"),
            "age": np.where(rng.random(rows) < 0.1, np.nan, rng.integers(18, 90, rows)),
            "note": rng.choice([f"note {i}" for i in range(300)], rows),
            **{f"x{i}": rng.normal(size=rows).round(3) for i in range(10)},
            "y": rng.normal(size=rows).round(3),
        }
    )
    content, started = frame.to_csv(index=False).encode(), time.perf_counter()
    name = keep(content, "people.csv")
    described = time.perf_counter()
    make_table(name, TableChoices("y"))
    return {"described in": described - started, "rows made in": time.perf_counter() - described}
