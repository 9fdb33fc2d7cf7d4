"""Boosted trees on the rows of an experiment, as a script that stands alone: where they are better than a network."""

from __future__ import annotations

from dashboard.experiment.experiment import Experiment
from dashboard.export.fragment import NUMPY, Fragment, joined
from dashboard.export.standalone.keras_data import rows_fragment
from language.languages import ENGLISH, speaking


@speaking(ENGLISH)
def trees_script(experiment: Experiment) -> str:
    """A script that trains scikit-learn's boosted trees on the same rows, and prints what they score on the others."""
    classifies = experiment.dataset.classifies
    model = f"HistGradientBoosting{'Classifier' if classifies else 'Regressor'}"
    trees = Fragment(
        "\n".join(
            [
                "# The trees of the page's comparison. They need no standardised inputs, and don't mind them.",
                f"model = {model}(random_state=0, early_stopping=False)",
                "model.fit(x[train], y[train])",
                'for name, rows in (("validation", val), ("test", test)):',
                f'    print(name, "{experiment.metric}", round(model.score(x[rows], y[rows]), 4))',
            ]
        ),
        imports=NUMPY | {f"from sklearn.ensemble import {model}"},
    )
    said = f"Boosted trees of scikit-learn on the rows of Overfit Lab: prints {experiment.metric} of those held out."
    return f'"""{said}"""\n\n{joined([rows_fragment(experiment), trees]).whole()}'
