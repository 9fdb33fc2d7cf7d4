"""What a worker fits for this lesson. Its libraries are loaded there, and not where a page names a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import make_splits, raw_parts
from pages.features.trials.approaches import Convolutional, Inputs, Separator, features_for
from pages.features.trials.handmade import images_of

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline


def build_pipeline(dataset: str, inputs: Inputs) -> Pipeline:
    """Machine learning in several steps: features, standardization, and a linear support vector machine."""
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import FunctionTransformer, StandardScaler
    from sklearn.svm import SVC

    return Pipeline(
        [
            ("features", FunctionTransformer(features_for(dataset, inputs))),
            ("standardize", StandardScaler()),
            ("classify", SVC(kernel="linear")),
        ]
    )


def separate(experiment: Experiment, inputs: Inputs) -> Separator:
    """Fits the pipeline to the training set. Images keep their pixels' own scale; other inputs are standardized."""
    dataset = experiment.data.dataset
    images = experiment.inputs > 2
    train, _, test = raw_parts(experiment) if images else make_splits(experiment).parts
    pipeline = build_pipeline(dataset, inputs).fit(train.x, train.y)
    accuracy = float(pipeline.score(test.x, test.y))
    if experiment.classes > 2:
        return Separator(dataset, inputs, accuracy, np.zeros((0, 1)), np.zeros(0))
    scale, machine = pipeline["standardize"], pipeline["classify"]
    weights = machine.coef_[0] / scale.scale_
    bias = machine.intercept_ - weights @ scale.mean_
    return Separator(dataset, inputs, accuracy, weights[:, None], bias)


def convolve(experiment: Experiment) -> Convolutional:
    """Trains a convolutional network on the training set; every seed makes another network and another split."""
    from dashboard.training.convolution import fit_convolutional

    train, _, test = raw_parts(experiment)
    images = images_of(test.x)
    model = fit_convolutional(images_of(train.x), train.y, experiment.training.seed)
    predicted = np.argmax(np.asarray(model(images[..., None], training=False)), -1)
    kernel, bias = model.layers[0].get_weights()
    examples = np.stack([images[np.argmax(test.y == digit)] for digit in range(10)])
    return Convolutional(float(np.mean(predicted == test.y)), kernel[:, :, 0], bias, examples)
