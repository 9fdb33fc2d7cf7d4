"""What a worker does for this lesson; TensorFlow is loaded there, and not where a page names the task."""

from __future__ import annotations

import numpy as np

from dashboard.experiment.experiment import Experiment


def dropout_masks(experiment: Experiment, steps: int) -> list[list[np.ndarray]]:
    """The masks of the first steps of a training: see `dashboard.training.dropout`."""
    from dashboard.training import dropout

    return dropout.dropout_masks(experiment, steps)
