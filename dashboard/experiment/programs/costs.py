"""What programs and their parts take, as measured on the machine of docs/performance.md. All times are in seconds."""

from __future__ import annotations

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import split_sizes, steps_per_epoch

# A worker keeps this many programs, the most recently used.
PROGRAMS_PER_WORKER = 24
# Compiling a program of one architecture: usually, and at the longest.
COMPILE_SECONDS, LONGEST_COMPILE_SECONDS = 1.3, 2.0
PADDED_COMPILE_SECONDS = 2.6
# A step of the optimizer in a program of its own.
STEP_SECONDS = 5e-6
# In an epoch, for each weight and each row of the three sets: forward, back, and evaluated.
WEIGHT_AND_ROW_SECONDS = 1.6e-10
# A single multiplication in a product of matrices, of which there are several for each weight and row.
PRODUCT_SECONDS = 2.5e-11
# What a mini-batch, or a part of the evaluation, takes longer in a padded program for its choices alone.
CHOICES_SECONDS = 5e-6


def epoch_seconds(experiment: Experiment) -> float:
    """What an epoch is expected to take, the same on every machine: its steps, and every weight for every row."""
    products = sum(split_sizes(experiment)) * experiment.parameters
    return steps_per_epoch(experiment) * STEP_SECONDS + products * WEIGHT_AND_ROW_SECONDS
