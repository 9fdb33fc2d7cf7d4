"""Of what a visitor asked for, only what can't be trained is put back."""

from __future__ import annotations

from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.ui.controls.trainable import trainable


def test_a_loss_that_does_not_fit_a_table_leaves_the_table() -> None:
    classes = "x,y\n" + "".join(f"{i}.5,{'ab'[i % 2]}\n" for i in range(60))
    name = make_table(keep(classes.encode(), "classes.csv"), TableChoices("y"))
    experiment, problems = trainable(change(Experiment(), dataset=name, loss="mse"))
    assert (experiment.data.dataset, experiment.training.loss) == (name, "auto")
    assert problems == ("loss 'mse' does not fit binary: use binary_crossentropy, hinge, sigmoid_mse",)
