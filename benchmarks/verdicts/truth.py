"""What is true of a training, in the numbers that the verdict is defined by, and the verdicts that these allow.

`low`, `end`, `soon` and `later` are losses on rows that the training has not seen: the lowest up to the epoch judged,
that of the epoch judged, that of twice the epochs, and the lowest until four times. A verdict is true if the definition
gives it with some of its limits moved by BAND either way: nothing depends on whether a rise is 5 or 7 %. Where that
leaves more than one, or where other validation rows or an epoch more or less would often say otherwise, "can't tell" is
true as well. A verdict that names the kinds it can't tell from each other is right where one of them is true.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from dashboard.analysis.verdict import above_constant, fall, gap, rise
from dashboard.analysis.verdict.rules import few_epochs
from dashboard.analysis.verdict.verdict import Kind

# How far a limit of the definition may be moved.
BAND = 1.5
# "Can't tell" is true where at least this share of draws says otherwise than most.
OTHERWISE = 0.1
# On shipped data the splits themselves differ: what is true of this share of them is true of one of them.
OFTEN = 0.25
# Whether more epochs would help is tried up to this multiple of them.
LONGER = 4
# Of draws of validation rows, the shares in which a rise counts, the gap is wide, and anything was learned.
OfDraws = tuple[float, float, float]


class Moved(NamedTuple):
    """What the limits of the definition are multiplied by, each for what it is a limit of."""

    rise: float = 1.0
    gap: float = 1.0
    fall: float = 1.0
    learned: float = 1.0


@dataclass(frozen=True)
class Truth:
    """`constant` is what a constant prediction loses on the training rows, and `there` on the rows of all other losses.

    `memorized` is the share of the gap that fresh rows like those of training have too: the rest is a shift.

    `of_draws` are shares of draws of as many validation rows, and of single epochs near those measured. `peak` is the
    highest training loss.
    """

    epochs: int
    constant: float
    stopped_early: bool = False
    overflowed: bool = False
    low: float = math.nan
    end: float = math.nan
    soon: float = math.nan
    later: float = math.nan
    train: float = math.nan
    train_rise: float = math.nan
    memorized: float = 1.0
    of_draws: OfDraws = (0.0, 0.0, 0.0)
    there: float = math.nan
    peak: float = math.nan

    def learns(self, moved: float = 1.0) -> bool:
        """Whether either loss is below that of a constant prediction for the same rows."""
        most = 1.0 - moved * gap.LEARNED
        return self.train <= most * self.constant or self.end <= most * self.constant_there

    @property
    def constant_there(self) -> float:
        return self.there if math.isfinite(self.there) else self.constant

    @property
    def came_down(self) -> bool:
        return self.train < above_constant.CAME_DOWN * self.peak


def soon_after(epoch: int) -> list[int]:
    """Epochs up to twice as many: a training whose loss falls there had too few epochs, even if it overfits later."""
    return [round(times * epoch) for times in (1.25, 1.5, 2.0)]


def allowed(truth: Truth) -> frozenset[Kind]:
    """The verdicts that are true, or all but true."""
    kinds = {_kind(truth, Moved(*factors)) for factors in itertools.product((1 / BAND, 1.0, BAND), repeat=4)}
    kinds |= _both(truth, kinds)
    if truth.epochs < few_epochs.FEWEST_EPOCHS:
        kinds.add("too few epochs")
    if len(kinds) > 1 or any(OTHERWISE <= share <= 1 - OTHERWISE for share in truth.of_draws):
        kinds.add("can't tell")
    return frozenset(kinds)


def _both(truth: Truth, kinds: set[Kind]) -> set[Kind]:
    """Of what only four times its epochs would help, it is as true what it is now as that they were too few."""
    if kinds == {"too few epochs"} and not falls(truth, 1 / BAND):
        return {"underfitting"} if not truth.learns() else set()
    more = truth.end - truth.later >= (LONGER - 1) * least_fall(truth)
    return {"too few epochs"} if "good fit" in kinds and more else set()


def plainly(truth: Truth) -> Kind:
    """The verdict that the definition gives with its limits as they are; of fewer than five epochs, too few."""
    kind = _kind(truth, Moved())
    short = truth.epochs < few_epochs.FEWEST_EPOCHS and not truth.stopped_early
    return "too few epochs" if short and kind != "diverged" else kind


def often(truths: Sequence[Truth]) -> frozenset[Kind]:
    """The verdicts that the definition gives at a share of OFTEN of repeated splits."""
    kinds = [plainly(truth) for truth in truths]
    return frozenset(kind for kind in kinds if kinds.count(kind) >= OFTEN * len(kinds))


def _kind(truth: Truth, moved: Moved) -> Kind:
    """The definition, with its limits multiplied: the first that holds, in the order of the verdict's rules."""
    many = above_constant.DIVERGED * moved.learned * truth.constant_there
    blown_up = truth.peak > above_constant.BLOWN_UP * moved.learned * truth.constant and truth.end > many
    rose = rises(truth.low, truth.end, truth.constant, moved.rise)
    wide = is_wide(truth.train, truth.end, truth.constant, moved.gap)
    shifted = truth.memorized < 0.5 / moved.gap
    learned = truth.learns(moved.learned)
    begins = truth.later < (1.0 - gap.LEARNED * moved.learned * moved.fall) * truth.constant_there
    tree: tuple[tuple[Kind, bool], ...] = (
        ("diverged", _diverged(truth, moved)),
        ("unstable", blown_up and truth.came_down and truth.low > many),
        ("unstable", rose and _training_rose(truth, moved)),
        ("shift", rose and shifted),
        ("overfitting", rose),
        ("unstable", blown_up and truth.train <= _far(truth, moved)),
        ("too few epochs", falls(truth, moved.fall) or (begins and not learned)),
        ("overfitting", wide and not shifted),
        ("shift", wide),
        ("unstable", _worse_than_constant(truth, moved)),
        ("underfitting", not learned),
        ("good fit", True),
    )
    return next(kind for kind, holds in tree if holds)


def _far(truth: Truth, moved: Moved) -> float:
    """The training loss above which a training has diverged."""
    least = above_constant.BLOWN_UP if truth.came_down else above_constant.DIVERGED
    return least * moved.learned * truth.constant


def _diverged(truth: Truth, moved: Moved) -> bool:
    far, halved = _far(truth, moved), truth.later * moved.fall <= 0.5 * truth.end
    rose_there = truth.train_rise > moved.rise * rise.WORSE_OF_RISE * truth.train and truth.later > far
    return truth.overflowed or (truth.train > far and (rose_there or not halved))


def _training_rose(truth: Truth, moved: Moved) -> bool:
    """Whether training loss rose as well: by a share of the validation loss's rise, unless nothing is learned by it."""
    lost = truth.train > (1.0 - gap.LEARNED * moved.learned) * truth.constant
    of_rise = 0.0 if lost else rise.WORSE_OF_RISE * (truth.end - truth.low)
    return truth.train_rise > moved.rise * max(rise.WORSE * truth.constant, of_rise)


def _worse_than_constant(truth: Truth, moved: Moved) -> bool:
    above = truth.train > (1.0 + (above_constant.WORSE_THAN_CONSTANT - 1.0) * moved.learned) * truth.constant
    return above and truth.train_rise > moved.rise * rise.WORSE * truth.constant


def rises(low: float, end: float, constant: float, moved: float = 1.0) -> bool:
    return end - low >= moved * max(rise.OF_LOWEST * low, rise.OF_SCALE * constant)


def is_wide(train: float, end: float, constant: float, moved: float = 1.0) -> bool:
    return end - train >= moved * gap.OF_SCALE * constant and end >= (1 + moved * (gap.RATIO - 1)) * train


def learns(train: float, end: float, constant: float) -> bool:
    return min(train, end) <= (1.0 - gap.LEARNED) * constant


def one_draw(low: float, end: float, train: float, constant: float) -> tuple[bool, bool, bool]:
    """Whether a rise counts, the gap is wide, and anything was learned, by the losses of one draw of rows."""
    return rises(low, end, constant), is_wide(train, end, constant), learns(train, end, constant)


def shares(draws: Sequence[tuple[bool, bool, bool]]) -> OfDraws:
    rose, wide, learned = np.mean(draws, 0)
    return float(rose), float(wide), float(learned)


def falls(truth: Truth, moved: float = 1.0) -> bool:
    return truth.end - truth.soon >= moved * least_fall(truth)


def least_fall(truth: Truth) -> float:
    return fall.least_fall(truth.end, truth.constant)
