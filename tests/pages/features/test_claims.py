"""What the page on features says of support vector machines: on single features, and with a kernel."""

from __future__ import annotations

import pytest
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from dashboard.analysis import outcome
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.splits import make_splits
from pages.features.tasks import separate
from pages.features.trials.bases import BASES
from pages.features.trials.handmade import HANDMADE
from tests.trained import SEEDS, holds, records

WIDTH = 2.0


def accuracies(dataset: str, features: slice) -> list[float]:
    """Of a linear SVM on some of the hand-made features, on test."""
    scores, make = [], HANDMADE[dataset].make
    for experiment in over_seeds(BASES[dataset], SEEDS):
        train, _, test = make_splits(experiment).parts
        machine = make_pipeline(StandardScaler(), SVC(kernel="linear")).fit(make(train.x)[:, features], train.y)
        scores.append(machine.score(make(test.x)[:, features], test.y))
    return scores


def on_raw_inputs(dataset: str) -> list[float]:
    return [separate(one, "raw").accuracy for one in over_seeds(BASES[dataset], SEEDS)]


def test_the_distance_from_the_centre_alone_tells_two_rings_apart_but_for_noise_and_no_line_does() -> None:
    distance = HANDMADE["circles"].names.index("distance")
    assert holds([score > 0.85 for score in accuracies("circles", slice(distance, distance + 1))])
    assert holds([score < 0.65 for score in on_raw_inputs("circles")])


def test_on_spirals_squares_and_distance_are_no_help_and_the_unwound_angle_is_all_it_needs() -> None:
    unwound = HANDMADE["spirals"].names.index("cos(unwound)")
    assert holds([score < 0.6 for score in accuracies("spirals", slice(unwound))])
    assert holds([score > 0.95 for score in accuracies("spirals", slice(unwound, None))])


@pytest.mark.parametrize("dataset", ["circles", "spirals"])
def test_with_an_rbf_kernel_it_does_about_as_well_on_raw_inputs_as_the_network(dataset: str) -> None:
    networks = [outcome.test_metric(record) for record in records(BASES[dataset])]
    parts = [make_splits(experiment) for experiment in over_seeds(BASES[dataset], SEEDS)]
    machines = [SVC(gamma=WIDTH).fit(p.train.x, p.train.y).score(p.test.x, p.test.y) for p in parts]
    assert holds([machine > network - 0.05 for machine, network in zip(machines, networks, strict=True)])
