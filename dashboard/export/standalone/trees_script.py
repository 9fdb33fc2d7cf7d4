"""Boosted trees on the rows of an experiment, as a script that stands alone: where they are better than a network."""

from __future__ import annotations

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import uses_class_weights
from dashboard.export.fragment import NUMPY, Fragment, joined
from dashboard.export.standalone.keras_data import rows_fragment
from language.languages import ENGLISH, speaking


@speaking(ENGLISH)
def trees_script(experiment: Experiment) -> str:
    """A script that trains scikit-learn's boosted trees on the same rows, and prints what they score on the others."""
    classifies = experiment.dataset.classifies
    model = f"HistGradientBoosting{'Classifier' if classifies else 'Regressor'}"
    options = "random_state=0, early_stopping=False"
    metric, score = experiment.metric, "model.score(x[rows], y[rows])"
    imports = {f"from sklearn.ensemble import {model}"}
    if uses_class_weights(experiment):
        options += ', class_weight="balanced"'
        metric, score = "balanced accuracy", "balanced_accuracy_score(y[rows], model.predict(x[rows]))"
        imports.add("from sklearn.metrics import balanced_accuracy_score")
    trees = Fragment(
        "\n".join(
            [
                "# The trees of the page's comparison. They need no standardized inputs, and don't mind them.",
                f"model = {model}({options})",
                "model.fit(x[train], y[train])",
                'for name, rows in (("validation", val), ("test", test)):',
                f'    print(name, "{metric}", round({score}, 4))',
            ]
        ),
        imports=NUMPY | imports,
    )
    said = f"Boosted trees of scikit-learn on the rows of Overfit Lab: prints {metric} of those held out."
    return f'"""{said}"""\n\n{joined([rows_fragment(experiment), trees]).whole()}'
