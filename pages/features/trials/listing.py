"""The page on features in Python: both support vector machines and the network, with their mean accuracies."""

from __future__ import annotations

from dashboard.export.script import experiment_snippet
from dashboard.export.source import definition_of, with_needs
from pages.features.trials.bases import BASES, SEEDS, convolved
from pages.features.trials.handmade import HANDMADE, TURN

_SCIKIT_LEARN = """\
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
"""
_PRINTED = """\
print("raw inputs {:.1%}, hand-made features {:.1%}, network {:.1%}".format(*np.mean(scores, 0)))
"""


def listing(dataset: str, seeds: int = SEEDS) -> str:
    """Lines that fit all three approaches and print their mean accuracies."""
    return _of_images(dataset, seeds) if convolved(dataset) else _of_points(dataset, seeds)


def _of_points(dataset: str, seeds: int) -> str:
    """For two inputs, with the functions that make the features as they stand."""
    make = definition_of(HANDMADE[dataset].make)
    # The one constant that they need stands in its place as a number.
    functions = "\n\n\n".join(one.text for one in with_needs([make]) if one.name != "TURN")
    return f"""\
import numpy as np
from dashboard import Experiment, change, over_seeds, train
{_SCIKIT_LEARN}

{functions.replace("TURN", f"{TURN:g}")}


{experiment_snippet("base", BASES[dataset])}
scores = []
for experiment in over_seeds(base, {seeds}):
    run = train(experiment)
    known, new = run.splits.train, run.splits.test
{_machines(make.name)}
    scores.append((raw, made, run.history["test_accuracy"].iloc[-1]))
{_PRINTED}"""


def _of_images(dataset: str, seeds: int) -> str:
    """For images, whose features take more lines than all else."""
    return f"""\
import numpy as np
from dashboard import Experiment, change, over_seeds
from dashboard.experiment.splits import raw_parts
from dashboard.training.convolution import fit_convolutional
from pages.features.trials.handmade import HANDMADE, images_of
{_SCIKIT_LEARN}
features = HANDMADE["{dataset}"].make  # averages of blocks, edges, histograms of gradients
{experiment_snippet("base", BASES[dataset])}
scores = []
for experiment in over_seeds(base, {seeds}):
    known, _, new = raw_parts(experiment)
{_machines("features")}
    network = fit_convolutional(images_of(known.x), known.y, experiment.training.seed)
    answers = network(images_of(new.x)[..., None]).numpy().argmax(1)
    scores.append((raw, made, np.mean(answers == new.y)))
{_PRINTED}"""


def _machines(features: str) -> str:
    """Both support vector machines on one split; `features` is the function that makes them."""
    return f"""\
    svm = make_pipeline(StandardScaler(), SVC(kernel="linear"))
    raw = svm.fit(known.x, known.y).score(new.x, new.y)
    made = svm.fit({features}(known.x), known.y).score({features}(new.x), new.y)"""
