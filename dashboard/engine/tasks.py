"""Tasks for `Engine.call`, beside the lab's own trainings.

What they need is imported inside the functions, so that a page can name a task without loading it.
"""

from __future__ import annotations

from dashboard.experiment.approaches import Convolutional, Inputs, Separator
from dashboard.experiment.spec import Experiment


def separate(experiment: Experiment, inputs: Inputs) -> Separator:
    from dashboard.training.pipelines import fit_separator

    return fit_separator(experiment, inputs)


def convolve(experiment: Experiment) -> Convolutional:
    from dashboard.training.convolution import fit_convolutional

    return fit_convolutional(experiment)
