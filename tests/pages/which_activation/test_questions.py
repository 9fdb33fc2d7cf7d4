"""What is asked of activations needs some."""

from __future__ import annotations

from dashboard.analysis.results import Results
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.ui.controls.settings import EXPERIMENT
from pages.which_activation.questions import asked
from pages.which_activation.trials import activation_arms
from tests.pages.opened import opened

LINEAR_ONLY = change(Experiment(), hidden_layers=())


def test_without_a_hidden_layer_nothing_is_asked_and_the_page_says_why() -> None:
    assert asked(Results.of(activation_arms(LINEAR_ONLY), [])) == ()
    assert len(asked(Results.of(activation_arms(Experiment()), []))) == 2
    app = opened("which_activation", **{EXPERIMENT.name: LINEAR_ONLY, "which_activation seeds": 3})
    assert "no hidden layer" in app.info[0].value
