"""Compiles what the lessons train before a server starts: for an image, or once for many servers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain

from dashboard.engine.batch import batch_runs
from dashboard.engine.environment import EngineSettings
from dashboard.engine.scheduling.rehearsal import REHEARSAL, one_per_program
from dashboard.engine.worker import ENVIRONMENT
from dashboard.experiment.limits import LimitError, Limits
from dashboard.ui.lessons import rehearsals


def compile_lessons() -> Iterator[str]:
    """Compiles each program that a lesson needs at its defaults, or loads it, and keeps it in OVERFIT_LAB_PROGRAMS.

    Yields a line after each. TensorFlow must not have been loaded yet, as it reads its environment only then.
    """
    os.environ.update(ENVIRONMENT)
    from dashboard.training.recording import record_training

    padded = EngineSettings().padded
    batches = (batch_runs(batch, REHEARSAL, padded=padded) for batch in rehearsals())
    runs = list(one_per_program(chain.from_iterable(batches)))
    for number, run in enumerate(runs, 1):
        try:
            record_training(run.record.experiment, Limits(), padded=run.padded)
        except LimitError as error:
            yield f"{number} of {len(runs)}: left out. {error}"
        else:
            yield f"{number} of {len(runs)}"
