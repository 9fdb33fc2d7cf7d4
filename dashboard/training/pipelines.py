"""Machine learning in several steps: features, standardisation, and a linear support vector machine."""

from __future__ import annotations

import numpy as np
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler
from sklearn.svm import SVC

from dashboard.experiment.approaches import Inputs, Separator, features_for
from dashboard.experiment.spec import Experiment
from dashboard.experiment.splits import make_splits, raw_parts


def build_pipeline(dataset: str, inputs: Inputs) -> Pipeline:
    return Pipeline([
        ("features", FunctionTransformer(features_for(dataset, inputs))),
        ("standardise", StandardScaler()),
        ("classify", SVC(kernel="linear")),
    ])  # fmt: skip


def fit_separator(experiment: Experiment, inputs: Inputs) -> Separator:
    """Fits the pipeline to the training set. Images keep their pixels' own scale; other inputs are standardised."""
    dataset = experiment.data.dataset
    images = experiment.inputs > 2
    train, _, test = raw_parts(experiment) if images else make_splits(experiment).parts
    pipeline = build_pipeline(dataset, inputs).fit(train.x, train.y)
    accuracy = float(pipeline.score(test.x, test.y))
    if experiment.classes > 2:
        return Separator(dataset, inputs, accuracy, np.zeros((0, 1)), np.zeros(0))
    scale, machine = pipeline["standardise"], pipeline["classify"]
    weights = machine.coef_[0] / scale.scale_
    bias = machine.intercept_ - weights @ scale.mean_
    return Separator(dataset, inputs, accuracy, weights[:, None], bias)
