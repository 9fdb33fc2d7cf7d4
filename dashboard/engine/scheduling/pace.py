"""How long a training will take, from those that this server has done."""

from __future__ import annotations

from collections.abc import Hashable

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import architecture
from dashboard.experiment.splits import split_sizes

# Before anything was measured: compiling, a step of the optimizer, and one weight times one row, forward and back. From
# the workloads W1 and W2 of docs/performance.md.
COMPILE_SECONDS = 1.3
STEP_SECONDS = 5e-6
PRODUCT_SECONDS = 1.6e-10


class Pace:
    """Seconds an epoch by architecture, as measured. The latest training counts."""

    def __init__(self) -> None:
        self._measured: dict[Hashable, float] = {}

    def note(self, key: Hashable, epochs: int, seconds: float) -> None:
        """A training of so many epochs took so long, its program compiled before."""
        if epochs:
            self._measured[key] = seconds / epochs

    def seconds(self, experiment: Experiment) -> float:
        """What a training of all its epochs would take, compiling included where that has to come first."""
        epochs = experiment.training.epochs
        measured = self._measured.get(architecture(experiment))
        return epochs * measured if measured is not None else COMPILE_SECONDS + epochs * _guess(experiment)


def _guess(experiment: Experiment) -> float:
    """Seconds an epoch: its steps, and forward and back through every weight for every row."""
    sizes = split_sizes(experiment)
    steps = -(-sizes[0] // experiment.training.batch_size)
    return steps * STEP_SECONDS + sum(sizes) * experiment.parameters * PRODUCT_SECONDS
