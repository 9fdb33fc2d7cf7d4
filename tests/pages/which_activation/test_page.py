"""The lesson on activations over seeds."""

from __future__ import annotations

import pytest

from dashboard.analysis.best_arm import best_in_words
from dashboard.analysis.results import Results
from dashboard.experiment.arms import grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.activations import ACTIVATIONS
from language.languages import speaking
from pages.which_activation.trials import LINEAR, activation_arms
from tests.pages.opened import opened, words
from tests.trained import trained


@pytest.mark.long
def test_every_activation_is_trained_and_the_finding_is_computed_from_what_was() -> None:
    app = opened("which_activation", **{"which_activation seeds": 3})
    assert not app.exception
    arms = activation_arms(Experiment())
    assert [arm.name for arm in arms] == list(ACTIVATIONS)
    assert best_in_words(Results.of(arms, [trained(one) for one in grid(arms, 3)]), LINEAR) in words(app)
    assert all(f"| {name} |" in words(app) for name in ACTIVATIONS)


def test_activations_have_keras_s_names_in_korean_too() -> None:
    with speaking("ko"):
        assert [arm.title for arm in activation_arms(Experiment())] == list(ACTIVATIONS)


def test_it_is_about_the_experiment_of_the_lab() -> None:
    arms = activation_arms(change(Experiment(), dataset="sine"))
    assert {arm.experiment.dataset.name for arm in arms} == {"sine"}
