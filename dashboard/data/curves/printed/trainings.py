"""Printed lines as those of trainings, each of which counts its epochs from the first again."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from operator import attrgetter
from typing import TypeAlias

from dashboard.data.curves.log import LoggedColumn, logged
from dashboard.data.curves.roles import meaning

# A list of a training's best epochs so far is no longer.
_MOST_RECALLED = 10


@dataclass(frozen=True)
class Line:
    """A line with quantities, and the epoch that it or one above it names."""

    epoch: float | None
    numbered: bool
    losses: Sequence[tuple[str, float]]


# An epoch and its lines.
_Group: TypeAlias = tuple[float | None, Sequence[Line]]


def printed_trainings(lines: Sequence[Line]) -> list[Printed]:
    """An earlier epoch begins a training, unless it is recalled, as the best one so far is."""
    groups = [(epoch, list(several)) for epoch, several in groupby(lines, attrgetter("epoch"))]
    trainings = [Printed()]
    for place, (epoch, several) in enumerate(groups):
        if trainings[-1].is_past(epoch):
            if trainings[-1].are_recalled(groups[place : place + _MOST_RECALLED + 1]):
                trainings[-1].recall(several)
                continue
            trainings.append(Printed())
        for line in several:
            if line.numbered or not trainings[-1].has_evaluated(epoch, line.losses):
                trainings[-1].add(epoch, line.losses)
    return trainings


class Printed:
    """What one training printed: each quantity with its epochs, the `usual` ones, and those `told` of the last one."""

    def __init__(self) -> None:
        self.found: dict[str, list[tuple[float, float]]] = defaultdict(list)
        self.values: dict[tuple[str, float | None], float] = {}
        self.epoch, self.lines = -math.inf, 0
        self.told, self.is_whole = set[str](), False
        self.usual = set[str]()

    def is_past(self, epoch: float | None) -> bool:
        return epoch is not None and self.epoch > epoch

    def are_recalled(self, groups: Sequence[_Group]) -> bool:
        """Whether the first of these, of an earlier epoch, and all to the next that goes on are no new training's."""
        before = list(takewhile(lambda group: self.is_past(group[0]), groups))
        if not all(self._is_known(*group) for group in before):
            return False
        if len(before) == len(groups):
            return len(groups) == 1
        then = groups[len(before)][0]
        return len(before) == 1 or (then is not None and then > self.epoch)

    def _is_known(self, epoch: float | None, lines: Sequence[Line]) -> bool:
        """Whether these lack a usual quantity, or repeat what was told: a new training tells all, with new values."""
        losses = [pair for line in lines for pair in line.losses]
        names = {quantity for quantity, _ in losses}
        lacks = not self.usual <= names if self.usual else self.found.keys().isdisjoint(names)
        return lacks or all(self.values.get((quantity, epoch)) == value for quantity, value in losses)

    def recall(self, lines: Sequence[Line]) -> None:
        """What is told late of an epoch, as by one who evaluates beside the training; nothing that it told before."""
        for line in lines:
            for quantity, value in line.losses:
                if line.epoch is not None and (quantity, line.epoch) not in self.values:
                    self._put(quantity, line.epoch, value)

    def has_evaluated(self, epoch: float | None, losses: Sequence[tuple[str, float]]) -> bool:
        """Whether an epoch that has its validation loss has these, too: Keras's `evaluate` prints another `loss`."""
        if epoch != self.epoch or not self.is_whole:
            return False
        names = [name for name, _ in losses]
        return not self.told.isdisjoint(names) and all(meaning(name).split is None for name in names)

    def add(self, epoch: float | None, losses: Sequence[tuple[str, float]]) -> None:
        """What a line says; where no line says of which epoch, each is one."""
        self.lines += 1
        at = self.lines if epoch is None else epoch
        if at != self.epoch:
            self.epoch, self.told, self.is_whole = at, set(), False
        for quantity, value in losses:
            self._put(quantity, at, value)
            self.told.add(quantity)
            self.is_whole |= meaning(quantity).split == "validation"

    def _put(self, quantity: str, at: float, value: float) -> None:
        self.found[quantity].append((at, value))
        self.values[quantity, at] = value
        if len(self.found[quantity]) > 1:
            self.usual.add(quantity)

    def columns(self, least: int) -> dict[str, LoggedColumn]:
        return {quantity: logged(pairs) for quantity, pairs in self.found.items() if len(pairs) >= least}
