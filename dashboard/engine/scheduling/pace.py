"""How long a training will take, from those that this server has done."""

from __future__ import annotations

from collections.abc import Hashable

from dashboard.engine.scheduling.latest import Latest
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.architecture import architecture
from dashboard.experiment.programs.costs import COMPILE_SECONDS, PADDED_COMPILE_SECONDS, epoch_seconds
from dashboard.experiment.programs.padding import Padding, program_key


class Pace:
    """Seconds an epoch for each architecture, as its latest training took, and which programs are compiled."""

    def __init__(self, *, padded: bool = False) -> None:
        self.padded = padded
        self._measured: Latest[Hashable, float] = Latest()
        self._compiled: Latest[Hashable, None] = Latest()

    def note_program(self, compiled: Hashable) -> None:
        """Notes that a worker has this program, since it has trained something."""
        self._compiled[compiled] = None

    def note(self, experiment: Experiment, epoch_seconds: float | None, *, padded: bool) -> None:
        """Notes how long each epoch of a training took, where that is known."""
        # A program that a batch has for itself says nothing about single trainings.
        if epoch_seconds is not None and padded == self.padded:
            self._measured[architecture(experiment)] = epoch_seconds
            self.note_program(program_key(experiment, padded=self.padded))

    def seconds(self, *experiments: Experiment) -> float:
        """How long trainings of all their epochs would take, including compiling each new program once."""
        paces = ((one.training.epochs, self._measured.get(architecture(one)), one) for one in experiments)
        total = sum(epochs * (epoch_seconds(one) if measured is None else measured) for epochs, measured, one in paces)
        programs = {program_key(one, padded=self.padded) for one in experiments}
        # One by one: another thread may note a program meanwhile.
        return total + sum(_compile_seconds(program) for program in programs if program not in self._compiled)


def _compile_seconds(compiled: Hashable) -> float:
    return PADDED_COMPILE_SECONDS if isinstance(compiled, Padding) else COMPILE_SECONDS
