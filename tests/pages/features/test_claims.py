"""What the page on features says of a support vector machine with a kernel."""

from __future__ import annotations

import pytest
from sklearn.svm import SVC

from dashboard.analysis import outcome
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.splits import make_splits
from pages.features.trials.bases import BASES
from tests.trained import SEEDS, holds, records

WIDTH = 2.0


@pytest.mark.parametrize("dataset", ["circles", "spirals"])
def test_with_an_rbf_kernel_it_does_about_as_well_on_raw_inputs_as_the_network(dataset: str) -> None:
    networks = [outcome.test_metric(record) for record in records(BASES[dataset])]
    parts = [make_splits(experiment) for experiment in over_seeds(BASES[dataset], SEEDS)]
    machines = [SVC(gamma=WIDTH).fit(p.train.x, p.train.y).score(p.test.x, p.test.y) for p in parts]
    assert holds([machine > network - 0.05 for machine, network in zip(machines, networks, strict=True)])
