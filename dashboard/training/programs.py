"""Compiled programs, kept for the next experiment of the same architecture."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import architecture
from dashboard.training.program import Program

MOST = 24


class Programs:
    """The most recently used programs, at most `most` of them."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self._kept: OrderedDict[Hashable, Program] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, experiment: Experiment, sizes: tuple[int, int, int]) -> Program:
        key = architecture(experiment, sizes)
        if key not in self._kept:
            self._kept[key] = Program(experiment, sizes)
        self._kept.move_to_end(key)
        while len(self._kept) > self.most:
            self._kept.popitem(last=False)
        return self._kept[key]


# A process trains one experiment at a time, so one collection serves it.
PROGRAMS = Programs()
