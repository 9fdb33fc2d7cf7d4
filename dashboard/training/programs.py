"""Compiled programs, kept for further experiments that can use them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.costs import PROGRAMS_PER_WORKER
from dashboard.experiment.programs.padding import Padding, program_key
from dashboard.training.base_program import BaseProgram
from dashboard.training.padded.program import PaddedProgram
from dashboard.training.program import Program


class Programs:
    """A cache of at most `maxsize` programs; the least recently used one is dropped first.

    `made` counts every program created so far; each is compiled or loaded on its first run.
    """

    def __init__(self, maxsize: int = PROGRAMS_PER_WORKER) -> None:
        self.maxsize = maxsize
        self.made = 0
        self._programs: OrderedDict[Hashable, BaseProgram] = OrderedDict()

    def __len__(self) -> int:
        return len(self._programs)

    def get(self, experiment: Experiment, *, padded: bool = False) -> BaseProgram:
        key = program_key(experiment, padded=padded)
        if key not in self._programs:
            self.made += 1
            self._programs[key] = PaddedProgram(key) if isinstance(key, Padding) else Program(experiment)
        self._programs.move_to_end(key)
        while len(self._programs) > self.maxsize:
            self._programs.popitem(last=False)
        return self._programs[key]


# A process trains one experiment at a time, so that one cache is enough.
PROGRAMS = Programs()
